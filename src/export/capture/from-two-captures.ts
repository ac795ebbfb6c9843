/**
 * Two vantage points, one near each host: what each saw and in which order, and so which segments were lost. What a capture lacks it
 * may have dropped: what its host acknowledges has arrived there all the same.
 */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import { AT_HOST_US, distances } from './from-one-capture.ts';
import type { HostEvent } from './host-events.ts';
import { identity, type Pair, pairUp } from './pair-packets.ts';
import { otherSide, shows, span } from './seen-segments.ts';
import { type Packet, segmentOf } from './segment-of-packet.ts';

/** A packet takes that much longer now and then. */
const EDGE_US = 100_000;

/** A segment, with the packets that show it; `sent` or `got` is missing where that host's capture lacks it. */
interface Carried {
  s: Segment;
  sent?: Packet;
  got?: Packet;
  /** The network made a copy of it. */
  copy?: Packet;
  /** It arrived although the capture there lacks it: what shows so. */
  shownBy?: Carried;
}

const covers = (a: Segment, b: Segment): boolean => a.seq <= b.seq && a.seq + span(a) >= b.seq + span(b);

/** What no capture holds at its receiver, and was acknowledged before any copy of it came, had arrived. µs. */
const findUnseen = (all: readonly Carried[], quickest: Record<Side, number>): void => {
  const dropping: Record<Side, boolean> = { client: false, server: false };
  const lacking = all.filter((one) => !one.got);
  for (const one of lacking) {
    const { s } = one;
    if (span(s) === 0 || s.flags.includes('R')) continue;
    const reply = all.find(
      (r) => r.s.from !== s.from && r.s.t > s.t && shows({ ...r.s, seen: r.s.t }, { ...s, seen: s.t }),
    );
    const copy = all.reduce(
      (least, c) => (c.got && c.s.from === s.from && covers(c.s, s) ? Math.min(least, c.s.arrives!) : least),
      Infinity,
    );
    if (!reply || copy <= reply.s.t) continue;
    one.shownBy = reply;
    s.arrives = Math.max(s.t, Math.min(s.t + quickest[s.from], reply.s.t));
    dropping[otherSide(s.from)] = true;
  }
  for (const { s, sent, copy } of all) if (!sent && !copy) dropping[s.from] = true;
  // Where a capture is known to drop packets, what it lacks may have come.
  for (const { s, shownBy } of lacking)
    if (!shownBy && dropping[otherSide(s.from)]) {
      s.arrivalUnknown = true;
      s.arrives = s.t + quickest[s.from];
    }
};

/** The clocks are set by the packets that both hold. */
export const fromTwoCaptures = (a: SeenConnection, b: SeenConnection, base: Record<Side, number>) => {
  const reach = (view: SeenConnection) => {
    const { toServer, toClient } = distances(view);
    return (toServer ?? 0) - (toClient ?? 0);
  };
  const [near, far] = reach(a) >= reach(b) ? [a, b] : [b, a]; // near the client, near the server
  const pairs = pairUp(near.packets, far.packets);
  // The far clock is right when the quickest packet takes as long one way as the quickest takes the other (as NTP has it).
  const delays = (fromClient: boolean) =>
    pairs
      .filter((x) => x.near && x.far && x.near.fromClient === fromClient)
      .map((x) => x.far!.time - x.near!.time);
  const there = Math.min(...delays(true));
  const back = Math.min(...delays(false).map((d) => -d));
  // An offset within half a millisecond is no offset: one clock stamped both.
  const measured = Number.isFinite(there) && Number.isFinite(back) ? (there - back) / 2 : 0;
  const offset = Math.abs(measured) < AT_HOST_US ? 0 : measured;
  const rtt = Number.isFinite(there) && Number.isFinite(back) ? there + back : null;
  const oneWay = (delay: number): number => (Number.isFinite(delay) ? Math.max(0, delay) : (rtt ?? 0) / 2);
  const quickest = { client: oneWay(there - offset), server: oneWay(back + offset) };
  /** Of the middle of a long connection either view keeps nothing: what one alone holds of it tells of no loss. */
  const passedOver = ({ near: ours, far: theirs }: Pair): boolean => {
    if (ours && theirs) return false;
    const lacks = ours ? far : near;
    const time = ours ? ours.time + offset : theirs!.time - offset;
    const margin = (rtt ?? 0) + EDGE_US;
    return time > lacks.skippedFrom - margin && time < lacks.skippedUntil + margin;
  };
  const carried: Carried[] = [];
  const time = new Map<Packet, number>();
  for (const p of near.packets) time.set(p, p.time);
  for (const p of far.packets) time.set(p, p.time - offset);
  for (const pair of pairs) {
    if (passedOver(pair)) continue;
    const p = (pair.near ?? pair.far)!;
    const [sent, got] = p.fromClient ? [pair.near, pair.far] : [pair.far, pair.near];
    const s = segmentOf(p, base, near.scale);
    if (sent) {
      const arrives = got ? time.get(got)! : null;
      carried.push({ s: { ...s, t: time.get(sent)!, arrives }, sent, ...(got ? { got } : {}) });
      continue;
    }
    // Seen only where it arrived: the network made a copy, or the sender's capture dropped it.
    const gotAt = time.get(got!)!;
    const original = carried.find(
      (x) =>
        x.got &&
        x.sent &&
        x.s.duplicateArrives === undefined &&
        x.s.t < gotAt &&
        identity(x.sent) === identity(p),
    );
    if (original) {
      original.s.duplicateArrives = gotAt;
      original.copy = got!;
    } else carried.push({ s: { ...s, t: gotAt - quickest[s.from], arrives: gotAt }, got: got! });
  }
  carried.sort((x, y) => x.s.t - y.s.t);
  findUnseen(carried, quickest);
  const segments = carried.map(({ s }) => s);
  const events = {
    client: eventsOf(carried, 'client', near, time),
    server: eventsOf(carried, 'server', far, time),
  };
  return { segments, events, place: 'both' as const, rtt };
};

/** The life of one host: in the order of its own capture, whatever its clock; what that lacks, by time. */
const eventsOf = (
  carried: readonly Carried[],
  side: Side,
  view: SeenConnection,
  time: ReadonlyMap<Packet, number>,
): HostEvent[] => {
  const places = new Map<Packet, number>();
  carried.forEach(({ sent, got, copy, s }, index) => {
    const own = s.from === side ? [sent] : [got, copy];
    for (const p of own) if (p) places.set(p, index);
  });
  const events: HostEvent[] = [];
  let clock = -Infinity;
  for (const p of view.packets) {
    const index = places.get(p);
    if (index === undefined) continue;
    clock = Math.max(clock, time.get(p)!);
    events.push({ index, arrival: p.fromClient !== (side === 'client'), t: clock });
  }
  carried.forEach(({ s, sent, got, shownBy }, index) => {
    const unseen = s.from === side ? !sent : !got && shownBy !== undefined;
    if (!unseen) return;
    const arrival = s.from !== side;
    const t = arrival ? s.arrives! : s.t;
    const shown = shownBy ? carried.indexOf(shownBy) : -1;
    const before = events.findIndex((e) => e.t > t || (!e.arrival && e.index === shown));
    events.splice(before < 0 ? events.length : before, 0, { index, arrival, t });
  });
  return events;
};
