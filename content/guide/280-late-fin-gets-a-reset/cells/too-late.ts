import { cell, closing, slider } from 'last-ack';

export default cell({
  parameters: {
    thinkS: slider({
      label: 'The server closes after',
      unit: 's',
      min: 1,
      max: 120,
      value: 90,
    }),
  },
  run: ({ thinkS }) => closing({ thinkMs: thinkS * 1000 }),
});
