/**
 * A captured connection → a trace, so that everything that draws runs draws captures too. What one vantage point cannot see is
 * estimated from the round trip, and said to be.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import type { Conversation, SeenConnection } from './connections.ts';
import type { TcpPacket } from './decode-frame.ts';
import { inferLosses } from './infer-losses.ts';
import { inferStates } from './infer-states.ts';

export interface CaptureTrace {
  trace: Trace;
  /** Where the capture was taken; `both` when two captures were joined. */
  place: 'client' | 'server' | 'between' | 'both';
  /** Round trip, ms; null when nothing in the capture tells it. */
  rttMs: number | null;
  /** What a reader should know of the drawing: in codes, `words` in the page. */
  remarks: ('rtt-unknown' | 'no-handshake' | 'middle-skipped' | 'times-estimated' | 'losses-inferred')[];
  skipped: number;
}

type Packet = TcpPacket & { fromClient: boolean };

const mod32 = (n: number): number => ((n % 4294967296) + 4294967296) % 4294967296;
const ms = (us: number): number => Math.round(us) / 1000;

/** Half a millisecond: nearer than that to a host is "at" that host. */
const AT_HOST_US = 500;

/** Time from here to the server and back, and to the client and back, µs; null where unknown. */
interface Distances {
  toServer: number | null;
  toClient: number | null;
}

export const distances = (view: SeenConnection): Distances => {
  const { packets } = view;
  const answer = packets.findIndex((p) => !p.fromClient && p.flags.includes('S'));
  if (answer >= 0) {
    const syns = packets.slice(0, answer).filter((p) => p.fromClient && p.flags.includes('S'));
    const third = packets.slice(answer + 1).find((p) => p.fromClient && !p.flags.includes('S'));
    // A SYN sent twice leaves open which one was answered.
    const toServer = syns.length === 1 ? packets[answer]!.time - syns[0]!.time : null;
    const toClient = third ? third.time - packets[answer]!.time : null;
    if (toServer !== null && toClient !== null) return { toServer, toClient };
  }
  // Without a handshake: the quickest acknowledgement each side ever gave.
  const quickest = (fromClient: boolean): number | null => {
    let best: number | null = null;
    for (let i = 0; i < packets.length; i++) {
      const p = packets[i]!;
      if (p.fromClient !== fromClient || (p.len === 0 && !/[FS]/.test(p.flags))) continue;
      const end = mod32(p.seq + p.len + (/[FS]/.test(p.flags) ? 1 : 0));
      const reply = packets
        .slice(i + 1, i + 64)
        .find((q) => q.fromClient !== fromClient && q.flags.includes('A') && q.ack === end);
      if (reply && (best === null || reply.time - p.time < best)) best = reply.time - p.time;
    }
    return best;
  };
  return { toServer: quickest(true), toClient: quickest(false) };
};

const sideOf = (p: Packet): Side => (p.fromClient ? 'client' : 'server');

/** Sequence numbers from 0 as the trace has them. Without a SYN the first byte seen is 1. */
const bases = (views: readonly SeenConnection[]): Record<Side, number> => {
  const first = (fromClient: boolean): number => {
    for (const view of views) {
      const isn = fromClient ? view.clientIsn : view.serverIsn;
      if (isn !== null) return isn;
    }
    for (const view of views) {
      const own = view.packets.find((p) => p.fromClient === fromClient);
      if (own) return mod32(own.seq - 1);
      const peer = view.packets.find((p) => p.fromClient !== fromClient && p.flags.includes('A'));
      if (peer) return mod32(peer.ack - 1);
    }
    return 0;
  };
  return { client: first(true), server: first(false) };
};

const segmentOf = (
  p: Packet,
  base: Record<Side, number>,
  scale: SeenConnection['scale'],
): Omit<Segment, 't' | 'arrives'> => {
  const side = sideOf(p);
  const other: Side = side === 'client' ? 'server' : 'client';
  const shift =
    p.flags.includes('S') || scale.client === null || scale.server === null ? 0 : (scale[side] ?? 0);
  const segment: Omit<Segment, 't' | 'arrives'> = {
    from: side,
    flags: p.flags,
    seq: mod32(p.seq - base[side]),
    ack: p.flags.includes('A') ? mod32(p.ack - base[other]) : null,
    len: p.len,
    win: p.window * 2 ** shift,
  };
  if (p.sack.length > 0)
    segment.sack = p.sack.map(([l, r]) => [mod32(l - base[other]), mod32(r - base[other])]);
  if (p.comment) segment.why = { code: 'capture-comment', sentence: p.comment, source: 'the capture' };
  return segment;
};

/** One vantage point: each packet's other end is where half a round trip puts it. */
const fromOne = (view: SeenConnection, base: Record<Side, number>) => {
  const { toServer, toClient } = distances(view);
  let server = toServer ?? 0;
  let client = toClient ?? 0;
  const place =
    client < AT_HOST_US || client * 2.5 < server
      ? ('client' as const)
      : server < AT_HOST_US || server * 2.5 < client
        ? ('server' as const)
        : ('between' as const);
  const rtt = toServer === null || toClient === null ? (toServer ?? toClient) : server + client;
  if (place === 'client') {
    server = rtt ?? 0;
    client = 0;
  } else if (place === 'server') {
    client = rtt ?? 0;
    server = 0;
  }
  const segments = view.packets.map((p): Segment & { seenAt: number } => ({
    ...segmentOf(p, base, view.scale),
    t: p.time - (p.fromClient ? client : server) / 2,
    arrives: p.time + (p.fromClient ? server : client) / 2,
    seenAt: p.time,
  }));
  return { segments, place, rtt };
};

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

/** Two vantage points: a packet in both was carried, one only in its sender's was lost. The clocks are set by the handshake. */
const fromTwo = (a: SeenConnection, b: SeenConnection, base: Record<Side, number>) => {
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
  const segments: (Segment & { seenAt: number; identity?: string })[] = [];
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
      else segments.push({ ...segmentOf(p, base, near.scale), t: gotAt!, arrives: gotAt!, seenAt: gotAt! });
      continue;
    }
    segments.push({
      ...segmentOf(p, base, near.scale),
      t: sentAt,
      arrives: gotAt,
      seenAt: sentAt,
      identity: identity(p),
    });
  }
  segments.sort((x, y) => x.t - y.t);
  const rtt = Number.isFinite(there) && Number.isFinite(back) ? there + back : null;
  return { segments, place: 'both' as const, rtt };
};
const sameSegment = (
  a: Pick<Segment, 'from' | 'seq' | 'len' | 'flags'>,
  b: Pick<Segment, 'from' | 'seq' | 'len' | 'flags'>,
) => a.from === b.from && a.seq === b.seq && a.len === b.len && a.flags === b.flags;

/** The connection as a trace. States are inferred, programs and timers are unknown. */
export const captureTrace = ({ views }: Conversation): CaptureTrace => {
  const base = bases(views);
  const [one, two] = views;
  const { segments: timed, place, rtt } = two ? fromTwo(one, two, base) : fromOne(one, base);
  const zero = timed.reduce((least, s) => Math.min(least, s.t), Infinity);
  let segments: Segment[] = timed
    .map(({ t, arrives, duplicateArrives, from, flags, seq, ack, len, win, sack, why }) => {
      const s: Segment = {
        t: ms(t - zero),
        from,
        flags,
        seq,
        ack,
        len,
        arrives: arrives === null ? null : ms(arrives - zero),
      };
      if (duplicateArrives !== undefined) s.duplicateArrives = ms(duplicateArrives - zero);
      if (win !== undefined) s.win = win;
      if (sack) s.sack = sack;
      if (why) s.why = why;
      return s;
    })
    .sort((a, b) => a.t - b.t);
  const rttMs = rtt === null ? null : ms(rtt);
  const before = segments.filter((s) => s.arrives === null).length;
  if (place !== 'both') segments = inferLosses(segments, place, rttMs ?? 0);
  segments = countRetransmissions(segments);
  const last = segments.reduce((most, s) => Math.max(most, s.t, s.arrives ?? 0, s.duplicateArrives ?? 0), 0);
  const skipped = Math.max(...views.map((v) => v.skipped));
  const remarks: CaptureTrace['remarks'] = [];
  if (rttMs === null) remarks.push('rtt-unknown');
  if (!one.handshake) remarks.push('no-handshake');
  if (skipped > 0) remarks.push('middle-skipped');
  if (place !== 'both' && rttMs !== null && rttMs > 1) remarks.push('times-estimated');
  if (segments.filter((s) => s.arrives === null).length > before) remarks.push('losses-inferred');
  const trace: Trace = {
    scenario: {
      about: `${one.client.address}:${one.client.port} → ${one.server.address}:${one.server.port}`,
      rttMs: rttMs ?? 0,
      durationMs: last,
      client: { script: [] },
      server: { script: [] },
    },
    kernel: 'captured',
    hz: 250,
    jiffiesAtZero: 0,
    observedUntilMs: last,
    segments,
    app: [],
    states: inferStates(segments, one.handshake),
  };
  return { trace, place, rttMs, remarks, skipped };
};

/** Numbers each segment that carries bytes its sender had sent before: 1 for the first time again. */
const countRetransmissions = (segments: readonly Segment[]): Segment[] => {
  const sent: Record<Side, Map<number, number>> = { client: new Map(), server: new Map() };
  const highest: Record<Side, number> = { client: -1, server: -1 };
  return segments.map((s) => {
    const size = s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);
    if (size === 0 || s.flags.includes('R')) return s;
    const end = s.seq + size;
    const again = end <= highest[s.from];
    highest[s.from] = Math.max(highest[s.from], end);
    if (!again) return s;
    const times = (sent[s.from].get(end) ?? 0) + 1;
    sent[s.from].set(end, times);
    return { ...s, retransmission: times };
  });
};
