/** A frame → the TCP segment in it, through whatever link layer, or the reason why there is none. */
import { optionOrder } from './option-order.ts';
import type { Frame } from './read-capture.ts';
import { behindIp, behindMpls, ETHERNET_FRAME, IPV4, IPV6, type Unread } from './tunnels.ts';

export interface TcpPacket {
  /** µs since 1970. */
  time: number;
  interface: number;
  source: string;
  destination: string;
  sourcePort: number;
  destinationPort: number;
  seq: number;
  ack: number;
  /** Letters, in the order S F R P A. */
  flags: string;
  /** Payload bytes on the wire, whether the capture holds them or not. */
  len: number;
  window: number;
  /** Shift count of a SYN's window-scale option. */
  windowScale?: number;
  sackPermitted?: boolean;
  mss?: number;
  timestamps?: { value: number; echo: number };
  /** Absolute [left, right). */
  sack: [number, number][];
  /** Of a SYN: `optionOrder`, and its time to live. */
  options?: string;
  ttl?: number;
  /** IPv4 identification; tells a duplicate by the network from a segment sent again. */
  ipId?: number;
  comment?: string;
}

/** Why a frame holds no TCP segment this can read. */
export type NotTcp =
  | 'not IP'
  | 'not TCP'
  | 'a later fragment'
  | 'cut too short'
  | 'damaged'
  | { linkType: number }
  | Unread;

/** EtherTypes that only wrap: VLAN tags, QinQ, PPPoE, and the length of LLC/SNAP (IEEE 802.2). */
const skipTags = (view: DataView, at: number, type: number): readonly [number, number] => {
  if (type <= 1500 && at + 8 <= view.byteLength && view.getUint32(at) === 0xaaaa0300) {
    type = view.getUint16(at + 6);
    at += 8;
  }
  while ((type === 0x8100 || type === 0x88a8 || type === 0x9100) && at + 4 <= view.byteLength) {
    type = view.getUint16(at + 2);
    at += 4;
  }
  if (type === 0x8864 && at + 8 <= view.byteLength) {
    // PPPoE session: six bytes, then PPP's own protocol number
    const ppp = view.getUint16(at + 6);
    return [at + 8, ppp === 0x21 ? IPV4 : ppp === 0x57 ? IPV6 : 0];
  }
  return [at, type];
};

/** Where the IP header begins and which IP it is. 0: some other protocol; null: unknown link type. */
const networkLayer = (view: DataView, linkType: number): readonly [number, number] | null => {
  const byVersion = (at: number): readonly [number, number] => {
    const version = at < view.byteLength ? view.getUint8(at) >> 4 : 0;
    return [at, version === 4 ? IPV4 : version === 6 ? IPV6 : 0];
  };
  const enough = (n: number) => view.byteLength >= n;
  switch (linkType) {
    case 1: // Ethernet
      return enough(14) ? skipTags(view, 14, view.getUint16(12)) : [0, -1];
    case 0: // BSD loopback, host byte order
    case 108: // OpenBSD loopback, network byte order: the family number only names the version again
      return enough(4) ? byVersion(4) : [0, -1];
    case 9: // PPP
      return enough(4) ? byVersion(view.getUint8(0) === 0xff ? 4 : 2) : [0, -1];
    case 12:
    case 14:
    case 101: // raw IP
      return byVersion(0);
    case 228:
      return [0, IPV4];
    case 229:
      return [0, IPV6];
    case 113: // Linux cooked
      return enough(16) ? skipTags(view, 16, view.getUint16(14)) : [0, -1];
    case 276: // Linux cooked v2
      return enough(20) ? skipTags(view, 20, view.getUint16(0)) : [0, -1];
    case 104: // Cisco HDLC
      return enough(4) ? skipTags(view, 4, view.getUint16(2)) : [0, -1];
    case 109: // OpenBSD encrypted
      return enough(12) ? byVersion(12) : [0, -1];
    default:
      return null;
  }
};

/** Each address is one string however often it occurs: a million packets have few hosts. */
const MAX_ADDRESSES = 100_000;
const v4Texts = new Map<number, string>();
const dottedV4 = (view: DataView, at: number): string => {
  const number = view.getUint32(at);
  let text = v4Texts.get(number);
  if (text === undefined) {
    text = `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`;
    if (v4Texts.size >= MAX_ADDRESSES) v4Texts.clear();
    v4Texts.set(number, text);
  }
  return text;
};

/** Letters by the flags' six bits. */
const FLAGS = Array.from({ length: 64 }, (_, bits) =>
  [...'SFRPA'].filter((_letter, i) => bits & [2, 1, 4, 8, 16][i]!).join(''),
);
const NO_SACK: [number, number][] = [];

/** RFC 5952: lower case, the longest run of zeros as `::`. */
const textV6 = (bytes: Uint8Array): string => {
  const words = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! << 8) | bytes[2 * i + 1]!);
  let best = [0, 0];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && words[end] === 0) end++;
    if (end - i > best[1]! - best[0]!) best = [i, end];
  }
  const hex = (part: number[]) => part.map((w) => w.toString(16)).join(':');
  return best[1]! - best[0]! > 1
    ? `${hex(words.slice(0, best[0]))}::${hex(words.slice(best[1]))}`
    : hex(words);
};

interface Ip {
  source: string;
  destination: string;
  /** IANA's number of what it carries: 6 is TCP. */
  protocol: number;
  /** Where that begins and where the packet ends on the wire, both from the frame's start. */
  tcp: number;
  end: number;
  ttl: number;
  ipId?: number;
}

const ipv4 = (view: DataView, at: number, wireEnd: number): Ip | NotTcp => {
  if (view.byteLength < at + 20) return 'cut too short';
  const headerLength = (view.getUint8(at) & 15) * 4;
  if (view.getUint8(at) >> 4 !== 4 || headerLength < 20) return 'damaged';
  if (view.getUint16(at + 6) & 0x1fff) return 'a later fragment';
  let protocol = view.getUint8(at + 9);
  let tcp = at + headerLength;
  if (protocol === 51 && tcp + 8 <= view.byteLength) {
    // An authentication header (RFC 4302) hides nothing.
    protocol = view.getUint8(tcp);
    tcp += (view.getUint8(tcp + 1) + 2) * 4;
  }
  // A total length of 0 means the network card was to split the packet (TSO); the frame's length counts then.
  const total = view.getUint16(at + 2) || wireEnd - at;
  return {
    source: dottedV4(view, at + 12),
    destination: dottedV4(view, at + 16),
    protocol,
    tcp,
    end: at + total,
    ttl: view.getUint8(at + 8),
    ipId: view.getUint16(at + 4),
  };
};

const ipv6 = (view: DataView, bytes: Uint8Array, at: number, wireEnd: number): Ip | NotTcp => {
  if (view.byteLength < at + 40) return 'cut too short';
  if (view.getUint8(at) >> 4 !== 6) return 'damaged';
  let next = view.getUint8(at + 6);
  let tcp = at + 40;
  for (let hops = 0; hops < 9 && [0, 43, 44, 51, 60].includes(next); hops++) {
    if (view.byteLength < tcp + 8) return 'cut too short';
    if (next === 44 && view.getUint16(tcp + 2) & 0xfff8) return 'a later fragment';
    const length =
      next === 44 ? 8 : next === 51 ? (view.getUint8(tcp + 1) + 2) * 4 : (view.getUint8(tcp + 1) + 1) * 8;
    next = view.getUint8(tcp);
    tcp += length;
  }
  const payload = view.getUint16(at + 4);
  return {
    source: textV6(bytes.subarray(at + 8, at + 24)),
    destination: textV6(bytes.subarray(at + 24, at + 40)),
    protocol: next,
    tcp,
    end: payload === 0 ? wireEnd : at + 40 + payload,
    ttl: view.getUint8(at + 7),
  };
};

const tcpOptions = (packet: TcpPacket, view: DataView, from: number, to: number): void => {
  for (let at = from; at < to; ) {
    const kind = view.getUint8(at);
    if (kind === 0) return;
    if (kind === 1) {
      at++;
      continue;
    }
    const length = at + 1 < to ? view.getUint8(at + 1) : 0;
    if (length < 2 || at + length > to) return;
    if (kind === 2 && length === 4) packet.mss = view.getUint16(at + 2);
    else if (kind === 3 && length === 3) packet.windowScale = Math.min(14, view.getUint8(at + 2));
    else if (kind === 4) packet.sackPermitted = true;
    else if (kind === 8 && length === 10)
      packet.timestamps = { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
    else if (kind === 5)
      for (let b = at + 2; b + 8 <= at + length; b += 8)
        packet.sack = [...packet.sack, [view.getUint32(b), view.getUint32(b + 4)]];
    at += length;
  }
};

/** More wrappings than any network has; a packet made to have more is not followed. */
const MAX_LAYERS = 8;

/** The IP packet that holds TCP, through tunnels. */
const innermost = (
  view: DataView,
  bytes: Uint8Array,
  [at, type]: readonly [number, number],
  wireEnd: number,
): Ip | NotTcp => {
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    if (type === -1) return 'cut too short';
    const labelled = behindMpls(view, at, type);
    if (labelled) ({ at, type } = labelled);
    if (type === ETHERNET_FRAME) {
      if (view.byteLength < at + 14) return 'cut too short';
      [at, type] = skipTags(view, at + 14, view.getUint16(at + 12));
      continue;
    }
    if (type !== IPV4 && type !== IPV6) return 'not IP';
    const ip = type === IPV4 ? ipv4(view, at, wireEnd) : ipv6(view, bytes, at, wireEnd);
    if (typeof ip === 'string' || !('protocol' in ip) || ip.protocol === 6) return ip;
    const inside = behindIp(view, ip.protocol, ip.tcp);
    if (!inside) return 'not TCP';
    if ('tunnel' in inside) return inside;
    ({ at, type } = inside);
    wireEnd = Math.min(wireEnd, ip.end);
  }
  return 'not TCP';
};

export const decodeFrame = (frame: Frame): TcpPacket | NotTcp => {
  const { bytes } = frame;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const network = networkLayer(view, frame.linkType);
  if (!network) return { linkType: frame.linkType };
  const ip = innermost(view, bytes, network, Math.max(frame.wireLength, bytes.length));
  if (typeof ip === 'string' || 'tunnel' in ip || 'linkType' in ip) return ip;
  if (view.byteLength < ip.tcp + 20) return 'cut too short';
  const headerLength = (view.getUint8(ip.tcp + 12) >> 4) * 4;
  const len = ip.end - ip.tcp - headerLength;
  if (headerLength < 20 || len < 0) return 'damaged';
  const bits = view.getUint8(ip.tcp + 13);
  const packet: TcpPacket = {
    time: frame.time,
    interface: frame.interface,
    source: ip.source,
    destination: ip.destination,
    sourcePort: view.getUint16(ip.tcp),
    destinationPort: view.getUint16(ip.tcp + 2),
    seq: view.getUint32(ip.tcp + 4),
    ack: view.getUint32(ip.tcp + 8),
    flags: FLAGS[bits & 63]!,
    len,
    window: view.getUint16(ip.tcp + 14),
    sack: NO_SACK,
  };
  if (ip.ipId !== undefined) packet.ipId = ip.ipId;
  if (frame.comment !== undefined) packet.comment = frame.comment;
  const end = Math.min(ip.tcp + headerLength, view.byteLength);
  tcpOptions(packet, view, ip.tcp + 20, end);
  if (bits & 2) {
    packet.ttl = ip.ttl;
    if (end === ip.tcp + headerLength) packet.options = optionOrder(view, ip.tcp + 20, end);
  }
  return packet;
};
