/** `tcp_ack`, `tcp_process_tlp_ack`: what an ACK takes off the queue, and what it proves. */
import { describe, expect, it } from 'vitest';
import { WireSegment } from '../../../../src/sim/segment.ts';
import { ackArrives } from '../../../../src/sim/tcp/ack-arrival.ts';
import { overtaken } from '../../../../src/sim/tcp/reordering.ts';
import { CWR, LOSS, OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { counted, type Sent, told, withQueue } from '../../sent-queue.ts';

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
  it('of the original proves nothing of what was sent again after it: tcp_skb_spurious_retrans', () => {
    /** Sent again 10 ms ago, 990 ms after the start; the ACK echoes a time of ours. */
    const proves = (ms: number, marks = 'E'): boolean =>
      acked([{ marks, ago: 10 }, {}], { ack: 1, tsecr: ms + 1 }, { rackSentIn: -1 }).socket.rackSentIn >= 0;
    expect(proves(989)).toBe(false);
    expect(proves(989, 'LR')).toBe(false);
    expect(proves(990)).toBe(true);
    expect(proves(989, '')).toBe(true);
    // Without timestamps nothing tells the two apart.
    expect(proves(-1)).toBe(true);
  });

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
      acked([{ marks }, { marks: 'S' }, {}], { ack: 1 }, { highestSack: 3001, ...fields }).socket.reorderSeen;
    expect(seen('')).toBe(true);
    expect(seen('RE')).toBe(false);
    // What arrived out of order long ago is no measure.
    const none = acked([{}, {}], { ack: 1 }, { highestSack: 9001 }).socket;
    expect(none.reorderSeen).toBe(false);
    // From the lowest of them to the highest that came: five packets.
    const holes: Sent[] = [{ marks: 'RE' }, {}, {}, {}, {}, { marks: 'S' }, {}];
    const far = acked(holes, { ack: 3 }, { highestSack: 7001 }).socket;
    expect(far).toMatchObject({ reorderSeen: true, reordering: 5 });
    const renosOwn = acked(holes, { ack: 3 }, { highestSack: 7001, sackOk: false, sackedOut: 1 }).socket;
    expect(renosOwn.reorderSeen).toBe(false);
  });

  it('of what has come in order, nothing was overtaken', () => {
    // tcp_check_sack_reordering, before(low_seq, fack): not what begins where all is known to have come.
    const { socket } = withQueue([{}, {}]);
    overtaken(socket, socket.sndUna);
    expect(socket.reorderSeen).toBe(false);
    overtaken(socket, socket.sndUna - 1);
    expect(socket.reorderSeen).toBe(true);
  });

  it('lets the window grow with what came in order; where much is overtaken, with all that came', () => {
    const grown = (reordering: number, how: Ack): number =>
      acked([{}, {}, {}, {}], how, { reordering, cwnd: 4, ssthresh: 90, cwndLimited: true, highestSack: -1 })
        .socket.cwnd;
    expect(grown(3, { ack: 1 })).toBe(5);
    expect(grown(3, { sack: [[2, 3]] })).toBe(4);
    expect(grown(4, { sack: [[2, 3]] })).toBe(5);
    expect(grown(4, { ack: 1 })).toBe(5);
    expect(grown(4, {})).toBe(4);
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
