import { cell, closing, slider } from 'last-ack';

export default cell({
  parameters: {
    thinkS: slider({
      label: { en: 'The server closes after', zh: '服务端过多久关闭' },
      unit: 's',
      min: 1,
      max: 120,
      value: 90,
    }),
  },
  run: ({ thinkS }) => closing({ thinkMs: thinkS * 1000 }),
});
