import { cell, close, closing } from 'last-ack';

export default cell({
  run: () => closing({ client: {}, ending: [close()], thinkMs: 90_000 }),
});
