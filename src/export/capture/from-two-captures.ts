/** Two vantage points: which packet of one capture is which of the other, and so which segments were lost. */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import { AT_HOST_US, distances } from './from-one-capture.ts';
import type { HostEvent } from './host-events.ts';
import { otherSide } from './seen-segments.ts';
import { type Packet, segmentOf } from './segment-of-packet.ts';

const identity = (p: Packet): string =>
  `${p.fromClient} ${p.seq} ${p.ack} ${p.flags} ${p.len} ${p.ipId ?? ''} ${p.timestamps?.value ?? ''} ${p.timestamps?.echo ?? ''}`;

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
  for (const p of near) {
    const candidates = farOf.get(identity(p)) ?? [];
    const usual = quickest[String(p.fromClient) as 'true' | 'false'];
    const alone = candidates.length === 1 && nearOf.get(identity(p))!.length === 1;
    let best = -1;
    let least = Infinity;
    candidates.forEach((q, i) => {
      const over = (q.time - p.time) * (p.fromClient ? 1 : -1) - (Number.isFinite(usual) ? usual : 0);
      if ((alone || over > -1000) && Math.abs(over) < least) [best, least] = [i, Math.abs(over)];
    });
    // One of several look-alikes belongs to the nearest; if another of ours is nearer to it, ours was lost.
    const rival =
      best >= 0 &&
      !alone &&
      nearOf.get(identity(p))!.some((o) => {
        const over =
          (candidates[best]!.time - o.time) * (p.fromClient ? 1 : -1) - (Number.isFinite(usual) ? usual : 0);
        return o !== p && over > -1000 && Math.abs(over) < least && !pairs.some((x) => x.near === o && x.far);
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
  const reach = (view: SeenConnection) => distances(view).toServer ?? 0;
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
  const segments: (Segment & { identity?: string })[] = [];
  for (const pair of pairs) {
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
  const rtt = Number.isFinite(there) && Number.isFinite(back) ? there + back : null;
  return { segments, events, place: 'both' as const, rtt };
};
