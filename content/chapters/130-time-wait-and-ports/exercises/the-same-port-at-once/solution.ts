import { cell, close, closing, reconnect, recvUntilEof, send, shutdown } from 'last-ack';

const again = [reconnect({ samePort: true }), send(100), close()];

export default cell({
  run: () => closing({ ending: [shutdown('wr'), recvUntilEof(), close(), ...again] }),
});
