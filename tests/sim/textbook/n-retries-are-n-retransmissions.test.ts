import { describe, expect, it } from 'vitest';
import { close, lose, recvUntilEof, shutdown, sleep } from '../../../src/sim/index.ts';
import {
  because,
  endOf,
  established,
  fins,
  finTimes,
  finWait1,
  finWait2,
  path,
  stay,
  timeWait,
} from '../stories.ts';

const textbook = { profile: 'textbook' } as const;

describe('textbook: the four worked cases', () => {
  it('first FIN lost, tcp_orphan_retries = 3: three retransmissions after 1, 2 and 4 s, closed after 8 more', () => {
    const trace = finWait1({ ...textbook, client: { tcp_orphan_retries: 3 } });
    expect(finTimes(trace, 'client')).toEqual([0, 1000, 3000, 7000]);
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → CLOSED');
    expect(path(trace, 'server')).toBe('');
    expect(trace.states.client.at(-1)?.why?.sentence).toBe('3 retransmissions and no ACK: given up.');
  });

  it('second ACK lost, 2: the FIN is sent twice more; the ACK only in answer to it', () => {
    const trace = finWait2([stay()], {
      ...textbook,
      client: { tcp_orphan_retries: 2 },
      rules: [lose('server', { ackOfFin: true })],
    });
    expect(fins(trace, 'client')).toHaveLength(3);
    expect(because(trace, 'server', 'ack-at-once').filter((segment) => segment.ack === 102)).toHaveLength(3);
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → CLOSED');
    expect(path(trace, 'server')).toBe('CLOSE-WAIT');
  });

  it('third FIN lost, 3: the server closes after three retransmissions, the client after tcp_fin_timeout', () => {
    const trace = finWait2([sleep(100), close()], {
      ...textbook,
      server: { tcp_orphan_retries: 3 },
      rules: [lose('server', { fin: true })],
    });
    expect(finTimes(trace, 'server')).toEqual([0, 1000, 3000, 7000]);
    expect(path(trace, 'server')).toBe('CLOSE-WAIT → LAST-ACK → CLOSED');
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → CLOSED');
  });

  it('fourth ACK lost, 2: two retransmissions, each starts TIME-WAIT again', () => {
    const trace = timeWait({
      ...textbook,
      server: { tcp_orphan_retries: 2 },
      rules: [lose('client', { ackOfFin: true })],
    });
    expect(fins(trace, 'server')).toHaveLength(3);
    expect(because(trace, 'client', 'ack-time-wait')).toHaveLength(2);
    expect(endOf(trace, 'server')).toBe('gave-up-count');
    const last = fins(trace, 'server').at(-1)?.arrives ?? 0;
    expect((trace.states.client.at(-1)?.t ?? 0) - last).toBeCloseTo(60_000, -1);
  });
});

describe('textbook: N everywhere', () => {
  it.each([1, 2, 3, 5, 8])('tcp_orphan_retries = %i', (n) => {
    for (const rttMs of [0.1, 20, 200, 800]) {
      const trace = finWait1({
        ...textbook,
        rttMs,
        durationMs: 10_000_000,
        client: { tcp_orphan_retries: n },
      });
      expect(fins(trace, 'client')).toHaveLength(n + 1);
    }
  });

  it.each([1, 4])('tcp_retries2 = %i after shutdown()', (n) => {
    const trace = established([shutdown('wr'), stay()], [recvUntilEof()], {
      ...textbook,
      client: { tcp_retries2: n },
      rules: [lose('client', { fin: true })],
    });
    expect(fins(trace, 'client')).toHaveLength(n + 1);
  });
});
