/** RFC 8985 §6.2: `tcp_rack_advance`, `tcp_rack_update_reo_wnd`, `tcp_rack_reo_wnd`, `tcp_rack_detect_loss`, `tcp_rate_skb_delivered`. */
import { describe, expect, it } from 'vitest';
import { WireSegment } from '../../../../src/sim/segment.ts';
import { AckFacts } from '../../../../src/sim/tcp/ack-facts.ts';
import { LOST, Packet, RETRANSMITTED, SACKED } from '../../../../src/sim/tcp/packet.ts';
import {
  detectLoss,
  markLost,
  rackAdvance,
  rackMarkLost,
  rateSample,
  updateReorderWindow,
} from '../../../../src/sim/tcp/rack.ts';
import { OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const facts = (): AckFacts => new AckFacts(new WireSegment(1, 1, 16, 1, 1, 0), 0);

describe('a DSACK', () => {
  const widened = (fields: Partial<Socket>, priorDelivered = 50, settings = {}): Socket => {
    const { socket } = new OneHost({ settings });
    Object.assign(socket, { reoWiden: true, delivered: 60, reoSince: 40, ...fields });
    updateReorderWindow(socket, Object.assign(facts(), { priorDelivered }));
    return socket;
  };

  it('widens the window by a step, for 16 recoveries', () => {
    expect(widened({})).toMatchObject({ reoSteps: 2, reoWiden: false, reoSince: 60, reoPersist: 16 });
    expect(widened({ reoSteps: 255 }).reoSteps).toBe(255);
  });

  it('once a round trip', () => {
    expect(widened({}, 39)).toMatchObject({ reoSteps: 1, reoWiden: false });
    expect(widened({}, 40).reoSteps).toBe(2);
  });

  it('not where nothing was delivered, nor where tcp_recovery has 2', () => {
    expect(widened({}, 0).reoSteps).toBe(1);
    expect(widened({}, 50, { 'net.ipv4.tcp_recovery': 3 }).reoSteps).toBe(1);
    expect(widened({}, 50, { 'net.ipv4.tcp_recovery': 5 }).reoSteps).toBe(2);
  });

  it('is forgotten when the recoveries are over', () => {
    expect(widened({ reoWiden: false, reoSteps: 9, reoPersist: 1 }).reoSteps).toBe(9);
    expect(widened({ reoWiden: false, reoSteps: 9, reoPersist: 0 }).reoSteps).toBe(1);
  });
});

/** Two packets 1 ms apart, of which the second has arrived, `ms` after it left. */
function gap(ms: number, fields: Partial<Socket> = {}, settings = {}) {
  const one = new OneHost({ settings });
  const { socket, agenda } = one;
  Object.assign(socket, { minRtt: 20_000, srtt8: 8 * 24_000, ca: OPEN, ...fields });
  const [first, second] = [new Packet(1001, 1101, 0), new Packet(1101, 1201, 0)];
  Object.assign(first, { sentAt: agenda.now, sentIn: 1 });
  Object.assign(second, { sentAt: agenda.now + 1000, sentIn: 2 });
  first.next = second;
  Object.assign(socket, { head: first, tail: second, packetsOut: 2 });
  one.wait(1 + ms);
  rackAdvance(socket, second, agenda.now);
  second.marks = SACKED;
  return { one, socket, first, second };
}

describe('a packet sent 1 ms before one that has arrived', () => {
  it('may be late by a quarter of the shortest round trip once reordering was seen', () => {
    const { socket, first } = gap(30, { reorderSeen: true });
    // 30 ms + 5 ms, of which 31 have passed.
    expect(detectLoss(socket)).toBe(4000);
    expect(first.marks & LOST).toBe(0);
  });

  it('by as many quarters as there are steps, and by a smoothed round trip at most', () => {
    expect(detectLoss(gap(30, { reorderSeen: true, reoSteps: 2 }).socket)).toBe(9000);
    expect(detectLoss(gap(30, { reorderSeen: true, reoSteps: 9 }).socket)).toBe(23_000);
  });

  it('without reordering by as much, but by nothing in recovery or with three behind it', () => {
    expect(detectLoss(gap(30).socket)).toBe(4000);
    expect(detectLoss(gap(30, { ca: RECOVERY }).socket)).toBe(0);
    expect(detectLoss(gap(30, { sackedOut: 2 }).socket)).toBe(4000);
    expect(detectLoss(gap(30, { sackedOut: 3 }).socket)).toBe(0);
    expect(detectLoss(gap(30, { sackedOut: 3 }, { 'net.ipv4.tcp_recovery': 5 }).socket)).toBe(4000);
    expect(detectLoss(gap(30, { reorderSeen: true, ca: RECOVERY, sackedOut: 3 }).socket)).toBe(4000);
  });

  it('is lost once that is over, not a microsecond before', () => {
    const { one, socket, first } = gap(30, { reorderSeen: true });
    one.wait(3.999);
    expect(detectLoss(socket)).toBe(1);
    expect(first.marks & LOST).toBe(0);
    one.wait(0.001);
    expect(detectLoss(socket)).toBe(0);
    expect(first.marks & LOST).toBe(LOST);
    expect(socket.lostOut).toBe(1);
  });

  it('is waited for by the reorder timer, in whole ticks and 2 ms more, not longer than the RTO', () => {
    const { socket } = gap(30, { reorderSeen: true });
    expect(rackMarkLost(socket)).toBe(true);
    expect(socket).toMatchObject({ pending: 'reorder', rackAdvanced: false });
    // 4 + 2 ms: two ticks of 4 ms; the wheel adds what is left of the tick.
    expect(rackMarkLost(socket)).toBe(false);
    const lost = gap(30, { ca: RECOVERY }).socket;
    expect(rackMarkLost(lost)).toBe(false);
    expect(lost.pending).toBe(null);
  });
});

describe('what arrived', () => {
  it('tells the round trip, and by the one sent last what may be lost', () => {
    const { socket, first, second } = gap(30);
    expect(socket).toMatchObject({ rackRtt: 30_000, rackSentIn: 2, rackEnd: 1201, rackAdvanced: true });
    rackAdvance(socket, first, first.sentAt + 50_000);
    expect(socket).toMatchObject({ rackRtt: 50_000, rackSentIn: 2, rackEnd: 1201 });
    const same = new Packet(1201, 1301, 0);
    Object.assign(same, { sentAt: second.sentAt, sentIn: 2 });
    rackAdvance(socket, same, second.sentAt + 30_000);
    expect(socket.rackEnd).toBe(1301);
  });

  it('says nothing when it was sent again and comes sooner than any round trip', () => {
    const { socket, first } = gap(30);
    socket.rackAdvanced = false;
    first.marks = RETRANSMITTED;
    rackAdvance(socket, first, first.sentAt + 19_999);
    expect(socket).toMatchObject({ rackRtt: 30_000, rackAdvanced: false });
    rackAdvance(socket, first, first.sentAt + 20_000);
    expect(socket).toMatchObject({ rackRtt: 20_000, rackAdvanced: true });
  });

  it('counts for the rate by the packet sent last', () => {
    const found = facts();
    const packet = (sentIn: number, deliveredBefore: number): Packet =>
      Object.assign(new Packet(1, 2, 0), { sentIn, deliveredBefore });
    rateSample(found, packet(5, 30));
    rateSample(found, packet(4, 20));
    expect(found).toMatchObject({ newestSentIn: 5, priorDelivered: 30 });
    rateSample(found, packet(5, 31));
    rateSample(found, packet(6, 40));
    expect(found).toMatchObject({ newestSentIn: 6, priorDelivered: 40 });
  });
});

describe('marking a packet lost', () => {
  const marked = (marks: number): [marks: number, lost: number, again: number] => {
    const { socket } = new OneHost();
    const packet = Object.assign(new Packet(1, 2, 0), { marks });
    Object.assign(socket, { lostOut: 3, retransOut: 3 });
    markLost(socket, packet);
    return [packet.marks, socket.lostOut, socket.retransOut];
  };

  it('counts it once, takes the loss of what was sent again into account, and leaves alone what arrived: tcp_mark_skb_lost', () => {
    expect(marked(0)).toEqual([LOST, 4, 3]);
    expect(marked(LOST)).toEqual([LOST, 3, 3]);
    expect(marked(LOST | RETRANSMITTED)).toEqual([LOST, 3, 2]);
    expect(marked(SACKED)).toEqual([SACKED, 3, 3]);
  });
});
