/**
 * `tcp_enter_loss`, `tcp_process_loss` (F-RTO, RFC 5682), `tcp_try_undo_loss`, `tcp_packet_delayed`: what an RTO takes for lost, and
 * what the ACKs after it make of that.
 */
import { describe, expect, it } from 'vitest';
import { enterLoss } from '../../../../src/sim/tcp/loss-recovery.ts';
import { DISORDER, LOSS, OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { type Ack, ack, counted, type Sent, told, withQueue } from '../../sent-queue.ts';

const afterTimeout = (packets: Sent[], fields: Partial<Socket> = {}, options = {}) => {
  const one = withQueue(packets, { rackRtt: 50_000, rackSentIn: 1, cwnd: 20, ...fields }, options);
  enterLoss(one.socket);
  return one;
};

describe('an RTO', () => {
  it('takes for lost what was sent longer ago than the last round trip, and the first in any case', () => {
    const { socket } = afterTimeout([{ ago: 10 }, { ago: 51 }, { ago: 50 }, { ago: 49 }, { ago: 1 }]);
    expect(told(socket)).toEqual(['1000 L', '1000 L', '1000 L', '1000', '1000']);
    expect(socket).toMatchObject(counted(socket));
    expect(socket).toMatchObject({ ca: LOSS, highSeq: socket.sndNxt, tlpHighSeq: -1, losses: 3 });
  });

  it('takes a retransmission for lost as well; what arrived it does not', () => {
    const { socket } = afterTimeout([{ marks: 'LRE' }, { marks: 'S' }, { marks: 'LRE', ago: 20 }, {}]);
    expect(told(socket)).toEqual(['1000 LE', '1000 S', '1000 LRE', '1000 L']);
    expect(socket).toMatchObject(counted(socket));
  });

  it('after many duplicates shows that packets are overtaken by fewer than it seemed', () => {
    const four: Sent[] = [{}, { marks: 'S' }, { marks: 'S' }, { marks: 'S' }];
    const left = (packets: Sent[], fields: Partial<Socket>): number =>
      afterTimeout(packets, { ca: DISORDER, reordering: 9, ...fields }).socket.reordering;
    expect(left(four, {})).toBe(3);
    expect(left(four, { reordering: 2 })).toBe(2);
    expect(left(four, { ca: RECOVERY })).toBe(9);
    expect(left(four.slice(0, 3), {})).toBe(9);
  });

  it('leaves a window of one packet more than is out, and half of it as threshold', () => {
    const { socket } = afterTimeout([{}, {}, {}], { cwnd: 20 });
    expect(socket).toMatchObject({ cwnd: 1, ssthresh: 10, priorCwnd: 20, undoMarker: socket.sndUna });
  });

  it('forgets what duplicates stood for, without SACK', () => {
    const { socket } = afterTimeout([{}, {}, {}], { sackOk: false, sackedOut: 2 });
    expect(socket.sackedOut).toBe(0);
  });

  it('may be false: F-RTO finds out, the first time, and each time that nothing new was acknowledged since', () => {
    expect(afterTimeout([{}]).socket.frto).toBe(true);
    expect(afterTimeout([{}], { ca: RECOVERY }).socket.frto).toBe(false);
    expect(afterTimeout([{}], { ca: LOSS, retransmits: 1 }).socket.frto).toBe(true);
    expect(afterTimeout([{}], {}, { settings: { 'net.ipv4.tcp_frto': 0 } }).socket.frto).toBe(false);
    expect(afterTimeout([{}], {}, { settings: { 'net.ipv4.tcp_frto': 1 } }).socket.frto).toBe(true);
  });
});

/** Three packets lost by an RTO at 600 ms, the first of them sent again then. */
const inLoss = (
  fields: Partial<Socket> = {},
  packets: Sent[] = [{ marks: 'LRE' }, { marks: 'L' }, { marks: 'L' }],
) => {
  const one = withQueue(packets, {
    ca: LOSS,
    frto: true,
    cwnd: 1,
    ssthresh: 10,
    priorCwnd: 20,
    priorSsthresh: 30,
    undoRetrans: 1,
    retransStamp: 600,
    retransmits: 1,
    undoMarker: 1001,
    ...fields,
  });
  one.socket.highSeq = fields.highSeq ?? one.socket.sndNxt;
  return one.socket;
};

const undone = { cwnd: 20, ssthresh: 30, undoMarker: -1, lostOut: 0 };

describe('F-RTO', () => {
  it('a first ACK that advances: new data may go, and what is asked is up to there', () => {
    const socket = inLoss();
    socket.writeSeq += 500;
    expect(ack(socket, { takes: 1, facts: { retransDataAcked: true } })).toBe('new-data');
    expect(socket).toMatchObject({ ca: LOSS, frto: true, highSeq: socket.sndNxt });
  });

  it('where there is no new data, or no room for it, what was lost is sent', () => {
    const none = inLoss();
    expect(ack(none, { takes: 1 })).toBe('lost-packets');
    expect(none.frto).toBe(false);
    const room = inLoss();
    room.writeSeq += 500;
    room.sndWnd = 2000;
    expect(ack(room, { takes: 1 })).toBe('lost-packets');
    expect(room.frto).toBe(false);
    const more = inLoss();
    more.writeSeq += 500;
    more.sndWnd = 2001;
    expect(ack(more, { takes: 1 })).toBe('new-data');
  });

  it('an ACK that does not advance settles nothing while no new data is out', () => {
    const socket = inLoss();
    socket.writeSeq += 500;
    expect(ack(socket, { facts: { dataSacked: true } })).toBe('lost-packets');
    expect(socket).toMatchObject({ frto: true, ca: LOSS });
  });

  it('new data is out: a SACK block, or a duplicate, says that the loss was real', () => {
    for (const [said, over] of [
      [{ facts: { dataSacked: true } }, true],
      [{ duplicates: 1 }, true],
      [{}, false],
    ] as [Ack, boolean][]) {
      const socket = inLoss({ highSeq: 3001 });
      expect(socket.sndNxt).toBeGreaterThan(socket.highSeq);
      ack(socket, said);
      expect(socket.frto).toBe(!over);
    }
  });

  it('what had never been sent again arrived: the timeout was false, and is undone', () => {
    const socket = inLoss();
    expect(ack(socket, { takes: 1, facts: { origSackAcked: true } })).toBe('nothing');
    expect(socket).toMatchObject({ ...undone, ca: OPEN, retransmits: 0, retransStamp: -1 });
    expect(told(socket)).toEqual(['1000', '1000']);
  });

  it('says nothing where it was not asked', () => {
    const socket = inLoss({ frto: false });
    expect(ack(socket, { takes: 1, facts: { origSackAcked: true } })).toBe('lost-packets');
    expect(socket).toMatchObject({ ca: LOSS, cwnd: 1 });
  });
});

describe('a timeout is undone by timestamps: tcp_try_undo_loss', () => {
  it('if the ACK that advances echoes a time before the retransmission', () => {
    const before = inLoss({ frto: false });
    // The clock of timestamps is one ahead; 600 ms is 601 there.
    expect(ack(before, { takes: 1, tsecr: 600 })).toBe('nothing');
    expect(before).toMatchObject({ ...undone, ca: OPEN, retransmits: 0 });
    const after = inLoss({ frto: false });
    expect(ack(after, { takes: 1, tsecr: 601 })).toBe('lost-packets');
    expect(after).toMatchObject({ ca: LOSS, cwnd: 1, retransmits: 1 });
  });

  it('not by an ACK that does not advance, nor without an echo', () => {
    const stays = inLoss({ frto: false });
    ack(stays, { tsecr: 1 });
    expect(stays.ca).toBe(LOSS);
    const none = inLoss({ frto: false });
    ack(none, { takes: 1, tsecr: 0 });
    expect(none.ca).toBe(LOSS);
  });

  it('or if all that was sent again proved needless', () => {
    const socket = inLoss({ frto: false, undoRetrans: 0 });
    expect(ack(socket, { takes: 1 })).toBe('nothing');
    expect(socket).toMatchObject({ ...undone, ca: OPEN });
  });

  it('without SACK the state stays until something beyond is acknowledged', () => {
    const socket = inLoss({ frto: false, sackOk: false, sackedOut: 0 });
    expect(ack(socket, { takes: 1, tsecr: 1 })).toBe('nothing');
    expect(socket).toMatchObject({ cwnd: 20, ssthresh: 30, undoMarker: -1, ca: LOSS, retransmits: 0 });
  });

  it('with all acknowledged the next time that is lost begins anew, also without SACK', () => {
    const whole = inLoss({ frto: false, sackOk: false, sackedOut: 0 });
    ack(whole, { takes: 3, tsecr: 1 });
    expect(whole).toMatchObject({ ca: LOSS, retransStamp: -1 });
    const part = inLoss({ frto: false, sackOk: false, sackedOut: 0 });
    ack(part, { takes: 1, tsecr: 1 });
    expect(part.retransStamp).toBeGreaterThan(0);
  });
});

describe('a loss is over', () => {
  it('when all is acknowledged that was out at the timeout', () => {
    const socket = inLoss({ frto: false });
    expect(ack(socket, { takes: 3, tsecr: 700 })).toBe('nothing');
    expect(socket).toMatchObject({ ca: OPEN, cwnd: 1, ssthresh: 10, retransStamp: -1 });
  });

  it('without SACK only when something beyond that is', () => {
    const socket = inLoss({ frto: false, sackOk: false });
    ack(socket, { takes: 3, tsecr: 700 });
    expect(socket).toMatchObject({ ca: LOSS, retransStamp: -1 });
  });
});

describe('without SACK', () => {
  it('duplicates of new data count, an ACK that advances ends the count', () => {
    const oneLost: Sent[] = [{ marks: 'LRE' }, {}, {}];
    const socket = inLoss({ frto: false, sackOk: false, highSeq: 3001 }, oneLost);
    ack(socket, { duplicates: 1 });
    ack(socket, {});
    expect(socket.sackedOut).toBe(1);
    ack(socket, { takes: 1 });
    expect(socket.sackedOut).toBe(0);
    const old = inLoss({ frto: false, sackOk: false }, oneLost);
    ack(old, { duplicates: 1 });
    expect(old.sackedOut).toBe(0);
  });
});

it('an undone timeout leaves Disorder while some of it is under way again: tcp_try_keep_open', () => {
  const socket = inLoss({ frto: false }, [{ marks: 'LRE' }, { marks: 'E' }, {}]);
  ack(socket, { takes: 1, tsecr: 1 });
  expect(socket.ca).toBe(DISORDER);
});
