/** `tcp_sacktag_write_queue`, `tcp_sacktag_one`, `tcp_check_dsack`, `tcp_dsack_seen`, `tcp_ack`: what the blocks of an ACK say. */
import { describe, expect, it } from 'vitest';
import { WireSegment } from '../../../../src/sim/segment.ts';
import { ackArrives } from '../../../../src/sim/tcp/ack-arrival.ts';
import { AckFacts } from '../../../../src/sim/tcp/ack-facts.ts';
import { tagSacks } from '../../../../src/sim/tcp/sack.ts';
import { CWR, LOSS, OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { counted, type Sent, told, withQueue } from '../../sent-queue.ts';

/** Packets of 1000 bytes from 1001 on; blocks in thousands from there. */
const tagged = (packets: Sent[], blocks: [number, number][], fields: Partial<Socket> = {}) => {
  const one = withQueue(packets, fields);
  const segment = new WireSegment(1, 1, 16, 0, 0, 0);
  segment.ack = one.socket.sndUna;
  segment.sack = blocks.map(([from, to]) => [1001 + from * 1000, 1001 + to * 1000]);
  const facts = new AckFacts(segment, one.socket.sndUna);
  tagSacks(one.socket, facts);
  if (one.socket.sackOk) expect(one.socket).toMatchObject(counted(one.socket));
  return { socket: one.socket, facts };
};
const five: Sent[] = [{}, {}, {}, {}, {}];

describe('a block', () => {
  it('marks each packet that lies in it whole', () => {
    expect(told(tagged(five, [[1, 3]]).socket)).toEqual(['1000', '1000 S', '1000 S', '1000', '1000']);
    expect(told(tagged(five, [[1.001, 3.999]]).socket)).toEqual(['1000', '1000', '1000 S', '1000', '1000']);
    expect(tagged(five, [[1, 3]]).socket).toMatchObject({ highestSack: 3001, delivered: 2 });
  });

  it('each once, whatever the order of the blocks', () => {
    const { socket } = tagged(five, [
      [3, 4],
      [1, 2],
    ]);
    expect(told(socket)).toEqual(['1000', '1000 S', '1000', '1000 S', '1000']);
    expect(socket).toMatchObject({ delivered: 2, highestSack: 4001, reorderSeen: false });
    expect(tagged([{}, { marks: 'S' }, {}], [[1, 3]]).socket.delivered).toBe(1);
  });

  it('below what arrived before is reordering, unless the packet had been sent again', () => {
    const seen = (packet: Sent): boolean =>
      tagged([{}, packet, {}, { marks: 'S' }], [[1, 2]], { highestSack: 4001 }).socket.reorderSeen;
    expect(seen({})).toBe(true);
    expect(seen({ retransmissions: 1, marks: 'E' })).toBe(false);
    expect(tagged(five, [[1, 2]], { highestSack: 2001 }).socket.reorderSeen).toBe(false);
  });

  it('takes the packet off the lost and off those sent again', () => {
    const { socket } = tagged([{}, { marks: 'LRE', retransmissions: 1 }, { marks: 'L' }, {}], [[1, 3]]);
    expect(told(socket)).toEqual(['1000', '1000 SE', '1000 S', '1000']);
  });

  it('of one that is sent again and not lost, the retransmission stays counted', () => {
    const { socket } = tagged([{}, { marks: 'RE', retransmissions: 1 }, {}], [[1, 2]]);
    expect(told(socket)).toEqual(['1000', '1000 SRE', '1000']);
  });

  it('beyond what was sent, or of what was acknowledged, says nothing', () => {
    const beyond = tagged(five, [[4, 6]]);
    expect(beyond.facts.dataSacked).toBe(false);
    const before = tagged(five, [[-2, 0]], {});
    expect(before.facts.dataSacked).toBe(false);
    expect(told(tagged(five, [[4, 5]]).socket)[4]).toBe('1000 S');
  });

  it('tells when the first and the newest of the packets was sent that arrived for the first time', () => {
    const { facts } = tagged([{}, { ago: 90 }, { ago: 80 }, { ago: 70 }], [[1, 4]]);
    expect(facts).toMatchObject({ firstSackedAt: 1_000_000 - 90_000, lastSackedAt: 1_000_000 - 70_000 });
    const again = tagged([{}, { ago: 90, retransmissions: 1, marks: 'E' }, {}], [[1, 2]]);
    expect(again.facts.firstSackedAt).toBe(-1);
  });

  it('of what was out at the timeout says that the original arrived', () => {
    const { sndUna } = withQueue([]).socket;
    const original = (highSeq: number): boolean => tagged(five, [[1, 2]], { highSeq }).facts.origSackAcked;
    expect(original(sndUna + 2000)).toBe(true);
    expect(original(sndUna + 1999)).toBe(false);
  });
});

describe('a DSACK', () => {
  const sentAgain = { totalRetrans: 5, undoMarker: 1001, undoRetrans: 2 };

  it('is a first block below the ACK, or within the second', () => {
    const is = (blocks: [number, number][]): boolean => tagged(five, blocks, sentAgain).facts.dsacking;
    expect(is([[-1, 0]])).toBe(true);
    expect(is([[0, 1]])).toBe(false);
    expect(
      is([
        [1, 2],
        [1, 3],
      ]),
    ).toBe(true);
    expect(
      is([
        [1, 3],
        [1, 2],
      ]),
    ).toBe(false);
    expect(
      is([
        [1, 2],
        [3, 4],
      ]),
    ).toBe(false);
  });

  it('marks nothing as arrived; the blocks behind it do', () => {
    const { socket } = tagged(
      [{}, { marks: 'RE' }, {}, {}],
      [
        [1, 2],
        [1, 3],
      ],
      sentAgain,
    );
    expect(told(socket)).toEqual(['1000', '1000 SE', '1000 S', '1000']);
    expect(told(tagged(five, [[-1, 0]], sentAgain).socket).join('')).not.toContain('S');
  });

  it('counts a segment for each MSS, one at least, as delivered and as needless', () => {
    const of = (bytes: number): Socket =>
      tagged(five, [[-bytes / 1000, 0]], { ...sentAgain, undoMarker: 1000 }).socket;
    expect(of(1)).toMatchObject({ delivered: 1, dsackDups: 1, undoRetrans: 1 });
    expect(of(1000)).toMatchObject({ delivered: 1, dsackDups: 1 });
    expect(of(1001)).toMatchObject({ delivered: 2, dsackDups: 2 });
  });

  it('of more than was ever sent again is the network’s doing', () => {
    const { socket, facts } = tagged(five, [[-1, 0]], { ...sentAgain, totalRetrans: 3, dsackDups: 3 });
    expect(facts.dsacking).toBe(false);
    expect(socket).toMatchObject({ dsackDups: 4, delivered: 0, undoRetrans: 2 });
    expect(tagged(five, [[-1, 0]], { ...sentAgain, totalRetrans: 3, dsackDups: 2 }).facts.dsacking).toBe(
      true,
    );
  });

  it('takes back one retransmission of the recovery at hand, none before it', () => {
    const left = (fields: Partial<Socket>): number =>
      tagged(five, [[-1, 0]], { ...sentAgain, ...fields }).socket.undoRetrans;
    expect(left({ undoMarker: 1000 })).toBe(1);
    expect(left({ undoMarker: 1001 })).toBe(2);
    expect(left({ undoMarker: -1 })).toBe(2);
    expect(left({ undoMarker: 1000, undoRetrans: 0 })).toBe(0);
    expect(left({ undoMarker: 1000, undoRetrans: -1 })).toBe(-1);
  });

  it('over reordering widens the window for it, unless our probe asked for it', () => {
    const widens = (fields: Partial<Socket>): boolean =>
      tagged(five, [[-1, 0]], { ...sentAgain, ...fields }).socket.reoWiden;
    expect(widens({ reorderSeen: true })).toBe(true);
    expect(widens({ reorderSeen: false })).toBe(false);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1001, tlpRetrans: true })).toBe(false);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1001, tlpRetrans: false })).toBe(true);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1000, tlpRetrans: true })).toBe(true);
  });

  it('of packets still in the queue: they are no longer under way again', () => {
    const { socket } = tagged(
      [{ marks: 'RE' }, { marks: 'RE' }, { marks: 'RE' }],
      [
        [1, 2],
        [1, 3],
      ],
      sentAgain,
    );
    expect(told(socket)).toEqual(['1000 RE', '1000 SE', '1000 SRE']);
  });
});

/** `tcp_ack` from the front, 1000 ms after the start; `ack` in packets taken off. */
interface Ack {
  /** Packets taken off, and bytes beyond them. */
  ack?: number;
  bytes?: number;
  win?: number;
  seq?: number;
  end?: number;
  tsecr?: number;
  sack?: [number, number][];
}

function acked(packets: Sent[], how: Ack, fields: Partial<Socket> = {}) {
  const { ack = 0, bytes = 0, win = 64_000, seq = 5001, end = seq, tsecr = 0, sack } = how;
  const one = withQueue(packets, { sndWl1: 5001, ...fields });
  const segment = new WireSegment(1, 1, 16, seq, end, end - seq);
  Object.assign(segment, { ack: one.socket.sndUna + ack * 1000 + bytes, win, tsecr });
  segment.sack = sack?.map(([from, to]) => [1001 + from * 1000, 1001 + to * 1000]) ?? null;
  const verdict = ackArrives(one.socket, segment);
  return { one, socket: one.socket, verdict };
}

describe('an ACK', () => {
  it('older than all that is out, by more than a window, is challenged; one within it says nothing', () => {
    const old = (by: number): string => acked([{}], { bytes: -by }, { maxWindow: 500, sndUna: 1001 }).verdict;
    // Our first number is 1000, so no ACK can be older than that.
    expect(old(1)).toBe('old');
    expect(old(2)).toBe('unacceptable');
    const shifted = (by: number): string => {
      const one = withQueue([{}, {}, {}]);
      one.socket.sndUna += 2000;
      one.socket.maxWindow = 500;
      const segment = new WireSegment(1, 1, 16, 5001, 5001, 0);
      segment.ack = one.socket.sndUna - by;
      return ackArrives(one.socket, segment);
    };
    expect(shifted(500)).toBe('old');
    expect(shifted(501)).toBe('unacceptable');
  });

  it('an old one may bring SACK blocks all the same, and what is lost is sent', () => {
    const one = withQueue([{}, {}, {}, {}, {}], { ca: OPEN, rackRtt: 1000 });
    one.socket.head = one.socket.head!.next;
    one.socket.sndUna += 1000;
    Object.assign(one.socket, counted(one.socket));
    const segment = new WireSegment(1, 1, 16, 5001, 5001, 0);
    segment.ack = one.socket.sndUna - 1000;
    segment.sack = [[one.socket.sndUna + 1000, one.socket.sndUna + 4000]];
    expect(ackArrives(one.socket, segment)).toBe('old');
    expect(told(one.socket)).toEqual(['1000 LRE', '1000 S', '1000 S', '1000 S']);
    expect(one.socket.ca).toBe(RECOVERY);
    expect(one.sent.map(({ seq }) => seq)).toEqual([2001]);
  });

  it('of what was never sent is challenged', () => {
    expect(acked([{}], { bytes: 1001 }).verdict).toBe('unacceptable');
    expect(acked([{}], { bytes: 1000 }).verdict).toBe('used');
  });

  it('takes a window from an older segment only if it acknowledges more', () => {
    const taken = (seq: number, bytes: number, win: number): number =>
      acked([{}], { seq, bytes, win }, { sndWnd: 10_000 }).socket.sndWnd;
    expect(taken(5000, 0, 20_000)).toBe(10_000);
    expect(taken(5001, 0, 20_000)).toBe(20_000);
    expect(taken(5001, 0, 5000)).toBe(10_000);
    expect(taken(5001, 0, 0)).toBe(0);
    expect(taken(5002, 0, 5000)).toBe(5000);
    expect(taken(5000, 1, 5000)).toBe(5000);
  });

  it('that opens the window for what waits begins small again after a pause', () => {
    const window = (fields: Partial<Socket>, win = 5000): number => {
      const one = withQueue([], { sndWnd: 1000, cwnd: 40, lastSendAt: 1000, rto: 200_000, ...fields });
      one.socket.writeSeq += 'unsent' in fields ? 0 : 3000;
      const segment = new WireSegment(1, 1, 16, 5002, 5002, 0);
      Object.assign(segment, { ack: one.socket.sndUna, win });
      ackArrives(one.socket, segment);
      return one.socket.cwnd;
    };
    // 999 ms are more than four RTOs: 20, and ten is the least.
    expect(window({})).toBe(10);
    expect(window({}, 1000)).toBe(40);
    const nothing = withQueue([], { sndWnd: 1000, cwnd: 40, lastSendAt: 1000, rto: 200_000 });
    const segment = new WireSegment(1, 1, 16, 5002, 5002, 0);
    Object.assign(segment, { ack: nothing.socket.sndUna, win: 5000 });
    ackArrives(nothing.socket, segment);
    expect(nothing.socket.cwnd).toBe(40);
  });

  it('times the oldest packet that it takes off and that was sent once', () => {
    const first = { srtt8: 0, rttvar: 0, mdev: 0, minRtt: 0 };
    expect(acked([{ ago: 90 }, { ago: 70 }], { ack: 2 }, first).socket).toMatchObject({
      srtt8: 8 * 90_000,
      minRtt: 70_000,
    });
    // A SACK times what came first for the first time, if nothing was taken off.
    const sacked = acked([{}, { ago: 60 }, { ago: 50 }], { sack: [[1, 3]] }, first).socket;
    expect(sacked).toMatchObject({ srtt8: 8 * 60_000, minRtt: 50_000 });
    const both = acked([{ ago: 90 }, {}, { ago: 40 }], { ack: 1, sack: [[2, 3]] }, first).socket;
    expect(both).toMatchObject({ srtt8: 8 * 90_000, minRtt: 40_000 });
  });

  it('of what was sent again is timed by its echo, to a millisecond', () => {
    const first = { srtt8: 0, rttvar: 0, mdev: 0, minRtt: 0 };
    const again: Sent[] = [{ marks: 'RE' }];
    expect(acked(again, { ack: 1, tsecr: 901 }, first).socket.srtt8).toBe(8 * 100_000);
    expect(acked(again, { ack: 1, tsecr: 1001 }, first).socket.srtt8).toBe(8 * 1000);
    expect(acked(again, { ack: 1 }, first).socket.srtt8).toBe(0);
    expect(acked([{ marks: 'RE' }, {}], { tsecr: 901 }, first).socket.srtt8).toBe(0);
  });

  it('within the same microsecond is a round trip of one', () => {
    expect(acked([{ ago: 0 }], { ack: 1 }, { minRtt: 0 }).socket.minRtt).toBe(1);
  });

  it('of something below what arrived before is reordering, if nothing of it was sent again', () => {
    const seen = (marks: string, fields: Partial<Socket> = {}): boolean =>
      acked([{ marks }, { marks: 'S' }, {}], { ack: 1 }, { highestSack: 2001, ...fields }).socket.reorderSeen;
    expect(seen('')).toBe(true);
    expect(seen('RE')).toBe(false);
    // What arrived out of order long ago is no measure.
    const none = acked([{}, {}], { ack: 1 }, { highestSack: 9001 }).socket;
    expect(none.reorderSeen).toBe(false);
  });

  it('in CWR lets as many leave as came, less what the reduction takes', () => {
    const { socket } = acked(
      [{}, {}, {}, {}],
      { ack: 2 },
      { ca: CWR, highSeq: 90_000, cwnd: 20, ssthresh: 10, priorCwnd: 20 },
    );
    // Two out, two delivered: 10 − 2 = 8 below the threshold; 2, and 1 since the ACK advances without a loss.
    expect(socket.cwnd).toBe(5);
  });

  it('of a part of a packet is no duplicate, without SACK', () => {
    const { socket } = acked([{}, {}, {}], { bytes: 500 }, { sackOk: false });
    expect(socket.sackedOut).toBe(0);
    expect(acked([{}, {}, {}], {}, { sackOk: false }).socket.sackedOut).toBe(1);
  });

  it('with nothing out changes no state', () => {
    expect(acked([], { seq: 5002 }, { ca: CWR, highSeq: 900 }).socket.ca).toBe(CWR);
  });

  it('F-RTO without SACK: what was sent again proves nothing, what was not does', () => {
    const lost: Partial<Socket> = {
      ca: LOSS,
      frto: true,
      sackOk: false,
      undoMarker: 1001,
      undoRetrans: 1,
      retransStamp: 600,
      priorCwnd: 20,
      priorSsthresh: 30,
      cwnd: 1,
      ssthresh: 10,
      highSeq: 4001,
    };
    expect(acked([{ marks: 'LRE' }, { marks: 'L' }, {}], { ack: 2 }, lost).socket).toMatchObject({
      ca: LOSS,
    });
    expect(acked([{ marks: 'L' }, { marks: 'L' }, {}], { ack: 1 }, lost).socket.cwnd).toBeGreaterThanOrEqual(
      20,
    );
  });
});

describe('the answer to a tail loss probe: tcp_process_tlp_ack', () => {
  const probed = (fields: Partial<Socket>, how: Ack) =>
    acked([{}, {}], how, { tlpHighSeq: 3001, tlpRetrans: true, cwnd: 20, ...fields }).socket;
  it('acknowledges more than was out: the probe repaired a loss, and the window is cut', () => {
    const one = withQueue([{}, {}, {}], { tlpHighSeq: 3001, tlpRetrans: true, cwnd: 20 });
    const segment = new WireSegment(1, 1, 16, 5001, 5001, 0);
    Object.assign(segment, { ack: 4001, win: 64_000 });
    ackArrives(one.socket, segment);
    expect(one.socket).toMatchObject({ tlpHighSeq: -1, ssthresh: 10, cwnd: 10, ca: OPEN });
  });
  it('acknowledges just that: nothing yet, until a duplicate says the same', () => {
    expect(probed({}, { ack: 2 })).toMatchObject({ tlpHighSeq: 3001, cwnd: 20 });
    expect(acked([], {}, { tlpHighSeq: 1001, tlpRetrans: true }).socket.tlpHighSeq).toBe(-1);
    expect(acked([], { seq: 5002 }, { tlpHighSeq: 1001, tlpRetrans: true }).socket.tlpHighSeq).toBe(1001);
    const sacked = acked([{}, {}, {}], { sack: [[1, 2]] }, { tlpHighSeq: 1001, tlpRetrans: true });
    expect(sacked.socket.tlpHighSeq).toBe(1001);
    expect(acked([], { end: 5011 }, { tlpHighSeq: 1001, tlpRetrans: true }).socket.tlpHighSeq).toBe(1001);
  });
  it('acknowledges less: nothing', () => {
    expect(probed({}, { ack: 1 })).toMatchObject({ tlpHighSeq: 3001 });
  });
  it('the probe was new data: over', () => {
    expect(probed({ tlpRetrans: false }, { ack: 2 })).toMatchObject({ tlpHighSeq: -1, cwnd: 20 });
  });
});
