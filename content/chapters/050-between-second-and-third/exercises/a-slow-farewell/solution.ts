import { cell, close, closing, recvUntilEof, shutdown } from 'last-ack';

export default cell({
  run: () => closing({ client: {}, ending: [shutdown('wr'), recvUntilEof(), close()], thinkMs: 90_000 }),
});
