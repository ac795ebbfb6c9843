/** One vantage point: how far both hosts are from it, and so when each segment left and arrived. */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import { mod32, segmentOf } from './segment-of-packet.ts';

/** Half a millisecond: nearer than that to a host is "at" that host. */
export const AT_HOST_US = 500;

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

/** One vantage point: each packet's other end is where half a round trip puts it. */
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
    server = rtt ?? 0;
    client = 0;
  } else if (place === 'server') {
    client = rtt ?? 0;
    server = 0;
  }
  const segments = view.packets.map(
    (p): Segment => ({
      ...segmentOf(p, base, view.scale),
      t: p.time - (p.fromClient ? client : server) / 2,
      arrives: p.time + (p.fromClient ? server : client) / 2,
    }),
  );
  return { segments, place, rtt };
};
