/** `tcp_done`, `tcp_time_wait`: what is left when a socket ends, or becomes a mini-socket. */
import { describe, expect, it } from 'vitest';
import { sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { inState, OneHost } from '../../one-host.ts';

const nothingQueued = {
  head: null,
  tail: null,
  unsentFin: false,
  sentBuffers: 0,
  packetsOut: 0,
  sackedOut: 0,
  lostOut: 0,
  retransOut: 0,
};

describe('a socket that ends', () => {
  const ended = () => {
    const one = new OneHost();
    sendBytes(one.socket, 5000);
    // An ACK waits, and nothing of ours is acknowledged.
    Object.assign(one.socket, { pingpong: 3, ato: 10 });
    one.receive({ flags: 'A', len: 10, ack: -5000 });
    expect(one.socket).toMatchObject({ packetsOut: 4, pending: 'probe' });
    expect(one.socket.ackTimer.armed).toBe(true);
    one.receive({ flags: 'R' });
    return one;
  };

  it('drops its queues and stops its timers', () => {
    const one = ended();
    expect(one.socket).toMatchObject({
      state: 'CLOSED',
      pending: null,
      ackPending: 0,
      shut: 3,
      ...nothingQueued,
    });
    const sent = one.sent.length;
    one.wait(10_000);
    expect(one.sent).toHaveLength(sent);
    for (const timer of ['writeTimer', 'ackTimer', 'keepTimer'] as const)
      expect(one.socket[timer].armed, timer).toBe(false);
  });

  it('leaves its port, and its numbers are not used again', () => {
    const one = ended();
    expect(one.host.connections[1]).toBe(null);
    expect(one.host.nextIss).toBe(one.socket.writeSeq);
  });

  it('is no orphan any more', () => {
    const one = inState['FIN-WAIT-1']();
    one.close();
    expect(one.host.orphans).toBe(1);
    one.receive({ flags: 'R' });
    expect(one.host.orphans).toBe(0);
    const other = new OneHost();
    other.receive({ flags: 'R' });
    expect(other.host.orphans).toBe(0);
  });

  it('tells its owner, once', () => {
    const one = new OneHost();
    let pokes = 0;
    one.socket.owner = { poke: () => pokes++, sendSpace: () => {} };
    one.receive({ flags: 'R' });
    expect(pokes).toBe(1);
    expect(one.socket.error).toBe(104);
  });
});

describe('a mini-socket', () => {
  it('holds no queue, offers what was left of the window, and is no orphan', () => {
    const one = inState['FIN-WAIT-2']();
    one.socket.orphan = true;
    one.host.orphans = 1;
    one.receive({ flags: 'FA' });
    expect(one.host).toMatchObject({ orphans: 0, timeWaits: 1 });
    expect(one.socket).toMatchObject({
      state: 'TIME_WAIT',
      mini: true,
      pending: null,
      ackPending: 0,
      dsack: null,
      sackBlocks: null,
      outOfOrder: null,
      lastOowTick: -1,
      rcvWup: one.socket.rcvNxt,
      timeWaitSince: one.host.ms,
      ...nothingQueued,
    });
    expect(one.socket.rcvWnd).toBeGreaterThan(0);
  });

  it('ends after 60 s, and is counted no more', () => {
    const one = inState['TIME-WAIT']();
    one.wait(59_990);
    expect(one.host.timeWaits).toBe(1);
    one.wait(5000);
    expect(one.host.timeWaits).toBe(0);
    expect(one.socket.state).toBe('CLOSED');
  });

  it('is not made where tcp_max_tw_buckets are there already: the socket closes', () => {
    const one = inState['FIN-WAIT-2']({ settings: { 'net.ipv4.tcp_max_tw_buckets': 1 } });
    one.host.timeWaits = 1;
    expect(one.receive({ flags: 'FA' })).toEqual(['A 2 ack 2']);
    expect(one.socket.state).toBe('CLOSED');
    const other = inState['FIN-WAIT-2']({ settings: { 'net.ipv4.tcp_max_tw_buckets': 1 } });
    other.receive({ flags: 'FA' });
    expect(other.socket.state).toBe('TIME_WAIT');
  });
});
