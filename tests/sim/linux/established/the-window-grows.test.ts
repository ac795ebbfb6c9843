/** `tcp_slow_start`, `tcp_cong_avoid_ai`, `tcp_is_cwnd_limited`, `tcp_cwnd_validate`. */
import { describe, expect, it } from 'vitest';
import {
  isWindowLimited,
  slowStart,
  stepUp,
  validateWindow,
} from '../../../../src/sim/tcp/congestion-window.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const having = (fields: Partial<Socket>): Socket => Object.assign(new OneHost().socket, fields);

describe('slow start', () => {
  it('adds a packet for each that arrived, up to the threshold, and hands on the rest', () => {
    const socket = having({ cwnd: 10, ssthresh: 13 });
    expect(slowStart(socket, 2)).toBe(0);
    expect(socket.cwnd).toBe(12);
    expect(slowStart(socket, 5)).toBe(4);
    expect(socket.cwnd).toBe(13);
  });
});

describe('above it', () => {
  const step = (cwndCount: number, count: number, acked: number): [cwnd: number, count: number] => {
    const socket = having({ cwnd: 20, cwndCount });
    stepUp(socket, count, acked);
    return [socket.cwnd, socket.cwndCount];
  };

  it('a packet more for each `count` that arrived', () => {
    expect(step(0, 10, 9)).toEqual([20, 9]);
    expect(step(0, 10, 10)).toEqual([21, 0]);
    expect(step(5, 10, 27)).toEqual([23, 2]);
  });

  it('and one at once where a smaller count has been reached before', () => {
    expect(step(10, 10, 1)).toEqual([21, 1]);
    expect(step(15, 10, 10)).toEqual([22, 0]);
  });
});

describe('only a window that was used grows', () => {
  it('in slow start up to twice what was out, else only where it held something back', () => {
    const limited = (fields: Partial<Socket>): boolean =>
      isWindowLimited(having({ cwnd: 10, ssthresh: 100, cwndLimited: false, ...fields }));
    expect(limited({ maxPacketsOut: 5 })).toBe(false);
    expect(limited({ maxPacketsOut: 6 })).toBe(true);
    expect(limited({ maxPacketsOut: 6, ssthresh: 10 })).toBe(false);
    expect(limited({ maxPacketsOut: 0, cwndLimited: true, ssthresh: 5 })).toBe(true);
  });

  it('the strongest sign of a window is kept for that window', () => {
    const seen = (fields: Partial<Socket>, limited: boolean): unknown => {
      const socket = having({
        packetsOut: 5,
        maxPacketsOut: 3,
        cwndLimited: false,
        cwndUsageSeq: 2000,
        ...fields,
      });
      validateWindow(socket, limited);
      return [socket.cwndLimited, socket.maxPacketsOut, socket.cwndUsageSeq === socket.sndNxt];
    };
    // More out than before; as much as before.
    expect(seen({}, false)).toEqual([false, 5, true]);
    expect(seen({ maxPacketsOut: 5 }, false)).toEqual([false, 5, false]);
    // Held back: whatever was before. Not held back: only in a new window.
    expect(seen({ maxPacketsOut: 9 }, true)).toEqual([true, 5, true]);
    expect(seen({ cwndLimited: true }, false)).toEqual([true, 3, false]);
    expect(seen({ cwndLimited: true, cwndUsageSeq: 1002 }, false)).toEqual([true, 3, false]);
    expect(seen({ cwndLimited: true, cwndUsageSeq: 1001 }, false)).toEqual([false, 5, true]);
  });
});
