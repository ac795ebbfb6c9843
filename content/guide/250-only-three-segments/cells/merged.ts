import { cell, closing, thinks } from 'last-ack';

export default cell({
  parameters: { thinkMs: thinks({ value: 0 }) },
  run: ({ thinkMs }) => closing({ thinkMs }),
});
