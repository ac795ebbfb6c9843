import { cell, closing, thinks } from 'last-ack';

export default cell({
  parameters: { thinkMs: thinks({ min: 50, step: 10, value: 120 }) },
  run: ({ thinkMs }) =>
    closing({ thinkMs, lose: { from: 'server', ackOfFin: true, fin: false, nth: [1] } }),
});
