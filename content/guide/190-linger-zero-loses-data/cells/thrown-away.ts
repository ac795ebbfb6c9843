import { cell, close, closing, linger, outcome, recvUntilEof, send, toggle } from 'last-ack';

const sent = 20_000;
const upload = (zero: boolean) =>
  closing({
    rttMs: 80,
    clientCalls: [send(sent), ...(zero ? [linger(0)] : []), close()],
    serverCalls: [recvUntilEof(), close()],
  });

export default cell({
  parameters: {
    zero: toggle({ label: 'SO_LINGER with zero seconds', value: true }),
  },
  run: ({ zero }) => upload(zero),
  facts: ({ zero }) => ({ sent, arrived: outcome(upload(zero)).delivered.server }),
});
