/**
 * TCP packets → connections. Memory stays bounded however long the capture: of each connection its beginning and its end are
 * kept, of the bulk between them only a count.
 */
import type { TcpPacket } from './decode-frame.ts';
import { unwrap } from './unwrap.ts';

export interface Endpoint {
  address: string;
  port: number;
}

/** One connection as one vantage point (interface, file) saw it. */
export interface SeenConnection {
  interface: number;
  client: Endpoint;
  server: Endpoint;
  /** False when the capture began after the handshake, so that who called whom is a guess by port number. */
  handshake: boolean;
  clientIsn: number | null;
  serverIsn: number | null;
  packets: (TcpPacket & { fromClient: boolean })[];
  /** All packets, kept or not. */
  count: number;
  /** Packets of the middle that were not kept. */
  skipped: number;
  /** When the first of them was seen, and the last. */
  skippedFrom: number;
  skippedUntil: number;
  /** The capture holds packets twice (two devices, a mirror port). */
  doubled: boolean;
  payload: number;
  firstTime: number;
  lastTime: number;
  /** Who sent a FIN, who a RST. */
  fins: { client: boolean; server: boolean };
  resets: { client: boolean; server: boolean };
  /** Shift counts of the handshake. */
  scale: { client: number | null; server: number | null };
  sack: { client: boolean; server: boolean };
  /** Where each side's numbers stand: those of `packets` go on past 2^32, counted from the packet before. */
  at: { client: number | null; server: number | null };
}

const HEAD = 16;
const TAIL = 256;
/** Packets kept behind the first FIN or RST: these and the last. */
const AFTER_CLOSE = 512;
const MAX_CONNECTIONS = 100_000;
/** Packets held of all connections; beyond, no new connection is begun. About 250 bytes each. */
const MAX_KEPT = 1_200_000;
/** Copies of one packet this close together are the capture's (two devices, a mirror port), not the network's. µs. */
const SAME_PACKET_US = 2000;

/** The same for both directions. */
const keyOf = ({ interface: at, source, destination, sourcePort, destinationPort }: TcpPacket): string =>
  sourcePort < destinationPort || (sourcePort === destinationPort && source < destination)
    ? `${at} ${sourcePort} ${destinationPort} ${source} ${destination}`
    : `${at} ${destinationPort} ${sourcePort} ${destination} ${source}`;

export class ConnectionTable {
  private readonly open = new Map<string, SeenConnection>();
  readonly all: SeenConnection[] = [];
  /** Packets of connections beyond what the table holds. */
  refused = 0;
  private kept = 0;

  /** Takes the packet over: its numbers are changed in place, a million copies would be garbage. */
  add(packet: TcpPacket): void {
    const key = keyOf(packet);
    let seen = this.open.get(key);
    const syn = packet.flags.includes('S');
    const opening = syn && !packet.flags.includes('A');
    if (seen && opening) {
      // The same number again is the SYN sent again; another one is a new connection on old ports. Two SYNs that cross
      // are one connection (simultaneous open).
      const again = this.isFromClient(seen, packet) ? seen.clientIsn : seen.serverIsn;
      const crossing = !this.isFromClient(seen, packet) && seen.serverIsn === null && seen.count < 4;
      if (again !== packet.seq && !crossing) seen = undefined;
    }
    if (!seen) {
      if (this.all.length >= MAX_CONNECTIONS || this.kept >= MAX_KEPT) {
        this.refused++;
        return;
      }
      seen = this.start(packet, opening);
      this.open.set(key, seen);
      this.all.push(seen);
    }
    this.put(seen, packet, syn);
  }

  private isFromClient(seen: SeenConnection, p: TcpPacket): boolean {
    return p.source === seen.client.address && p.sourcePort === seen.client.port;
  }

  private start(p: TcpPacket, opening: boolean): SeenConnection {
    const source = { address: p.source, port: p.sourcePort };
    const destination = { address: p.destination, port: p.destinationPort };
    const answering = p.flags.includes('S') && !opening;
    // Without a SYN the lower port is taken for the server's.
    const fromClient = opening || (!answering && p.sourcePort >= p.destinationPort);
    return {
      interface: p.interface,
      client: fromClient ? source : destination,
      server: fromClient ? destination : source,
      handshake: opening || answering,
      clientIsn: answering ? p.ack - 1 : null,
      serverIsn: null,
      packets: [],
      count: 0,
      skipped: 0,
      skippedFrom: Infinity,
      skippedUntil: -Infinity,
      doubled: false,
      payload: 0,
      firstTime: p.time,
      lastTime: p.time,
      fins: { client: false, server: false },
      resets: { client: false, server: false },
      scale: { client: null, server: null },
      sack: { client: false, server: false },
      at: { client: answering ? p.ack - 1 : null, server: null },
    };
  }

  private put(seen: SeenConnection, packet: TcpPacket, syn: boolean): void {
    const fromClient = this.isFromClient(seen, packet);
    const side = fromClient ? 'client' : 'server';
    const p = counted(packet, seen.at, side);
    const copy = seen.packets.findLast((q) => p.time - q.time >= SAME_PACKET_US || samePacket(q, p));
    if (copy && p.time - copy.time < SAME_PACKET_US && samePacket(copy, p)) {
      if (p.flags !== 'R') seen.doubled = true;
      if (seen.doubled || !answersAnother(seen.packets, p)) return;
    }
    seen.count++;
    seen.payload += p.len;
    seen.lastTime = Math.max(seen.lastTime, p.time);
    if (syn) {
      if (fromClient) seen.clientIsn ??= p.seq;
      else seen.serverIsn ??= p.seq;
      seen.scale[side] = p.windowScale ?? null;
      seen.sack[side] = p.sackPermitted ?? false;
    }
    seen.packets.push(p);
    this.kept++;
    const closing = seen.fins.client || seen.fins.server || seen.resets.client || seen.resets.server;
    if (p.flags.includes('F')) seen.fins[side] = true;
    if (p.flags.includes('R')) seen.resets[side] = true;
    if (!closing && seen.packets.length > HEAD + 2 * TAIL) {
      this.skip(seen, seen.packets.splice(HEAD, TAIL));
    } else if (closing && seen.packets.length > HEAD + 2 * TAIL + 2 * AFTER_CLOSE) {
      // Behind a half close there may be as much as before it: what followed the first FIN is kept, and the end.
      const from = seen.packets.findIndex((q) => /[FR]/.test(q.flags)) + AFTER_CLOSE / 2;
      const bulk = seen.packets.splice(from, AFTER_CLOSE);
      const telling = new Set(bulk.filter((q) => /[FSR]/.test(q.flags)).slice(0, AFTER_CLOSE / 2));
      seen.packets.splice(from, 0, ...telling);
      this.skip(
        seen,
        bulk.filter((q) => !telling.has(q)),
      );
    }
  }

  private skip(seen: SeenConnection, bulk: readonly TcpPacket[]): void {
    seen.skipped += bulk.length;
    this.kept -= bulk.length;
    for (const { time } of bulk) {
      seen.skippedFrom = Math.min(seen.skippedFrom, time);
      seen.skippedUntil = Math.max(seen.skippedUntil, time);
    }
  }
}

/** The same packet, its numbers counted on from those before it. A RST may name any number, so nothing is counted from it. */
const counted = (
  p: TcpPacket,
  at: SeenConnection['at'],
  side: 'client' | 'server',
): TcpPacket & { fromClient: boolean } => {
  const other = side === 'client' ? 'server' : 'client';
  const seq = unwrap(p.seq, at[side] ?? p.seq);
  const near = at[other] ?? p.ack;
  const ack = p.flags.includes('A') ? unwrap(p.ack, near) : 0;
  if (!p.flags.includes('R')) {
    at[side] = seq;
    if (p.flags.includes('A')) at[other] ??= ack;
  }
  const sack: TcpPacket['sack'] =
    p.sack.length === 0 ? p.sack : p.sack.map(([l, r]) => [unwrap(l, near), unwrap(r, near)]);
  const taken = p as TcpPacket & { fromClient: boolean };
  taken.seq = seq;
  taken.ack = ack;
  taken.sack = sack;
  taken.fromClient = side === 'client';
  return taken;
};

/** Bare RSTs are alike to the last bit. Each answers a segment: as many as the other side sent are no copies. */
const answersAnother = (
  packets: SeenConnection['packets'],
  p: TcpPacket & { fromClient: boolean },
): boolean => {
  if (p.flags !== 'R') return false;
  let left = 0;
  for (const q of packets) {
    if (q.fromClient === p.fromClient) left -= q.flags === 'R' && q.seq === p.seq ? 1 : 0;
    else if (q.ack === p.seq && !q.flags.includes('R')) left++;
  }
  return left > 0;
};

const samePacket = (a: TcpPacket, b: TcpPacket): boolean =>
  a.sourcePort === b.sourcePort &&
  a.seq === b.seq &&
  a.ack === b.ack &&
  a.flags === b.flags &&
  a.len === b.len &&
  a.ipId === b.ipId &&
  a.timestamps?.value === b.timestamps?.value &&
  a.timestamps?.echo === b.timestamps?.echo &&
  a.source === b.source;

/** A connection as everyone who saw it: one view, or the two ends' views of it. */
export interface Conversation {
  views: [SeenConnection] | [SeenConnection, SeenConnection];
}

const numbersOf = ({ clientIsn, serverIsn, server }: SeenConnection): string | null =>
  clientIsn !== null && serverIsn !== null ? `${clientIsn} ${serverIsn} ${server.port}` : null;

/** FINs and RSTs by ports and numbers: the same wherever they were seen. */
const closingMarks = ({ client, server, packets }: SeenConnection): string[] => {
  const ports = [client.port, server.port].sort((x, y) => x - y).join(' ');
  return packets
    .filter(({ flags }) => /[FR]/.test(flags))
    .map(({ flags, seq, ack, len }) => `${ports} ${flags} ${seq % 2 ** 32} ${ack % 2 ** 32} ${len}`);
};

/**
 * Views of one connection from two places belong together: their initial sequence numbers agree, which even a NAT between them
 * leaves alone; where an opening was not seen, a FIN or RST does. A third view adds nothing and is left out.
 */
export const conversations = (seen: readonly SeenConnection[]): Conversation[] => {
  const byNumbers = new Map<string, Conversation>();
  const byClosing = new Map<string, Conversation>();
  const found: Conversation[] = [];
  const several = seen.some((one) => one.interface !== seen[0]!.interface);
  for (const one of seen) {
    const numbers = numbersOf(one);
    const marks = several ? closingMarks(one) : [];
    const other =
      (numbers ? byNumbers.get(numbers) : undefined) ??
      marks
        .map((mark) => byClosing.get(mark))
        .find((x) => x?.views.every((view) => view.interface !== one.interface));
    if (other) {
      if (other.views.length === 1 && other.views[0].interface !== one.interface)
        other.views = [other.views[0], one];
      continue;
    }
    const fresh: Conversation = { views: [one] };
    found.push(fresh);
    if (numbers) byNumbers.set(numbers, fresh);
    for (const mark of marks) byClosing.set(mark, fresh);
  }
  return found;
};
