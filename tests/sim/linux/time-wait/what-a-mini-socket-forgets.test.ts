/** `tcp_time_wait`, `tcp_timewait_state_process`, `tcp_in_window`. */
import { describe, expect, it } from 'vitest';
import { ACK, RST, SYN, WireSegment } from '../../../../src/sim/segment.ts';
import { sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { miniReceives, turnIntoMini } from '../../../../src/sim/tcp/time-wait.ts';
import { inState, OneHost } from '../../one-host.ts';

describe('a socket that becomes a mini-socket', () => {
  it('keeps no queue, no timer, no block, and owes nothing', () => {
    const one = new OneHost();
    const { socket, host } = one;
    sendBytes(socket, 3000);
    one.receive({ flags: 'A', len: 10, seq: 20 });
    Object.assign(socket, {
      dsack: [1, 2],
      lastOowTick: 7,
      ackPending: 3,
      sackedOut: 1,
      lostOut: 1,
      retransOut: 1,
      unsentFin: true,
      rcvWnd: 5000,
      rcvWup: socket.rcvNxt - 100,
    });
    socket.sackTimer = host.timer('sack', socket);
    host.arm(socket.sackTimer, host.now + 1000);
    let pokes = 0;
    socket.owner = { poke: () => pokes++, sendSpace: () => {} };
    turnIntoMini(socket, 'TIME_WAIT');
    expect(socket).toMatchObject({
      head: null,
      tail: null,
      sackedOut: 0,
      lostOut: 0,
      retransOut: 0,
      packetsOut: 0,
      sentBuffers: 0,
      unsentFin: false,
      dsack: null,
      sackBlocks: null,
      outOfOrder: null,
      ackPending: 0,
      lastOowTick: -1,
      rcvWnd: 4900,
      rcvWup: socket.rcvNxt,
      pending: null,
    });
    for (const timer of [socket.writeTimer, socket.ackTimer, socket.sackTimer])
      expect(timer.armed).toBe(false);
    expect(pokes).toBe(1);
  });

  it('of an orphan tells no program', () => {
    const one = new OneHost();
    let pokes = 0;
    Object.assign(one.socket, { orphan: true, owner: { poke: () => pokes++, sendSpace: () => {} } });
    turnIntoMini(one.socket, 'TIME_WAIT');
    expect(pokes).toBe(0);
  });

  it('in FIN-WAIT-2 without a time of its own lasts 3.5 RTOs', () => {
    const one = new OneHost();
    turnIntoMini(one.socket, 'FIN_WAIT2');
    one.wait(765);
    expect(one.socket.state).toBe('FIN_WAIT2');
    one.wait(40);
    expect(one.socket.state).toBe('CLOSED');
  });
});

/** A SYN, or what it is, `seq` bytes beyond what was expected. True: it may open a connection. */
const opens = (
  flags: number,
  { seq = 0, tsval = -1 },
  { tsRecent = -1 } = {},
): { opens: boolean; state: string; answers: number } => {
  const one = inState['TIME-WAIT']();
  one.socket.tsRecent = tsRecent;
  const segment = new WireSegment(
    1,
    1,
    flags,
    one.socket.rcvNxt + seq,
    one.socket.rcvNxt + seq + (flags & SYN ? 1 : 0),
    0,
  );
  segment.tsval = tsval;
  const before = one.sent.length;
  return {
    opens: miniReceives(one.socket, segment),
    state: one.socket.state,
    answers: one.sent.length - before,
  };
};

describe('a SYN in TIME-WAIT opens a new connection', () => {
  it('with a number beyond the last, RFC 9293 §3.10.7.4', () => {
    expect(opens(SYN, { seq: 1 })).toEqual({ opens: true, state: 'CLOSED', answers: 0 });
    expect(opens(SYN, { seq: 0 })).toMatchObject({ opens: false, state: 'TIME_WAIT' });
    expect(opens(SYN, { seq: -5 })).toMatchObject({ opens: false, state: 'TIME_WAIT', answers: 1 });
  });
  it('or with a newer timestamp, RFC 6191', () => {
    expect(opens(SYN, { seq: -5, tsval: 101 }, { tsRecent: 100 }).opens).toBe(true);
    expect(opens(SYN, { seq: -5, tsval: 100 }, { tsRecent: 100 }).opens).toBe(false);
    expect(opens(SYN, { seq: -5, tsval: 101 }).opens).toBe(false);
    expect(opens(SYN, { seq: -5 }, { tsRecent: 100 }).opens).toBe(false);
  });
  it('not with an older one', () => {
    expect(opens(SYN, { seq: 5, tsval: 99 }, { tsRecent: 100 })).toMatchObject({ opens: false, answers: 1 });
  });
  it('not with ACK or RST beside it, nor anything else', () => {
    expect(opens(SYN | ACK, { seq: 5 }).opens).toBe(false);
    expect(opens(SYN | RST, { seq: 5 }).opens).toBe(false);
    expect(opens(ACK, { seq: 5 }).opens).toBe(false);
    expect(opens(RST, { seq: 5 })).toMatchObject({ opens: false, answers: 0 });
    expect(opens(RST, { seq: 0 })).toMatchObject({ opens: false, state: 'CLOSED' });
    expect(opens(ACK, { seq: 0 })).toMatchObject({ opens: false, state: 'TIME_WAIT', answers: 0 });
  });
});

describe('TIME-WAIT', () => {
  it('takes the newer of two timestamps from an ACK that it ignores', () => {
    const one = inState['TIME-WAIT']({ timestamps: true });
    one.receive({ flags: 'A', tsval: 150 });
    expect(one.socket.tsRecent).toBe(150);
    expect(one.receive({ flags: 'A', tsval: 149 })).toHaveLength(1);
  });

  it('a RST of RFC 1337 changes nothing but the time last seen', () => {
    const one = inState['TIME-WAIT']({ timestamps: true, settings: { 'net.ipv4.tcp_rfc1337': 1 } });
    expect(one.receive({ flags: 'R', tsval: 150 })).toEqual([]);
    expect(one.socket).toMatchObject({ state: 'TIME_WAIT', tsRecent: 150 });
  });

  it('an old segment with a RST is none', () => {
    const one = inState['TIME-WAIT']({ timestamps: true });
    one.receive({ flags: 'R', tsval: 50 });
    expect(one.socket.state).toBe('TIME_WAIT');
  });
});

describe('FIN-WAIT-2 as a mini-socket: what lies in its window', () => {
  const meets = (seq: number, len: number, flags = 'A', rcvWnd = 1000): string[] => {
    const one = new OneHost();
    one.close();
    one.receive({ flags: 'A' });
    one.socket.rcvWnd = rcvWnd;
    return one.receive({ flags, seq, len });
  };
  it('what begins below its end', () => {
    expect(meets(999, 1)).toEqual(['R 2']);
    expect(meets(1000, 1)).toEqual(['A 2 ack 1']);
    expect(meets(1000, 0)).toEqual([]);
    expect(meets(1001, 0)).toEqual(['A 2 ack 1']);
    expect(meets(-10, 10)).toEqual(['A 2 ack 1']);
    expect(meets(-10, 11)).toEqual(['R 2']);
  });
  it('without an ACK nothing is said', () => {
    expect(meets(0, 10, '')).toEqual([]);
  });
});
