/** `bictcp_update`, `cubic_root`, `cubictcp_cwnd_event_tx_start` (RFC 9438): where the curve stands, and how many ACKs one packet more costs. */
import { describe, expect, it } from 'vitest';
import { beginCubic, cubicStarts, growCubic } from '../../../../src/sim/tcp/cubic.ts';
import type { CubicState } from '../../../../src/sim/tcp/cubic-state.ts';
import { OneHost } from '../../one-host.ts';

function curve(cwnd: number, lastMaxWindow: number, fields: Partial<CubicState> = {}) {
  const one = new OneHost();
  Object.assign(one.socket, { cwnd, ssthresh: 2, cwndLimited: true, packetsOut: cwnd });
  beginCubic(one.socket);
  const cubic = one.socket.cubic as CubicState;
  Object.assign(cubic, { lastMaxWindow, delayMin: 8000, ...fields });
  return { one, socket: one.socket, cubic };
}

describe('how long the curve takes back to the window at the last loss', () => {
  /** 1024ths of a second; K³ = 2⁴⁰ ÷ 410 × packets below. */
  const k = (below: number): number => {
    const { socket, cubic } = curve(100, 100 + below);
    growCubic(socket, cubic, 1);
    return cubic.k;
  };
  it('is the cube root, to a half per cent', () => {
    for (const below of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 500, 2000, 9000]) {
      const exact = Math.cbrt((2 ** 40 / 410) * below);
      expect(Math.abs(k(below) / exact - 1), `${below}`).toBeLessThan(0.005);
    }
  });
  it('is nothing at the window itself, or above it', () => {
    expect(k(0)).toBe(0);
    expect(k(-5)).toBe(0);
    const { socket, cubic } = curve(100, 95);
    growCubic(socket, cubic, 1);
    expect(cubic.origin).toBe(100);
    const below = curve(100, 101);
    growCubic(below.socket, below.cubic, 1);
    expect(below.cubic.origin).toBe(101);
  });
});

describe('how many ACKs one packet more costs', () => {
  /** So many ms after the curve began; round trips of 8 ms, two ticks. */
  const count = (ms: number, cwnd: number, lastMaxWindow: number): { count: number; target: number } => {
    const { one, socket, cubic } = curve(cwnd, lastMaxWindow);
    growCubic(socket, cubic, 1);
    one.wait(ms);
    // The window has not moved, and Reno's neither.
    Object.assign(socket, { cwnd });
    Object.assign(cubic, { lastWindow: 0, acked: 0, renoWindow: 0 });
    growCubic(socket, cubic, 1);
    const t = Math.floor(((Math.round(ms / 4) + 2) * 1024) / 250);
    const delta = Math.floor((410 * Math.abs(t - cubic.k) ** 3) / 2 ** 40);
    return { count: cubic.count, target: cubic.origin + (t < cubic.k ? -delta : delta) };
  };
  it('is the window over what is missing to the curve', () => {
    for (const [ms, cwnd, max] of [
      [400, 70, 100],
      [2000, 70, 100],
      [4000, 70, 100],
      [8000, 70, 100],
      [3000, 50, 60],
    ] as const) {
      const { count: cost, target } = count(ms, cwnd, max);
      expect(cost, `${ms}`).toBe(
        target > cwnd ? Math.max(2, Math.floor(cwnd / (target - cwnd))) : 100 * cwnd,
      );
    }
    // A window above the curve grows by one in a hundred round trips.
    const { one, socket, cubic } = curve(100, 101);
    growCubic(socket, cubic, 1);
    one.wait(8);
    socket.cwnd = 120;
    Object.assign(cubic, { renoWindow: 0 });
    growCubic(socket, cubic, 1);
    expect(cubic.count).toBe(100 * 120);
  });
  it('is twenty at most before the first loss', () => {
    const { socket, cubic } = curve(100, 0);
    growCubic(socket, cubic, 1);
    expect(cubic.count).toBe(20);
  });
  it('is never more than Reno would ask: half a packet and a bit a round trip', () => {
    const { socket, cubic } = curve(80, 81);
    growCubic(socket, cubic, 1);
    // 80 × 15 ÷ 8 = 150 ACKs for each of Reno's.
    Object.assign(cubic, { acked: 149, renoWindow: 80, lastWindow: 0 });
    socket.cwnd = 80;
    growCubic(socket, cubic, 1);
    expect(cubic).toMatchObject({ acked: 150, renoWindow: 80 });
    cubic.lastWindow = 0;
    socket.cwnd = 80;
    growCubic(socket, cubic, 1);
    expect(cubic).toMatchObject({ acked: 1, renoWindow: 81, count: 80 });
  });
});

describe('a pause', () => {
  it('of sending is no time for the curve', () => {
    const begun = (paused: number): number => {
      const { one, socket, cubic } = curve(100, 120);
      growCubic(socket, cubic, 1);
      const { epochTick } = cubic;
      one.wait(400);
      socket.lastSendAt = one.host.now - paused * 1000;
      cubicStarts(socket, cubic);
      return (cubic.epochTick - epochTick) * 4;
    };
    expect(begun(200)).toBe(200);
    expect(begun(0)).toBe(0);
    // It never begins in the future.
    expect(begun(600)).toBe(400);
  });
  it('before there is a curve begins none', () => {
    const { socket, cubic } = curve(100, 120);
    cubicStarts(socket, cubic);
    expect(cubic.epochTick).toBe(0);
  });
});
