import { at, cell, close, closing, duplicate, reconnect, send, sleep } from 'last-ack';

/** A copy of the first connection's data wanders about for three seconds. */
const late = duplicate('client', { data: true, nth: [1] }, 3000);
const again = at(1700, reconnect({ samePort: true }));

export default cell({
  run: () => ({
    ...closing({ ending: [close(), again, send(100), sleep(3000), close()], durationMs: 90_000 }),
    rules: [late],
  }),
});
