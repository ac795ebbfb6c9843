import { describe, expect, it } from 'vitest';
import { close, lose, recvUntilEof, shutdown } from '../../../src/sim/index.ts';
import { calls, endOf, established, fins, finWait1 } from '../stories.ts';

const halfClosed = (settings: Record<string, number>) =>
  established([shutdown('wr'), recvUntilEof(), close()], [recvUntilEof(), close()], {
    client: settings,
    rules: [lose('client', { fin: true })],
  });

describe('shutdown(SHUT_WR) with the FIN lost', () => {
  it('ignores tcp_orphan_retries: nobody has let go of the socket', () => {
    const trace = halfClosed({ tcp_orphan_retries: 1, tcp_retries2: 5 });
    expect(fins(trace, 'client').length).toBeGreaterThan(
      fins(finWait1({ client: { tcp_orphan_retries: 1 } }), 'client').length,
    );
    expect(trace.states.client.at(-1)?.why?.setting).toBe('tcp_retries2');
  });

  it('tells the program: read() fails with ETIMEDOUT', () => {
    const trace = halfClosed({ tcp_retries2: 3 });
    expect(calls(trace, 'client')).toEqual(['shutdown 0', 'recvUntilEof -1 ETIMEDOUT', 'close 0']);
    expect(endOf(trace, 'client')).toBe('gave-up');
  });

  it('tcp_retries2 = 3 gives the schedule of an orphan with 3', () => {
    expect(fins(halfClosed({ tcp_retries2: 3 }), 'client').length).toBe(
      fins(finWait1({ client: { tcp_orphan_retries: 3 } }), 'client').length,
    );
  });

  it('lasts more than 15 minutes with the default 15', () => {
    const trace = halfClosed({});
    expect(trace.states.client.at(-1)?.t).toBeGreaterThan(924_600);
  });
});
