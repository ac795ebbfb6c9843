/** One IPv4 packet with a TCP segment in it, as bytes. */
import { internetChecksum, pseudoHeaderSum } from './checksum.ts';

export interface TcpOptions {
  mss?: number;
  sackPermitted?: boolean;
  windowScale?: number;
  timestamps?: { value: number; echo: number };
  /** Absolute sequence numbers, [left, right). */
  sack?: readonly (readonly [number, number])[];
}

export interface WirePacket {
  /** Four bytes each. */
  source: Uint8Array;
  destination: Uint8Array;
  sourcePort: number;
  destinationPort: number;
  ipId: number;
  /** Absolute, modulo 2^32. */
  seq: number;
  ack: number | null;
  /** What the IP header says of congestion: 0, 2 for ECT(0), 3 for CE. */
  ecn: number;
  /** Letters of S F R P A E W. */
  flags: string;
  /** The field as it stands in the header, already shifted by the window scale. */
  window: number;
  options: TcpOptions;
  payload: Uint8Array;
}

const FLAG_BITS: Record<string, number> = { F: 1, S: 2, R: 4, P: 8, A: 16, E: 64, W: 128 };

/** Options in the order Linux writes them (tcp_options_write), padded to whole words. */
const optionBytes = (options: TcpOptions, syn: boolean): number[] => {
  const out: number[] = [];
  const u32 = (n: number) => out.push((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
  if (options.mss !== undefined) out.push(2, 4, options.mss >> 8, options.mss & 255);
  if (options.timestamps) {
    if (syn && options.sackPermitted) out.push(4, 2);
    else out.push(1, 1);
    out.push(8, 10);
    u32(options.timestamps.value);
    u32(options.timestamps.echo);
  } else if (syn && options.sackPermitted) out.push(1, 1, 4, 2);
  if (options.windowScale !== undefined) out.push(1, 3, 3, options.windowScale);
  if (options.sack && options.sack.length > 0) {
    out.push(1, 1, 5, 2 + 8 * options.sack.length);
    for (const [left, right] of options.sack) {
      u32(left);
      u32(right);
    }
  }
  return out;
};

/** The packet from its IPv4 header on, both checksums right. */
export const packetBytes = (packet: WirePacket): Uint8Array => {
  const options = optionBytes(packet.options, packet.flags.includes('S'));
  const tcpLength = 20 + options.length + packet.payload.length;
  const bytes = new Uint8Array(20 + tcpLength);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 0x45);
  view.setUint8(1, packet.ecn);
  view.setUint16(2, bytes.length);
  view.setUint16(4, packet.ipId);
  view.setUint16(6, 0x4000); // don't fragment
  view.setUint8(8, 64);
  view.setUint8(9, 6);
  bytes.set(packet.source, 12);
  bytes.set(packet.destination, 16);
  view.setUint16(10, internetChecksum(bytes.subarray(0, 20)));
  view.setUint16(20, packet.sourcePort);
  view.setUint16(22, packet.destinationPort);
  view.setUint32(24, packet.seq);
  view.setUint32(28, packet.ack ?? 0);
  view.setUint8(32, ((20 + options.length) / 4) << 4);
  view.setUint8(
    33,
    [...packet.flags].reduce((bits, letter) => bits | (FLAG_BITS[letter] ?? 0), 0),
  );
  view.setUint16(34, packet.window);
  bytes.set(options, 40);
  bytes.set(packet.payload, 40 + options.length);
  view.setUint16(
    36,
    internetChecksum(bytes.subarray(20), pseudoHeaderSum(bytes.subarray(12, 20), tcpLength)),
  );
  return bytes;
};
