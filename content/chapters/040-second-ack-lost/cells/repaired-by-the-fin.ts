import { cell, slider } from 'last-ack';
import { ackLost } from './ack-lost-once.ts';

export default cell({
  parameters: {
    thinkMs: slider({
      label: { en: 'Server thinks', zh: '服务端考虑' },
      unit: 'ms',
      min: 50,
      max: 500,
      step: 10,
      value: 120,
    }),
  },
  run: ({ thinkMs }) => ackLost([1], thinkMs),
});
