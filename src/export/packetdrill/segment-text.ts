/** A segment as packetdrill spells it, options read back from the bytes we would put on the wire. */
import type { CapturedPacket } from '../wire-capture.ts';

const optionsOf = ({ bytes, segment }: CapturedPacket): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = 20 + (bytes[32]! >> 4) * 4;
  const blocks = segment.sack ?? [];
  const words: string[] = [];
  for (let i = 40; i < end; ) {
    const kind = bytes[i]!;
    if (kind === 1) {
      words.push('nop');
      i++;
      continue;
    }
    if (kind === 2) words.push(`mss ${view.getUint16(i + 2)}`);
    else if (kind === 3) words.push(`wscale ${bytes[i + 2]}`);
    else if (kind === 4) words.push('sackOK');
    else if (kind === 5) words.push(`sack ${blocks.map(([l, r]) => `${l}:${r}`).join(' ')}`);
    else if (kind === 8) words.push(`TS val ${view.getUint32(i + 2)} ecr ${view.getUint32(i + 6)}`);
    i += bytes[i + 1]!;
  }
  return words.length > 0 ? ` <${words.join(',')}>` : '';
};

/** What the IP header says of congestion, where it says anything. */
const mark = ({ bytes }: CapturedPacket): string => ['', '', '[ect0] ', '[ce] '][bytes[1]! & 3]!;

/**
 * `F. 101:101(0) ack 1 win 63 <nop,nop,TS val …>`; parser.y has the dot of an ACK behind the letters. `push`: whether data may
 * have PSH.
 */
export const segmentText = (packet: CapturedPacket, push: boolean): string => {
  const { segment: s, bytes } = packet;
  const bare = !push && s.len > 0 && !s.flags.includes('F');
  const flags = s.flags.replace(bare ? /[AP]/g : /A/g, '') + (s.flags.includes('A') ? '.' : '');
  const ack = s.ack === null ? '' : ` ack ${s.ack}`;
  const window = (bytes[34]! << 8) | bytes[35]!;
  // What a kernel under test offers as its window depends on its memory; it is checked by nobody here.
  const win = packet.sent ? '' : ` win ${window}`;
  return `${mark(packet)}${flags} ${s.seq}:${s.seq + s.len}(${s.len})${ack}${win}${optionsOf(packet)}`;
};
