/** `hystart_update`, `cubictcp_acked`, `cubictcp_recalc_ssthresh`: slow start ends by a long train of ACKs or by round trips that grow. */
import { describe, expect, it } from 'vitest';
import { beginCubic, cubicAcked, cubicThreshold } from '../../../../src/sim/tcp/cubic.ts';
import type { CubicState } from '../../../../src/sim/tcp/cubic-state.ts';
import { OneHost } from '../../one-host.ts';

/** A window of 20 in slow start, a shortest round trip of 40 ms, a pace that fills a buffer in no time. */
function cubicAt(cwnd = 20) {
  const one = new OneHost();
  const { socket } = one;
  Object.assign(socket, { cwnd, ssthresh: 100, pace: Number.POSITIVE_INFINITY });
  beginCubic(socket);
  const cubic = socket.cubic as CubicState;
  cubicAcked(socket, cubic, 40_000);
  const ack = (us: number): boolean => {
    cubicAcked(socket, cubic, us);
    return cubic.found;
  };
  return { one, socket, cubic, ack };
}

describe('a train of ACKs', () => {
  /** ACKs so many ms apart, for so long: does slow start end? */
  const train = (apart: number, ms: number, change: (at: ReturnType<typeof cubicAt>) => void = () => {}) => {
    const at = cubicAt();
    change(at);
    for (let t = apart; t <= ms + 1e-9; t += apart) {
      at.one.wait(apart);
      at.ack(40_000);
    }
    return at;
  };

  it('longer than half the shortest round trip ends it, at the window it had', () => {
    expect(train(2, 20).cubic.found).toBe(false);
    const { cubic, socket } = train(2, 22);
    expect(cubic.found).toBe(true);
    expect(socket.ssthresh).toBe(20);
  });

  it('of ACKs more than 2 ms apart is none', () => {
    expect(train(2.001, 30).cubic.found).toBe(false);
  });

  it('may last longer by half the time in which four buffers leave, 1 ms at most', () => {
    // 65,215 × 4 bytes at 521,720,000 bytes a second: 500 µs.
    const paced = (pace: number) => (at: ReturnType<typeof cubicAt>) => Object.assign(at.socket, { pace });
    expect(train(0.25, 20.25, paced(521_720_000)).cubic.found).toBe(false);
    expect(train(0.25, 20.5, paced(521_720_000)).cubic.found).toBe(true);
    expect(train(0.25, 20.5, paced(1e6)).cubic.found).toBe(false);
    expect(train(0.25, 20.75, paced(1e6)).cubic.found).toBe(true);
  });

  it('is not looked for below a window of 16', () => {
    expect(train(2, 30, ({ socket }) => Object.assign(socket, { cwnd: 15 })).cubic.found).toBe(false);
    expect(train(2, 30, ({ socket }) => Object.assign(socket, { cwnd: 16 })).cubic.found).toBe(true);
  });

  it('begins anew with each round', () => {
    const at = train(2, 20);
    at.socket.sndUna = at.cubic.roundEnd + 1;
    at.socket.sndNxt = at.socket.sndUna + 500;
    at.one.wait(2);
    expect(at.ack(40_000)).toBe(false);
    expect(at.cubic).toMatchObject({
      roundSince: at.one.agenda.now,
      roundEnd: at.socket.sndNxt,
      samples: 1,
      roundRtt: 40_000,
    });
  });

  it('is not heeded above the threshold', () => {
    expect(train(2, 30, ({ socket }) => Object.assign(socket, { ssthresh: 20 })).cubic.found).toBe(false);
  });
});

describe('round trips that grow', () => {
  /** Nine of them, so far apart that they are no train. */
  const nine = (us: number, shortest = 40_000): boolean => {
    const { one, cubic, socket, ack } = cubicAt();
    cubic.delayMin = shortest;
    // The one that set the shortest is of another round.
    socket.sndUna = cubic.roundEnd + 1;
    for (let i = 0; i < 8; i++) {
      one.wait(5);
      expect(ack(us)).toBe(false);
      socket.sndUna = cubic.roundEnd;
    }
    one.wait(5);
    return ack(us);
  };

  it('by more than an eighth end it with the ninth', () => {
    expect(nine(45_000)).toBe(false);
    expect(nine(45_001)).toBe(true);
  });

  it('by 4 ms at least and by 16 ms at most', () => {
    expect(nine(14_000, 10_000)).toBe(false);
    expect(nine(14_001, 10_000)).toBe(true);
    expect(nine(216_000, 200_000)).toBe(false);
    expect(nine(216_001, 200_000)).toBe(true);
  });
});

describe('a round trip', () => {
  it('of less than a microsecond is one; none says nothing', () => {
    const { cubic, ack } = cubicAt();
    ack(-1);
    expect(cubic.delayMin).toBe(40_000);
    ack(0);
    expect(cubic.delayMin).toBe(1);
  });

  it('is not heeded in the first second of a curve', () => {
    const { one, cubic, ack } = cubicAt();
    cubic.epochTick = one.host.wheel.ticks(one.agenda.now);
    one.wait(995);
    ack(30_000);
    expect(cubic.delayMin).toBe(40_000);
    one.wait(5);
    ack(30_000);
    expect(cubic.delayMin).toBe(30_000);
  });
});

describe('a loss', () => {
  it('cuts the window to 717/1024, two at least', () => {
    const threshold = (cwnd: number): number => {
      const { socket, cubic } = cubicAt(cwnd);
      return cubicThreshold(socket, cubic);
    };
    expect([100, 20, 3, 2].map(threshold)).toEqual([70, 14, 2, 2]);
  });

  it('ends the curve, and makes room for others where the window had not come back: fast convergence', () => {
    const { socket, cubic } = cubicAt(100);
    Object.assign(cubic, { epochTick: 5, lastMaxWindow: 101 });
    cubicThreshold(socket, cubic);
    expect(cubic).toMatchObject({ epochTick: 0, lastMaxWindow: Math.floor((100 * (1024 + 717)) / 2048) });
    Object.assign(cubic, { lastMaxWindow: 100 });
    cubicThreshold(socket, cubic);
    expect(cubic.lastMaxWindow).toBe(100);
  });
});
