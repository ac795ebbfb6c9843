/** Captures written by hand, a row a packet. */
import { expect } from 'vitest';
import {
  type CaptureTrace,
  ConnectionTable,
  type Conversation,
  captureTrace,
  conversations,
  type TcpPacket,
} from '../../src/export/index.ts';

export type Row = [
  ms: number,
  from: 'c' | 's',
  flags: string,
  seq: number,
  ack: number,
  len?: number,
  window?: number,
  /** Timestamps, [value, echo], SACK blocks in the numbers of the row; of a SYN the order of its options, and its TTL. */
  also?: { stamps?: [number, number]; sack?: [number, number][]; options?: string; ttl?: number },
];

/** Rows as tcpdump -S would print them; `isn` is added to all numbers, which wrap at 2^32. One capture, or one of each end. */
export const conversationOf = (
  rows: readonly Row[],
  isn: Record<'c' | 's', number> = { c: 1000, s: 5000 },
  ...more: Row[][]
): Conversation => {
  const table = new ConnectionTable();
  const wrap = (n: number) => ((n % 2 ** 32) + 2 ** 32) % 2 ** 32;
  [rows, ...more].forEach((view, place) => {
    for (const [ms, from, flags, seq, ack, len = 0, window = 1000, also = {}] of view) {
      const { stamps, sack = [], options, ttl } = also;
      const peer = isn[from === 'c' ? 's' : 'c'];
      const packet: TcpPacket = {
        time: Math.round(ms * 1000),
        interface: place,
        source: from === 'c' ? '192.0.2.1' : '192.0.2.2',
        destination: from === 'c' ? '192.0.2.2' : '192.0.2.1',
        sourcePort: from === 'c' ? 40_000 : 80,
        destinationPort: from === 'c' ? 80 : 40_000,
        seq: wrap(seq + isn[from]),
        ack: flags.includes('A') ? wrap(ack + peer) : 0,
        flags,
        len,
        window,
        sack: sack.map(([left, right]) => [wrap(left + peer), wrap(right + peer)]),
        ...(flags.includes('S') ? { sackPermitted: true } : {}),
        ...(options ? { options } : {}),
        ...(ttl ? { ttl } : {}),
        ...(stamps ? { timestamps: { value: stamps[0], echo: stamps[1] } } : {}),
      };
      table.add(packet);
    }
  });
  const found = conversations(table.all);
  expect(found.length).toBe(1);
  return found[0]!;
};

export const read = (rows: readonly Row[], isn?: Record<'c' | 's', number>): CaptureTrace =>
  captureTrace(conversationOf(rows, isn));

/** A handshake seen from the client. RTT in ms. */
export const opening = (rtt: number): Row[] => [
  [0, 'c', 'S', 0, 0],
  [rtt, 's', 'SA', 0, 1],
  [rtt + 0.02, 'c', 'A', 1, 1],
];
