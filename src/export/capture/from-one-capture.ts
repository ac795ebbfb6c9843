/** One vantage point: how far both hosts are from it, and so when each segment left and arrived. */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import { type HostEvent, hostEvents } from './host-events.ts';
import { inferFates } from './infer-fates.ts';
import { type SeenSegment, span } from './seen-segments.ts';
import { segmentOf } from './segment-of-packet.ts';

/** Half a millisecond: nearer than that to a host is "at" that host. */
export const AT_HOST_US = 500;

/** No host waits longer than this before it sends a SYN or SYN-ACK again. */
const SENT_ONCE_US = 3_500_000;

/** Time from here to the server and back, and to the client and back, µs; null where unknown. */
interface Distances {
  toServer: number | null;
  toClient: number | null;
}

export const distances = (view: SeenConnection): Distances => {
  const { packets } = view;
  const syns = packets.filter((p) => p.flags.includes('S') && p.fromClient);
  const answers = packets.filter((p) => p.flags.includes('S') && !p.fromClient);
  const answer = packets.findIndex((p) => !p.fromClient && p.flags.includes('S'));
  if (answer >= 0) {
    const third = packets.slice(answer + 1).find((p) => p.fromClient && !p.flags.includes('S'));
    // A SYN or SYN-ACK sent twice leaves open which one was answered.
    const toServer = syns.length === 1 ? packets[answer]!.time - syns[0]!.time : null;
    const toClient = third && answers.length === 1 ? third.time - packets[answer]!.time : null;
    // What is not answered for so long is sent again (RFC 6298 §5.7); sent once, it was answered sooner, or these are no answers.
    if (toServer !== null && toClient !== null && Math.max(toServer, toClient) < SENT_ONCE_US)
      return { toServer, toClient };
  }
  // Without a handshake: the quickest acknowledgement each side ever gave. What was sent twice is not timed (Karn's rule,
  // RFC 6298 §3).
  const quickest = (fromClient: boolean): number | null => {
    const sent = new Map<number, number>();
    const end = (p: (typeof packets)[number]) => p.seq + span(p);
    const own = packets.filter((p) => p.fromClient === fromClient && span(p) > 0 && !p.flags.includes('R'));
    for (const p of own) sent.set(end(p), (sent.get(end(p)) ?? 0) + 1);
    let best: number | null = null;
    for (const p of own) {
      if (sent.get(end(p)) !== 1) continue;
      const at = packets.indexOf(p);
      const reply = packets
        .slice(at + 1, at + 64)
        .find((q) => q.fromClient !== fromClient && q.flags.includes('A') && q.ack === end(p));
      const took = reply ? reply.time - p.time : SENT_ONCE_US;
      if (took < (best ?? SENT_ONCE_US)) best = took;
    }
    return best;
  };
  return { toServer: quickest(true), toClient: quickest(false) };
};

/** One vantage point: each packet's other end is where half a round trip and what it answers put it. */
export const fromOneCapture = (view: SeenConnection, base: Record<Side, number>) => {
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
    server = toServer ?? rtt ?? 0;
    client = 0;
  } else if (place === 'server') {
    client = toClient ?? rtt ?? 0;
    server = 0;
  }
  let clock = -Infinity;
  const seen = view.packets.map((p): SeenSegment => {
    clock = Math.max(clock, p.time);
    const one = segmentOf(p, base, view.scale) as SeenSegment;
    one.seen = clock;
    if (p.timestamps) one.stamps = p.timestamps;
    return one;
  });
  const copiesTold = (view.sack.client && view.sack.server) || view.packets.some((p) => p.sack.length > 0);
  const near = place === 'between' ? (['client', 'server'] as const) : [place];
  const fates = inferFates(seen, near, { rtt, copiesTold });
  const events: Record<Side, HostEvent[]> = {
    client: hostEvents(seen, fates, 'client', client),
    server: hostEvents(seen, fates, 'server', server),
  };
  const segments = seen.map(({ seen: t, stamps: _, ...s }): Segment => ({ ...s, t, arrives: t }));
  for (const side of ['client', 'server'] as const)
    for (const { index, arrival, t } of events[side]) {
      const s = segments[index]!;
      if (!arrival) s.t = t;
      // At the host itself the time is known, whatever its answer came after.
      else if (side !== place) s.arrives = t;
    }
  segments.forEach((s, i) => {
    if (fates[i] === 'lost') s.arrives = null;
    else if (fates[i] === 'unknown') {
      s.arrivalUnknown = true;
      s.arrives = Math.max(s.t, seen[i]!.seen + (s.from === 'client' ? server : client) / 2);
    }
  });
  return { segments, events, place, rtt };
};
