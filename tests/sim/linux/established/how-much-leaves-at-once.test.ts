/** `tcp_tso_autosize`, `tcp_update_pacing_rate`. */
import { describe, expect, it } from 'vitest';
import { segmentsAtOnce, updatePace } from '../../../../src/sim/tcp/segmentation.ts';
import { OneHost } from '../../one-host.ts';

describe('the pace', () => {
  const pace = (fields: { cwnd: number; ssthresh: number; packetsOut?: number; srtt8?: number }): number => {
    const { socket } = new OneHost();
    Object.assign(socket, { mss: 1000, srtt8: 8 * 100_000, packetsOut: 0, ...fields });
    updatePace(socket);
    return socket.pace;
  };

  it('is two windows a round trip while the window is below half the threshold', () => {
    expect(pace({ cwnd: 10, ssthresh: 21 })).toBe(200_000);
  });

  it('and 1.2 windows from there on', () => {
    expect(pace({ cwnd: 10, ssthresh: 20 })).toBe(120_000);
    expect(pace({ cwnd: 10, ssthresh: 5 })).toBe(120_000);
  });

  it('counts what is out where that is more than the window', () => {
    expect(pace({ cwnd: 10, ssthresh: 5, packetsOut: 15 })).toBe(180_000);
    expect(pace({ cwnd: 10, ssthresh: 5, packetsOut: 5 })).toBe(120_000);
  });
});

describe('segments at once', () => {
  const most = (pace: number, minRtt: number, mss = 1000): number => {
    const { socket } = new OneHost();
    Object.assign(socket, { pace, minRtt });
    return segmentsAtOnce(socket, mss);
  };

  it('are what the pace sends in 1/1024 s, and two at least', () => {
    expect(most(5 * 1024_000, 100_000)).toBe(5);
    expect(most(6 * 1024_000 - 1024, 100_000)).toBe(5);
    expect(most(1024, 100_000)).toBe(2);
    expect(most(1024, 0)).toBe(2);
    expect(most(3 * 1024_000 - 1024, 0)).toBe(2);
  });

  it('are more on a short path: 65,215 bytes, halved for each 512 µs of the shortest round trip', () => {
    expect(most(0, 1)).toBe(65);
    expect(most(0, 511)).toBe(65);
    expect(most(0, 512)).toBe(32);
    expect(most(0, 1024)).toBe(16);
    // Both together, never more than a buffer.
    expect(most(5 * 1024_000, 512)).toBe(37);
    expect(most(900 * 1024_000, 1)).toBe(65);
  });
});
