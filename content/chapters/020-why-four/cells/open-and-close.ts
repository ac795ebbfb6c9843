import { cell, closing, figure, thinks } from 'last-ack';

export default cell({
  parameters: { thinkMs: thinks() },
  run: ({ thinkMs }) => figure(closing({ thinkMs, rttMs: 100, bytes: 0 }), { opening: true }),
});
