/** A piece of the send queue: what one segment carries (`sk_buff`). Sent ones stay until acknowledged. */
export const SACKED = 1;
export const LOST = 2;
/** Sent again since it was last marked lost. */
export const RETRANSMITTED = 4;
/** Sent again at some time. */
export const EVER_RETRANSMITTED = 8;

export class Packet {
  seq = 0;
  end = 0;
  /** SYN, FIN, PSH. */
  flags = 0;
  /** SACKED, LOST … */
  marks = 0;
  /** When it was last sent, µs. */
  sentAt = 0;
  /** By which event of the run that was: tells apart what left in the same microsecond. */
  sentIn = 0;
  /** How often it was sent again. */
  retransmissions = 0;
  next: Packet | null = null;

  get len(): number {
    return this.end - this.seq - (this.flags & 1) - ((this.flags >> 1) & 1);
  }
}

let pool: Packet | null = null;

export function takePacket(seq: number, end: number, flags: number): Packet {
  let packet = pool;
  if (packet) pool = packet.next;
  else packet = new Packet();
  packet.seq = seq;
  packet.end = end;
  packet.flags = flags;
  packet.marks = 0;
  packet.sentAt = 0;
  packet.sentIn = 0;
  packet.retransmissions = 0;
  packet.next = null;
  return packet;
}

export function givePacketBack(packet: Packet): void {
  packet.next = pool;
  pool = packet;
}
