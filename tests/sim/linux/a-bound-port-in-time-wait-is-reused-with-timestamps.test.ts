import { describe, expect, it } from 'vitest';
import { close, lose, reconnect, recv, recvUntilEof, send, sleep } from '../../../src/sim/index.ts';
import { because, calls, established, path, timeWait } from '../stories.ts';

const again = (wait: number, settings: Record<string, number>) =>
  timeWait({ client: settings, durationMs: 20_000 }, [sleep(wait), reconnect({ samePort: true }), close()]);

describe('connect() from a port that is in TIME-WAIT', () => {
  it.each([
    ['tcp_tw_reuse=1', { tcp_tw_reuse: 1 }],
    ['the default 2, which means loopback only', {}],
    ['tcp_tw_reuse=0', { tcp_tw_reuse: 0 }],
  ])('works with %s: a port that the program has bound needs timestamps alone', (_, settings) => {
    const trace = again(500, settings);
    expect(calls(trace, 'client')).toEqual(['close 0', 'reconnect 0', 'close 0']);
    expect(path(trace, 'client')).toContain('TIME-WAIT → CLOSED → SYN-SENT → ESTABLISHED');
  });

  it('fails with EADDRNOTAVAIL without them', () => {
    expect(calls(again(3000, { tcp_timestamps: 0 }), 'client')[1]).toBe('reconnect -1 EADDRNOTAVAIL');
  });

  it('leaves a socket then that was never connected: EPIPE to send(), 0 to close()', () => {
    const trace = timeWait({ client: { tcp_timestamps: 0 } }, [
      sleep(500),
      reconnect({ samePort: true }),
      send(50),
      recv(),
      close(),
    ]);
    expect(calls(trace, 'client').slice(-4)).toEqual([
      'reconnect -1 EADDRNOTAVAIL',
      'send -1 EPIPE',
      'recv -1 ENOTCONN',
      'close 0',
    ]);
  });

  it('resets a server that still waits for the last ACK, and opens within a few ticks', () => {
    const trace = established(
      [close(), sleep(1500), reconnect({ samePort: true })],
      [recvUntilEof(), sleep(50), close()],
      { rules: [lose('client', { ackOfFin: true, nth: [1, 2, 3, 4] })] },
    );
    const syns = trace.segments.filter(({ flags }) => flags === 'S');
    expect(because(trace, 'client', 'half-open')).toHaveLength(1);
    expect(syns).toHaveLength(3);
    // One round trip, and two ticks rounded up.
    const wait = (syns[2]?.t ?? 0) - (syns[1]?.t ?? 0);
    expect(wait).toBeGreaterThan(28);
    expect(wait).toBeLessThan(34);
  });

  it('another port needs no permission; records then say which connection they are about', () => {
    const trace = timeWait({ durationMs: 20_000 }, [sleep(100), reconnect({ samePort: false }), close()]);
    expect([...new Set(trace.segments.map((segment) => segment.conn))]).toEqual([1, 2]);
  });
});
