/**
 * pcapng writer: one section, one interface per host, a remark on each packet. The format is
 * draft-ietf-opsawg-pcapng: blocks of type, length, body, length again; options as code, length, value, padded to words.
 */

import type { Side, Trace } from '../sim/index.ts';
import { oneLine } from './one-line.ts';
import { ADDRESS, type CapturedPacket, packetRemark, wireCapture } from './wire-capture.ts';

const LINKTYPE_IPV4 = 228;
/** Where time zero is put: 1 January 2026, 00:00 UTC, in µs. A fixed day, so the same trace gives the same bytes. */
const EPOCH_US = 1_767_225_600_000_000;
const SNAPLEN = 262_144;

/** UTF-8, by hand: pure layers know no TextEncoder. */
export const utf8 = (text: string): Uint8Array => {
  const out: number[] = [];
  for (const letter of text) {
    const c = letter.codePointAt(0)!;
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
};

const padded = (n: number): number => (n + 3) & ~3;

type Option = readonly [code: number, value: Uint8Array];

const optionsBytes = (options: readonly Option[]): Uint8Array => {
  if (options.length === 0) return new Uint8Array(0);
  const size = options.reduce((sum, [, value]) => sum + 4 + padded(value.length), 4);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [code, value] of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  return bytes;
};

const block = (type: number, fixed: Uint8Array, options: readonly Option[] = []): Uint8Array => {
  const tail = optionsBytes(options);
  const size = 12 + padded(fixed.length) + tail.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, size, true);
  bytes.set(fixed, 8);
  bytes.set(tail, 8 + padded(fixed.length));
  view.setUint32(size - 4, size, true);
  return bytes;
};

const sectionHeader = (remark: string): Uint8Array => {
  const fixed = new Uint8Array(16);
  const view = new DataView(fixed.buffer);
  view.setUint32(0, 0x1a2b3c4d, true);
  view.setUint16(4, 1, true);
  view.setBigInt64(8, -1n, true);
  return block(0x0a0d0d0a, fixed, [
    [1, utf8(remark)],
    [4, utf8('Last ACK')],
  ]);
};

const interfaceDescription = (name: string, description: string, system: string): Uint8Array => {
  const fixed = new Uint8Array(8);
  const view = new DataView(fixed.buffer);
  view.setUint16(0, LINKTYPE_IPV4, true);
  view.setUint32(4, SNAPLEN, true);
  return block(1, fixed, [
    [2, utf8(name)],
    [3, utf8(description)],
    [9, Uint8Array.of(6)], // if_tsresol: microseconds
    [12, utf8(system)],
  ]);
};

const enhancedPacket = (packet: CapturedPacket, interfaceId: number): Uint8Array => {
  const { bytes } = packet;
  const fixed = new Uint8Array(20 + bytes.length);
  const view = new DataView(fixed.buffer);
  const time = EPOCH_US + packet.at;
  view.setUint32(0, interfaceId, true);
  view.setUint32(4, Math.floor(time / 0x100000000), true);
  view.setUint32(8, time % 0x100000000, true);
  view.setUint32(12, bytes.length, true);
  view.setUint32(16, bytes.length, true);
  fixed.set(bytes, 20);
  const remark = packetRemark(packet);
  const options: Option[] = remark ? [[1, utf8(remark)]] : [];
  const direction = new Uint8Array(4); // epb_flags: 1 inbound, 2 outbound
  direction[0] = packet.sent ? 2 : 1;
  options.push([2, direction]);
  return block(6, fixed, options);
};

/**
 * The trace as a pcapng file. Without `side` both hosts' captures are interfaces of one file; there the client carries
 * another address in the server's capture, as behind a NAT, because Wireshark tells conversations apart by address and would
 * otherwise call every delivered segment a retransmission of itself.
 */
export const pcapng = (trace: Trace, side?: Side): Uint8Array => {
  const about = trace.scenario.about ?? trace.scenario.id ?? 'a TCP connection';
  const hosts: Side[] = side ? [side] : ['client', 'server'];
  const separate = !side;
  const dotted = (address: readonly number[]) => address.join('.');
  const describe = (host: Side): string =>
    host === 'client'
      ? `What the client sees; it is ${dotted(ADDRESS.client)}`
      : separate
        ? `What the server sees; to it the client is ${dotted(ADDRESS.clientSeenByServer)}, so that the two captures stay two conversations`
        : `What the server sees; it is ${dotted(ADDRESS.server)}`;
  const blocks = [
    sectionHeader(`${oneLine(about)} — ${oneLine(trace.kernel)}, RTT ${trace.scenario.rttMs} ms`),
    ...hosts.map((host) => interfaceDescription(host, describe(host), oneLine(trace.kernel))),
    ...wireCapture(trace, { separate })
      .filter((packet) => hosts.includes(packet.host))
      .map((packet) => enhancedPacket(packet, hosts.indexOf(packet.host))),
  ];
  const file = new Uint8Array(blocks.reduce((sum, b) => sum + b.length, 0));
  let at = 0;
  for (const b of blocks) {
    file.set(b, at);
    at += b.length;
  }
  return file;
};
