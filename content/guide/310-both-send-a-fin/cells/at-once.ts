import { at, cell, close, closing, slider } from 'last-ack';

export default cell({
  parameters: {
    apartMs: slider({
      label: 'The server closes later by',
      unit: 'ms',
      min: 0,
      max: 60,
      value: 0,
    }),
  },
  run: ({ apartMs }) =>
    closing({ rttMs: 40, clientCalls: [at(500, close())], serverCalls: [at(500 + apartMs, close())] }),
});
