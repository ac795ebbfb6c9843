/** A queue of sent packets as a test wants it, its marks as letters, and what the counters of a socket must be by it. */
import { WireSegment } from '../../src/sim/segment.ts';
import { AckFacts } from '../../src/sim/tcp/ack-facts.ts';
import { fastRetransmitAlert } from '../../src/sim/tcp/loss-recovery.ts';
import {
  EVER_RETRANSMITTED,
  LOST,
  Packet,
  RETRANSMITTED,
  SACKED,
  SETTLED,
} from '../../src/sim/tcp/packet.ts';
import type { Socket } from '../../src/sim/tcp/socket.ts';
import { OneHost } from './one-host.ts';

const letters = { S: SACKED, L: LOST, R: RETRANSMITTED, E: EVER_RETRANSMITTED, T: SETTLED } as const;
const marksOf = (text: string): number =>
  [...text].reduce((marks, letter) => marks | letters[letter as keyof typeof letters], 0);

export interface Sent {
  len?: number;
  /** S sacked, L lost, R sent again, E ever sent again, T settled. */
  marks?: string;
  /** Sent so many ms ago. Default 100. */
  ago?: number;
  flags?: number;
  retransmissions?: number;
  /** Default true. */
  endsBuffer?: boolean;
  cut?: boolean;
}

/** All of it is sent; `fields` are set last. */
export function withQueue(
  packets: readonly Sent[],
  fields: Partial<Socket> = {},
  options: ConstructorParameters<typeof OneHost>[0] = {},
): OneHost {
  const one = new OneHost(options);
  const { socket, host } = one;
  socket.mss = 1000;
  for (const [
    nth,
    { len = 1000, marks = '', ago = 100, flags = 0, endsBuffer = true, ...rest },
  ] of packets.entries()) {
    const packet = new Packet(socket.sndNxt, socket.sndNxt + len + (flags & 1), flags);
    Object.assign(packet, {
      marks: marksOf(marks),
      sentAt: host.now - ago * 1000,
      sentIn: 1_000_000 - ago,
      nth,
      endsBuffer,
      ...rest,
    });
    if (socket.tail) socket.tail.next = packet;
    else socket.head = packet;
    socket.tail = packet;
    socket.sndNxt = packet.end;
  }
  socket.writeSeq = socket.pushedSeq = socket.sndNxt;
  Object.assign(socket, counted(socket), fields);
  return one;
}

export function packetsOf({ head }: Socket): Packet[] {
  const packets: Packet[] = [];
  for (let packet = head; packet; packet = packet.next) packets.push(packet);
  return packets;
}

const having = (packets: readonly Packet[], mark: number): number =>
  packets.filter(({ marks }) => marks & mark).length;

/** What `tcp_verify_left_out` and the definitions of the counters ask for. */
export function counted(socket: Socket) {
  const packets = packetsOf(socket);
  return {
    packetsOut: packets.length,
    sackedOut: having(packets, SACKED),
    lostOut: having(packets, LOST),
    retransOut: having(packets, RETRANSMITTED),
    sentBuffers: packets.filter(({ endsBuffer }) => endsBuffer).length,
    tail: packets.at(-1) ?? null,
  };
}

/** `1000 L`, `500`: each packet, oldest first. */
export const told = (socket: Socket): string[] =>
  packetsOf(socket).map(({ len, marks }) =>
    `${len} ${Object.entries(letters)
      .filter(([, mark]) => marks & mark)
      .map(([letter]) => letter)
      .join('')}`.trim(),
  );

export interface Ack {
  /** Packets of 1000 bytes that it takes off. */
  takes?: number;
  tsecr?: number;
  duplicates?: number;
  facts?: Partial<AckFacts>;
}

/** An ACK has taken packets off the queue; then `tcp_fastretrans_alert`. */
export function ack(socket: Socket, { takes = 0, tsecr = 0, duplicates = 0, facts: said = {} }: Ack) {
  const segment = new WireSegment(1, 1, 16, 0, 0, 0);
  segment.tsecr = tsecr;
  segment.ack = socket.sndUna + takes * 1000;
  const facts = new AckFacts(segment, socket.sndUna);
  facts.unaAdvanced = takes > 0;
  facts.dataAcked = takes > 0;
  Object.assign(facts, said);
  for (let i = 0; i < takes; i++) socket.head = socket.head!.next;
  socket.sndUna = segment.ack;
  const { sackedOut } = socket;
  Object.assign(socket, counted(socket));
  // Without SACK it counts duplicates, not marks.
  if (!socket.sackOk) socket.sackedOut = sackedOut;
  return fastRetransmitAlert(socket, facts, duplicates);
}
