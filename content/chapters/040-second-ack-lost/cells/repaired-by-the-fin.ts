import { acks, cell, closing, thinks } from 'last-ack';

export default cell({
  parameters: { thinkMs: thinks({ min: 50, step: 10, value: 120 }) },
  run: ({ thinkMs }) => closing({ thinkMs, lose: acks('server', 1) }),
});
