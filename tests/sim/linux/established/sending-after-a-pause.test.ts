/** `tcp_cwnd_restart`: for each RTO of silence the window halves, down to its first value; the threshold remembers three quarters. */
import { describe, expect, it } from 'vitest';
import { restartAfterIdle } from '../../../../src/sim/tcp/congestion.ts';
import { OneHost } from '../../one-host.ts';

/** The window and the threshold after `ms` of silence, with an RTO of 200 ms. */
const silentFor = (
  ms: number,
  fields: object = {},
  settings = {},
): [cwnd: number, ssthresh: number, count: number] => {
  const one = new OneHost({ settings });
  const { socket } = one;
  socket.lastSendAt = one.agenda.now;
  Object.assign(socket, { rto: 200_000, cwnd: 100, ssthresh: 20, cwndCount: 7, ...fields });
  one.wait(ms);
  restartAfterIdle(socket);
  return [socket.cwnd, socket.ssthresh, socket.cwndCount];
};

describe('a window of 100', () => {
  it('stands after one RTO, and is halved once after more', () => {
    expect(silentFor(200)).toEqual([100, 20, 7]);
    expect(silentFor(201)).toEqual([50, 75, 0]);
    expect(silentFor(400)).toEqual([50, 75, 0]);
    expect(silentFor(401)).toEqual([25, 75, 0]);
  });

  it('never falls below ten', () => {
    expect(silentFor(60_000)).toEqual([10, 75, 0]);
    expect(silentFor(401, { cwnd: 30 })).toEqual([10, 22, 0]);
    expect(silentFor(60_000, { cwnd: 10 })).toEqual([10, 20, 7]);
    expect(silentFor(60_000, { cwnd: 4 })).toEqual([4, 20, 7]);
    expect(silentFor(201, { cwnd: 11 })).toEqual([10, 20, 0]);
  });

  it('keeps a higher threshold', () => {
    expect(silentFor(201, { ssthresh: 80 })[1]).toBe(80);
  });

  it('stands while something is out, where nothing was ever sent, and where the setting says so', () => {
    expect(silentFor(900, { packetsOut: 1 })[0]).toBe(100);
    expect(silentFor(900, { lastSendAt: 0 })[0]).toBe(100);
    expect(silentFor(900, {}, { 'net.ipv4.tcp_slow_start_after_idle': 0 })[0]).toBe(100);
  });
});
