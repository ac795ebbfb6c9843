import { describe, expect, it } from 'vitest';
import { close, duplicate, recvUntilEof, sleep } from '../../../../src/sim/index.ts';
import { endOf, established } from '../../stories.ts';

/** The server closes first. A second copy of the SYN comes 5 s late, into its TIME-WAIT; the RST that its answer meets is not heeded. */
const late = (tcp_timestamps: number) => {
  const trace = established([recvUntilEof(), close()], [sleep(500), close()], {
    client: { tcp_timestamps },
    server: { tcp_timestamps, tcp_rfc1337: 1 },
    rules: [duplicate('client', { syn: true }, 5000)],
    durationMs: 120_000,
  });
  const begun = trace.states.server.find(({ state }) => state === 'TIME_WAIT')!.t;
  const syn = trace.segments.find(({ flags }) => flags === 'S')!;
  return { trace, waited: trace.states.server.at(-1)!.t - begun, sinceSyn: begun - syn.t };
};

describe('an old SYN in TIME-WAIT', () => {
  it('is answered and starts nothing again where its age cannot be known: tcp_timewait_state_process', () => {
    const { trace, waited } = late(0);
    expect(
      trace.segments.some(
        ({ from, t, why }) => from === 'server' && t > 5000 && why?.code === 'ack-time-wait',
      ),
    ).toBe(true);
    expect(endOf(trace, 'server')).toBe('time-wait-over');
    expect(Math.round(waited / 1000)).toBeLessThanOrEqual(62);
  });

  it('starts the wait again where its timestamp says that it is old', () => {
    const { waited, sinceSyn } = late(1);
    expect(waited).toBeGreaterThan(60_000 + (5000 - sinceSyn) - 100);
  });
});
