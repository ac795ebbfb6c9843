import { at, cell, close, closing, slider } from 'last-ack';

export default cell({
  parameters: {
    apartMs: slider({
      label: { en: 'The server closes later by', zh: '服务端晚关' },
      unit: 'ms',
      min: 0,
      max: 60,
      value: 0,
    }),
  },
  run: ({ apartMs }) =>
    closing({ rttMs: 40, clientCalls: [at(500, close())], serverCalls: [at(500 + apartMs, close())] }),
});
