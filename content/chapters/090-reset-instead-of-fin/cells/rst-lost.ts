import { cell, closing, outcome, select, stateLabel } from 'last-ack';
import { close, linger, recv, recvUntilEof, send, sleep } from 'last-ack';

const scripts = {
  waits: [recvUntilEof(), close()],
  writes: [recv(), sleep(10_000), send(50), recvUntilEof(), close()],
};
/** The client breaks off, and its only RST is lost. */
const unheard = (server: keyof typeof scripts) =>
  closing({
    ending: [linger(0), close()],
    serverCalls: scripts[server],
    lose: { from: 'client', rst: true, nth: [1] },
    durationMs: 3_600_000,
  });
const label = { en: 'The server', zh: '服务端' };
const options = {
  waits: { en: 'waits in read()', zh: '停在 read() 里等' },
  writes: { en: 'writes after 10 s', zh: '10 s 后写一次' },
};

export default cell({
  parameters: { server: select({ label, options, value: 'waits' }) },
  run: ({ server }) => unheard(server),
  facts: ({ server: how }) => {
    const { resets, server } = outcome(unheard(how));
    return { resets, believes: stateLabel(server.finalState ?? 'CLOSED') };
  },
});
