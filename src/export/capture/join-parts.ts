/**
 * One connection in two files may be one view in two parts: a ring buffer goes on in the next file, and a TAP writes each direction
 * to a file of its own. Both are told from two vantage points by what the files hold, and made one view again.
 */
import { ConnectionTable, type SeenConnection } from './connections.ts';
import type { Packet } from './segment-of-packet.ts';

/** Numbers of one direction further apart than this are not of one connection: no window is larger (RFC 7323 §2.3). */
const NEAR = 2 ** 30;
/** Halves of one connection begin this close together, by the clock of a TAP. µs. */
const TOGETHER_US = 1_000_000;

const mod32 = (n: number): number => ((n % 4294967296) + 4294967296) % 4294967296;
const near = (a: number, b: number): boolean => {
  const apart = mod32(a - b);
  return apart < NEAR || apart > 4294967296 - NEAR;
};

const ports = (one: SeenConnection): string =>
  [one.client.port, one.server.port].sort((a, b) => a - b).join(' ');
/** Within one connection a port names its host; where both have the same port nothing is joined. */
const sender = (p: Packet): number => p.sourcePort;

/** Between two taps an address may have been translated; then the number that opened the connection must be the same. */
const sameHosts = (a: SeenConnection, b: SeenConnection): boolean => {
  const addresses = (one: SeenConnection): string =>
    one.client.port > one.server.port
      ? `${one.client.address} ${one.server.address}`
      : `${one.server.address} ${one.client.address}`;
  return addresses(a) === addresses(b) || (a.clientIsn !== null && a.clientIsn === b.clientIsn);
};

/** The one host whose packets a view holds; null where it holds both. */
const onlySender = (one: SeenConnection): number | null => {
  const first = sender(one.packets[0]!);
  return one.packets.every((p) => sender(p) === first) ? first : null;
};

const opens = (one: SeenConnection): boolean =>
  one.packets.some((p) => p.flags.includes('S') && !p.flags.includes('A'));

/** `b` goes on where `a` ends: no new connection, and a direction's numbers go on. */
const goesOn = (a: SeenConnection, b: SeenConnection): boolean => {
  if (b.firstTime < a.lastTime || opens(b)) return false;
  return b.packets.some((p) => {
    const before = a.packets.findLast((q) => sender(q) === sender(p) && !q.flags.includes('R'));
    return before !== undefined && near(before.seq, p.seq);
  });
};

/** Each holds one direction, and one acknowledges what the other sent. */
const otherDirection = (a: SeenConnection, b: SeenConnection): boolean => {
  const [one, two] = [onlySender(a), onlySender(b)];
  if (one === null || two === null || one === two) return false;
  if (a.lastTime + TOGETHER_US < b.firstTime || b.lastTime + TOGETHER_US < a.firstTime) return false;
  const reply = b.packets.find((p) => p.flags.includes('A'));
  return reply !== undefined && near(reply.ack, a.packets.at(-1)!.seq);
};

/** The two as one; null where they turn out to be more than one connection. */
const joined = (a: SeenConnection, b: SeenConnection): SeenConnection | null => {
  const table = new ConnectionTable();
  const packets = [...a.packets, ...b.packets].sort((p, q) => p.time - q.time);
  const host = new Map([a.client, a.server].map(({ port, address }) => [port, address]));
  for (const { fromClient: _, ...p } of packets)
    table.add({
      ...p,
      source: host.get(p.sourcePort)!,
      destination: host.get(p.destinationPort)!,
      interface: a.interface,
      seq: mod32(p.seq),
      ack: mod32(p.ack),
      sack: p.sack.map(([l, r]) => [mod32(l), mod32(r)]),
    });
  const [one, more] = table.all;
  if (!one || more) return null;
  one.count = a.count + b.count;
  one.skipped += a.skipped + b.skipped;
  one.skippedFrom = Math.min(one.skippedFrom, a.skippedFrom, b.skippedFrom);
  one.skippedUntil = Math.max(one.skippedUntil, a.skippedUntil, b.skippedUntil);
  one.payload = a.payload + b.payload;
  return one;
};

/** The same views, parts of one made one. In the order given. */
export const joinParts = (seen: readonly SeenConnection[]): SeenConnection[] => {
  const byPorts = new Map<string, number[]>();
  const result: SeenConnection[] = [];
  for (const one of seen) {
    const key = ports(one);
    const places = byPorts.get(key) ?? [];
    byPorts.set(key, places);
    // Of many connections on the same ports only the latest few can go on.
    const place = places.slice(-4).findLast((i) => {
      const before = result[i]!;
      if (before.interface === one.interface || one.client.port === one.server.port) return false;
      if (!sameHosts(before, one)) return false;
      const [a, b] = before.firstTime <= one.firstTime ? [before, one] : [one, before];
      if (!goesOn(a, b) && !otherDirection(a, b)) return false;
      const whole = joined(a, b);
      if (whole) result[i] = { ...whole, interface: one.interface };
      return whole !== null;
    });
    if (place === undefined) places.push(result.push(one) - 1);
  }
  return result;
};
