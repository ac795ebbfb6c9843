/** Captures as damage, a capturer under load, and a hostile host would make them: the same number gives the same bytes. */

/** mulberry32: 0 ≤ n < 1. */
const chance = (seed: number): (() => number) => {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const HEADER = 24;

/** Records of a little-endian pcap. */
const recordsOf = (file: Uint8Array): Uint8Array[] => {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const records: Uint8Array[] = [];
  for (let at = HEADER; at + 16 <= file.length; ) {
    const size = 16 + view.getUint32(at + 8, true);
    records.push(file.slice(at, at + size));
    at += size;
  }
  return records;
};

type Change = (records: Uint8Array[], n: (below: number) => number) => void;

const anyOf = (records: Uint8Array[], n: (below: number) => number): Uint8Array =>
  records[n(records.length)]!;

/** Where TCP begins in a record of a plain Ethernet or raw IPv4 frame, as the recordings have them. */
const tcpAt = (record: Uint8Array): number => {
  const ip = record[16]! >> 4 === 4 ? 16 : 16 + 14;
  return ip + (record[ip]! & 15) * 4;
};
const put32 = (record: Uint8Array, at: number, value: number): void => {
  if (at + 4 <= record.length) new DataView(record.buffer, record.byteOffset).setUint32(at, value >>> 0);
};

const changes: readonly Change[] = [
  (records, n) => {
    const record = anyOf(records, n);
    record[n(record.length)] = n(256);
  },
  (records, n) => void records.splice(n(records.length), 1 + n(3)),
  (records, n) => void records.splice(n(records.length), 0, anyOf(records, n).slice()),
  (records, n) => {
    const [a, b] = [n(records.length), n(records.length)];
    [records[a], records[b]] = [records[b]!, records[a]!];
  },
  // Sequence and acknowledgement numbers, flags, window.
  (records, n) => {
    const record = anyOf(records, n);
    put32(record, tcpAt(record) + 4 * (1 + n(2)), [n(2 ** 31), 0, 2 ** 32 - 1, n(300)][n(4)]!);
  },
  (records, n) => {
    const record = anyOf(records, n);
    const at = tcpAt(record) + 13;
    if (at < record.length) record[at] = n(64);
  },
  (records, n) => {
    const record = anyOf(records, n);
    const at = tcpAt(record) + 14;
    if (at + 1 < record.length) record[at] = record[at + 1] = 0;
  },
  // A clock that jumps, or stands still.
  (records, n) => {
    const record = anyOf(records, n);
    new DataView(record.buffer, record.byteOffset).setUint32(n(2) * 4, n(2 ** 31), true);
  },
  (records) => {
    for (const record of records) record.set(records[0]!.subarray(0, 8));
  },
  // Cut by a snap length.
  (records, n) => {
    const i = n(records.length);
    const record = records[i]!;
    const cut = record.slice(0, 16 + n(Math.max(1, record.length - 16)));
    new DataView(cut.buffer).setUint32(8, cut.length - 16, true);
    records[i] = cut;
  },
];

/** `file` with one to six changes, chosen by `seed`. */
export const mutant = (file: Uint8Array, seed: number): Uint8Array => {
  const random = chance(seed);
  const n = (below: number): number => Math.floor(random() * below);
  const records = recordsOf(file);
  for (let i = 1 + n(6); i > 0 && records.length > 1; i--) changes[n(changes.length)]!(records, n);
  const whole = new Uint8Array(HEADER + records.reduce((sum, r) => sum + r.length, 0));
  whole.set(file.subarray(0, HEADER));
  let at = HEADER;
  for (const record of records) {
    whole.set(record, at);
    at += record.length;
  }
  // Now and then the file itself is cut, or its header damaged.
  if (n(40) === 0) return whole.subarray(0, n(whole.length));
  if (n(40) === 0) whole[n(HEADER)] = n(256);
  return whole;
};
