import { describe, expect, it } from 'vitest';
import { close, reconnect, sleep } from '../../../src/sim/index.ts';
import { calls, path, timeWait } from '../stories.ts';

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

  it('another port needs no permission; records then say which connection they are about', () => {
    const trace = timeWait({ durationMs: 20_000 }, [sleep(100), reconnect({ samePort: false }), close()]);
    expect([...new Set(trace.segments.map((segment) => segment.conn))]).toEqual([1, 2]);
  });
});
