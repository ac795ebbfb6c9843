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
const options = {
  waits: 'waits in read()',
  writes: 'writes after 10 s',
};

export default cell({
  parameters: { server: select({ label: 'The server', options, value: 'waits' }) },
  run: ({ server }) => unheard(server),
  facts: ({ server: how }) => {
    const { resets, server } = outcome(unheard(how));
    return { resets, believes: stateLabel(server.finalState ?? 'CLOSED') };
  },
});
