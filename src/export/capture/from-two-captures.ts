/** Two vantage points: which packet of one capture is which of the other, and so which segments were lost. */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import { AT_HOST_US, distances } from './from-one-capture.ts';
import type { HostEvent } from './host-events.ts';
import { otherSide } from './seen-segments.ts';
import { type Packet, segmentOf } from './segment-of-packet.ts';

const identity = (p: Packet): string =>
  `${p.fromClient} ${p.seq} ${p.ack} ${p.flags} ${p.len} ${p.ipId ?? ''} ${p.timestamps?.value ?? ''} ${p.timestamps?.echo ?? ''}`;

/** Two clocks are not alike to the last millisecond. */
const CLOCKS_US = 1000;

/** A packet takes that much longer now and then. */
const EDGE_US = 100_000;

interface Pair {
  near?: Packet;
  far?: Packet;
}

/**
 * Which packet of one capture is which of the other. Packets that look alike to the last bit (a RST sent twice) are told apart
 * by time: the pairs that are certain say how long a packet takes in that direction by these two clocks.
 */
const pairUp = (near: readonly Packet[], far: readonly Packet[]): Pair[] => {
  const group = (packets: readonly Packet[]) => {
    const groups = new Map<string, Packet[]>();
    for (const p of packets) groups.set(identity(p), [...(groups.get(identity(p)) ?? []), p]);
    return groups;
  };
  const farOf = group(far);
  const nearOf = group(near);
  const quickest = { true: Infinity, false: Infinity };
  for (const [key, [p, ...more]] of nearOf) {
    const match = farOf.get(key);
    if (more.length > 0 || match?.length !== 1) continue;
    const way = String(p!.fromClient) as 'true' | 'false';
    const delay = (match[0]!.time - p!.time) * (p!.fromClient ? 1 : -1);
    quickest[way] = Math.min(quickest[way], delay);
  }
  const pairs: Pair[] = [];
  // By two clocks as NTP sets them, the quickest either way; no packet takes less than no time.
  const least = (quickest.true + quickest.false) / 2;
  const soonest = Number.isFinite(least) ? -Math.max(CLOCKS_US, least) : -CLOCKS_US;
  const beyond = (p: Packet, q: Packet): number => {
    const usual = quickest[String(p.fromClient) as 'true' | 'false'];
    return (q.time - p.time) * (p.fromClient ? 1 : -1) - (Number.isFinite(usual) ? usual : 0);
  };
  for (const p of near) {
    const candidates = farOf.get(identity(p)) ?? [];
    const alike = nearOf.get(identity(p))!;
    const left = alike.filter((o) => !pairs.some((x) => x.near === o));
    // As many there as here: none was lost, and they kept their order.
    if (candidates.length === left.length) {
      pairs.push({ near: p, far: candidates.shift()! });
      continue;
    }
    let best = -1;
    let nearest = Infinity;
    candidates.forEach((q, i) => {
      const over = beyond(p, q);
      if (over > soonest && Math.abs(over) < nearest) [best, nearest] = [i, Math.abs(over)];
    });
    // One of several look-alikes belongs to the nearest; if another of ours is nearer to it, ours was lost.
    const rival =
      best >= 0 &&
      left.some((o) => {
        const over = beyond(o, candidates[best]!);
        return o !== p && over > soonest && Math.abs(over) < nearest;
      });
    if (best >= 0 && !rival) pairs.push({ near: p, far: candidates.splice(best, 1)[0]! });
    else pairs.push({ near: p });
  }
  for (const left of farOf.values()) for (const p of left) pairs.push({ far: p });
  return pairs;
};

const sameSegment = (
  a: Pick<Segment, 'from' | 'seq' | 'len' | 'flags'>,
  b: Pick<Segment, 'from' | 'seq' | 'len' | 'flags'>,
) => a.from === b.from && a.seq === b.seq && a.len === b.len && a.flags === b.flags;

/** Two vantage points: a packet in both was carried, one only in its sender's was lost. The clocks are set by the handshake. */
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
  /** Of the middle of a long connection either view keeps nothing: what one alone holds of it tells of no loss. */
  const passedOver = ({ near: ours, far: theirs }: Pair): boolean => {
    if (ours && theirs) return false;
    const lacks = ours ? far : near;
    const time = ours ? ours.time + offset : theirs!.time - offset;
    const margin = (rtt ?? 0) + EDGE_US;
    return time > lacks.skippedFrom - margin && time < lacks.skippedUntil + margin;
  };
  const segments: (Segment & { identity?: string })[] = [];
  for (const pair of pairs) {
    if (passedOver(pair)) continue;
    const p = (pair.near ?? pair.far)!;
    const sent = p.fromClient ? pair.near : pair.far;
    const got = p.fromClient ? pair.far : pair.near;
    const clock = (q: Packet | undefined) =>
      q === undefined ? null : q === pair.far ? q.time - offset : q.time;
    const sentAt = clock(sent);
    const gotAt = clock(got);
    if (sentAt === null) {
      // Seen only where it arrived: the network made a copy, or the sender's capture missed it.
      const original = segments.find(
        (s) =>
          s.arrives !== null &&
          s.duplicateArrives === undefined &&
          s.t < gotAt! &&
          sameSegment(s, segmentOf(p, base, near.scale)) &&
          identity(p) === s.identity,
      );
      if (original) original.duplicateArrives = gotAt!;
      else segments.push({ ...segmentOf(p, base, near.scale), t: gotAt!, arrives: gotAt! });
      continue;
    }
    segments.push({
      ...segmentOf(p, base, near.scale),
      t: sentAt,
      arrives: gotAt,
      identity: identity(p),
    });
  }
  segments.sort((x, y) => x.t - y.t);
  const events: Record<Side, HostEvent[]> = { client: [], server: [] };
  segments.forEach((s, index) => {
    events[s.from].push({ index, arrival: false, t: s.t });
    for (const t of [s.arrives, s.duplicateArrives])
      if (t !== null && t !== undefined) events[otherSide(s.from)].push({ index, arrival: true, t });
  });
  // At one instant a host hears before it answers.
  for (const side of ['client', 'server'] as const)
    events[side].sort((x, y) => x.t - y.t || Number(y.arrival) - Number(x.arrival));
  return { segments, events, place: 'both' as const, rtt };
};
