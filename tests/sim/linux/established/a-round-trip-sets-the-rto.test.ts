/** `tcp_rtt_estimator` and `__tcp_set_rto`: the numbers are worked out by hand from their lines. */
import { describe, expect, it } from 'vitest';
import { linuxSample } from '../../../../src/sim/tcp/rto.ts';
import { OneHost } from '../../one-host.ts';

/** A socket that has seen these round trips, µs, each a window of its own. */
function sampled(...samples: number[]) {
  const { socket } = new OneHost();
  socket.srtt8 = 0;
  socket.backoff = 3;
  for (const us of samples) {
    socket.sndUna = socket.sndNxt;
    socket.sndNxt += 100;
    socket.sndUna += 1;
    linuxSample(socket, us);
  }
  const { srtt8, mdev, mdevMax, rttvar, rto, backoff } = socket;
  return { srtt8, mdev, mdevMax, rttvar, rto, backoff };
}

describe('the first round trip', () => {
  it('is the SRTT, a mean deviation of half of it, and a variance of 200 ms at least', () => {
    expect(sampled(100_000)).toEqual({
      srtt8: 800_000,
      mdev: 200_000,
      mdevMax: 200_000,
      rttvar: 200_000,
      rto: 300_000,
      backoff: 0,
    });
    // Four times half a round trip is more: 3 × 300 ms.
    expect(sampled(300_000)).toMatchObject({ mdev: 600_000, rttvar: 600_000, rto: 900_000 });
  });

  it('counts up to 200 s, so that eight of them fit', () => {
    expect(sampled(300_000_000).srtt8).toBe(1_600_000_000);
  });

  it('of less than a microsecond is one', () => {
    expect(sampled(0)).toMatchObject({ srtt8: 1, mdev: 0 });
  });
});

describe('the next', () => {
  it('that is longer moves SRTT by an eighth, the deviation by a quarter of what is more', () => {
    // m = 180 − 100 = 80 ms; mdev = 200 + 80 − 50 = 230 ms, above what was the most.
    expect(sampled(100_000, 180_000)).toMatchObject({
      srtt8: 880_000,
      mdev: 230_000,
      rttvar: 230_000,
      rto: 340_000,
    });
  });

  it('that is shorter lets the deviation grow by an eighth of that only', () => {
    // m = −80 ms; 80 − 50 = 30 ms, of which 3.75 count. 90 + 203.75 = 293.75 ms, rounded up to a tick of 4 ms.
    expect(sampled(100_000, 20_000)).toMatchObject({
      srtt8: 720_000,
      mdev: 203_750,
      rttvar: 203_750,
      rto: 296_000,
    });
  });

  it('that is a little shorter lets it fall in full', () => {
    // m = −40 ms; 40 − 50 = −10 ms.
    expect(sampled(100_000, 60_000)).toMatchObject({ srtt8: 760_000, mdev: 190_000 });
  });

  it('lets the variance fall by a quarter of the way to the most deviation of the last round', () => {
    // 300 ms, then 300 ms: mdev = 600 − 150 = 450 ms; the most was 600, so the variance stays for this round.
    expect(sampled(300_000, 300_000)).toMatchObject({ mdev: 450_000, rttvar: 600_000, mdevMax: 200_000 });
    // mdev = 337.5, the most of the round: 600 − (600 − 337.5) / 4.
    expect(sampled(300_000, 300_000, 300_000)).toMatchObject({
      mdev: 337_500,
      rttvar: 534_375,
      mdevMax: 200_000,
    });
  });

  it('counts its round from what was sent when the last one ended', () => {
    const { socket } = new OneHost();
    socket.srtt8 = 0;
    socket.sndNxt += 100;
    linuxSample(socket, 300_000);
    const seq = socket.sndNxt;
    // Not one byte beyond it is acknowledged: the same round.
    socket.sndNxt += 100;
    socket.sndUna = seq;
    linuxSample(socket, 300_000);
    expect(socket.mdevMax).toBe(600_000);
    socket.sndUna = seq + 1;
    linuxSample(socket, 300_000);
    expect(socket.mdevMax).toBe(200_000);
    expect(socket.rttSeq).toBe(socket.sndNxt);
  });
});
