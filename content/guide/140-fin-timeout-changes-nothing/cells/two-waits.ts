import { cell, close, closing, finTimeout, sleep, toggle } from 'last-ack';

export default cell({
  parameters: {
    fin: finTimeout({ max: 120, value: 10 }),
    closes: toggle({ label: 'The server closes', value: true }),
  },
  run: ({ fin, closes }) =>
    closing({
      client: { tcp_fin_timeout: fin },
      after: closes ? [sleep(100), close()] : [sleep(300_000)],
    }),
});
