/** One connection in every wrapping a capture comes in must be the same connection. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  ConnectionTable,
  captureTrace,
  decodeFrame,
  kindOf,
  type TcpPacket,
} from '../../src/export/index.ts';
import { openCaptures } from './capture-source.ts';

const original = new Uint8Array(
  readFileSync(new URL('../conformance/recordings/fin1-lost-2x-rtt20.client.pcap', import.meta.url)),
);

interface Record {
  seconds: number;
  micros: number;
  packet: Uint8Array;
}
const records: Record[] = [];
{
  const view = new DataView(original.buffer, original.byteOffset);
  for (let at = 24; at < original.length; ) {
    const length = view.getUint32(at + 8, true);
    records.push({
      seconds: view.getUint32(at, true),
      micros: view.getUint32(at + 4, true),
      packet: original.slice(at + 16, at + 16 + length),
    });
    at += 16 + length;
  }
}

const bytes = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => [...p]));

/** A pcap of the same packets, each wrapped. */
const file = (
  linkType: number,
  wrap: (packet: Uint8Array) => Uint8Array,
  { little = true, nano = false, snap = Infinity } = {},
): Uint8Array => {
  const u32 = (n: number) =>
    little
      ? [n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >>> 24) & 255]
      : [(n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];
  const magic = nano ? 0xa1b23c4d : 0xa1b2c3d4;
  const head = [
    ...u32(magic | 0),
    ...(little ? [2, 0, 4, 0] : [0, 2, 0, 4]),
    ...u32(0),
    ...u32(0),
    ...u32(65535),
    ...u32(linkType),
  ];
  return bytes(
    head,
    ...records.flatMap(({ seconds, micros, packet }) => {
      const whole = wrap(packet);
      const kept = whole.subarray(0, Math.min(whole.length, snap));
      return [
        [
          ...u32(seconds | 0),
          ...u32(nano ? micros * 1000 : micros),
          ...u32(kept.length),
          ...u32(whole.length),
        ],
        kept,
      ];
    }),
  );
};

/** The IPv4 packet's TCP segment in an IPv6 packet, with an extension header before it. */
const inIpv6 = (packet: Uint8Array): Uint8Array => {
  const tcp = packet.subarray((packet[0]! & 15) * 4);
  const last = (at: number) => [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, packet[at]!];
  const length = tcp.length + 8;
  return bytes(
    [0x60, 0, 0, 0, length >> 8, length & 255, 60, 64],
    last(15),
    last(19),
    [6, 0, 1, 4, 0, 0, 0, 0],
    tcp,
  );
};
const mac = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];

/** An IPv4 packet of another network around `inner`. */
const outer = (protocol: number, inner: Uint8Array): Uint8Array => {
  const total = inner.length + 20;
  return bytes(
    [0x45, 0, total >> 8, total & 255, 0, 7, 0, 0, 64, protocol, 0, 0, 198, 51, 100, 1, 198, 51, 100, 2],
    inner,
  );
};
const udp = (port: number, inner: Uint8Array): Uint8Array => {
  const length = inner.length + 8;
  return outer(17, bytes([0xc0, 1, port >> 8, port & 255, length >> 8, length & 255, 0, 0], inner));
};

const variants: [string, Uint8Array][] = [
  ['raw IP', file(101, (p) => p)],
  ['LINKTYPE_IPV4', file(228, (p) => p)],
  ['DLT_RAW of BSD', file(12, (p) => p)],
  ['big-endian', file(101, (p) => p, { little: false })],
  ['nanoseconds', file(101, (p) => p, { nano: true })],
  ['big-endian nanoseconds', file(101, (p) => p, { little: false, nano: true })],
  ['Ethernet', file(1, (p) => bytes(mac, [8, 0], p))],
  ['Ethernet with a trailer', file(1, (p) => bytes(mac, [8, 0], p, [0, 0, 0, 0, 0, 0]))],
  ['VLAN', file(1, (p) => bytes(mac, [0x81, 0, 0, 5, 8, 0], p))],
  ['QinQ', file(1, (p) => bytes(mac, [0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 8, 0], p))],
  ['PPPoE', file(1, (p) => bytes(mac, [0x88, 0x64, 0x11, 0, 0, 1, 0, p.length + 2, 0, 0x21], p))],
  ['BSD loopback', file(0, (p) => bytes([2, 0, 0, 0], p))],
  ['OpenBSD loopback', file(108, (p) => bytes([0, 0, 0, 2], p))],
  ['Linux cooked', file(113, (p) => bytes([0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0], p))],
  [
    'Linux cooked v2',
    file(276, (p) => bytes([8, 0, 0, 0, 0, 0, 0, 2, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0], p)),
  ],
  ['IPv6', file(101, inIpv6)],
  ['IPv6 on Ethernet', file(1, (p) => bytes(mac, [0x86, 0xdd], inIpv6(p)))],
  ['LLC/SNAP', file(1, (p) => bytes(mac, [0, p.length + 8, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0], p))],
  ['Cisco HDLC', file(104, (p) => bytes([0x0f, 0, 8, 0], p))],
  ['MPLS, two labels', file(1, (p) => bytes(mac, [0x88, 0x47, 0, 1, 0, 64, 0, 2, 1, 64], p))],
  [
    'MPLS pseudowire with a control word',
    file(1, (p) => bytes(mac, [0x88, 0x47, 0, 2, 1, 64, 0, 0, 0, 0], mac, [8, 0], p)),
  ],
  ['IP in IP', file(101, (p) => outer(4, p))],
  ['IP in IP in IP', file(101, (p) => outer(4, outer(4, p)))],
  ['an authentication header', file(101, (p) => outer(51, bytes([4, 4], Array(22).fill(0), p)))],
  ['GRE', file(101, (p) => outer(47, bytes([0, 0, 8, 0], p)))],
  [
    'GRE with checksum, key and number',
    file(101, (p) => outer(47, bytes([0xb0, 0, 8, 0], Array(12).fill(0), p))),
  ],
  ['Ethernet in GRE', file(101, (p) => outer(47, bytes([0, 0, 0x65, 0x58], mac, [8, 0], p)))],
  ['ERSPAN II', file(101, (p) => outer(47, bytes([0x10, 0, 0x88, 0xbe], Array(12).fill(0), mac, [8, 0], p)))],
  ['VXLAN', file(1, (p) => bytes(mac, [8, 0], udp(4789, bytes([8, 0, 0, 0, 0, 0, 5, 0], mac, [8, 0], p))))],
  [
    'VXLAN on the port Linux had first, with a VLAN inside',
    file(101, (p) => udp(8472, bytes([8, 0, 0, 0, 0, 0, 5, 0], mac, [0x81, 0, 0, 5, 8, 0], p))),
  ],
  [
    'GENEVE with an option',
    file(101, (p) => udp(6081, bytes([1, 0, 0x65, 0x58, 0, 0, 5, 0, 0, 0, 0, 0], mac, [8, 0], p))),
  ],
  ['GTP-U', file(101, (p) => udp(2152, bytes([0x30, 0xff, 0, 0, 0, 0, 0, 1], p)))],
  [
    'GTP-U with an extension header',
    file(101, (p) => udp(2152, bytes([0x34, 0xff, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 9, 0], p))),
  ],
  ['headers only (snap length)', file(101, (p) => p, { snap: 60 })],
];

const plain = async (capture: Uint8Array): Promise<string[]> => {
  const { found, other } = await openCaptures(capture);
  expect(other).toEqual([]);
  expect(found.length).toBe(1);
  const { trace, place } = captureTrace(found[0]!);
  expect(place).toBe('client');
  return trace.segments.map(
    (s) => `${s.t.toFixed(3)} ${s.from} ${s.flags} ${s.seq} ${s.ack} ${s.len} ${s.arrives === null}`,
  );
};

describe('the same connection', () => {
  test.each(variants)('%s', async (_, capture) => {
    expect(await plain(capture)).toEqual(await plain(original));
  });
});

test('a link type nobody asked for is named, not guessed at', async () => {
  const { found, other } = await openCaptures(file(127, (p) => p));
  expect(found).toEqual([]);
  expect(new Set(other.map(kindOf))).toEqual(new Set(['802.11 with radiotap (link type 127)']));
});

test('a tunnel that hides what it carries is named', async () => {
  const { other } = await openCaptures(
    file(101, (p) => outer(50, p)),
    file(101, (p) => outer(47, bytes([0x30, 1, 0x88, 0x0b], p))),
  );
  expect(new Set(other.map(kindOf))).toEqual(new Set(['ESP', 'PPTP']));
});

test('packets wrapped without end are given up', async () => {
  let packet = outer(4, new Uint8Array(0));
  for (let i = 0; i < 50; i++) packet = outer(4, packet);
  const { other } = await openCaptures(file(101, () => packet));
  expect(new Set(other)).toEqual(new Set(['not TCP']));
});

test('what is not TCP is counted by kind', async () => {
  const udp = (p: Uint8Array) => {
    const other = p.slice();
    other[9] = 17;
    return other;
  };
  expect((await openCaptures(file(101, udp))).other.every((o) => o === 'not TCP')).toBe(true);
  expect((await openCaptures(file(1, (p) => bytes(mac, [8, 6], p)))).other.every((o) => o === 'not IP')).toBe(
    true,
  );
  expect(
    (await openCaptures(file(101, (p) => p, { snap: 30 }))).other.every((o) => o === 'cut too short'),
  ).toBe(true);
});

test('each packet twice, as “-i any” and mirror ports give it, counts once', () => {
  const table = new ConnectionTable();
  for (const { seconds, micros, packet } of records)
    for (const late of [0, 30]) {
      const decoded = decodeFrame({
        time: seconds * 1e6 + micros + late,
        bytes: packet,
        wireLength: packet.length,
        linkType: 101,
        interface: 0,
      });
      table.add(decoded as TcpPacket);
    }
  expect(table.all.map((c) => c.count)).toEqual([records.length]);
});

test('a long connection is kept by its ends', () => {
  const table = new ConnectionTable();
  const base: TcpPacket = {
    time: 0,
    interface: 0,
    source: '10.0.0.1',
    destination: '10.0.0.2',
    sourcePort: 40000,
    destinationPort: 80,
    seq: 1,
    ack: 1,
    flags: 'A',
    len: 1000,
    window: 1,
    sack: [],
  };
  for (let i = 0; i < 50_000; i++) table.add({ ...base, time: i * 10, seq: 1 + i * 1000 });
  table.add({ ...base, time: 1e9, seq: 1 + 50_000_000, flags: 'FA', len: 0 });
  const [one] = table.all;
  expect(one!.count).toBe(50_001);
  expect(one!.packets.length).toBeLessThan(1000);
  expect(one!.packets.at(-1)!.flags).toBe('FA');
});
