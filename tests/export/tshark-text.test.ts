/** Lines of tshark and of Wireshark's list give the packets the capture file gives. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  captureTrace,
  decodeFrame,
  lineFaultInWords,
  readTcpdumpText,
  type TcpPacket,
} from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { openCaptures } from './capture-source.ts';
import { segmentsOf, tracesOfText } from './printed-packets.ts';

const recordings = [
  'fin1-lost-2x-rtt20',
  'ack2-lost-1x-rtt20',
  'data-behind-fin-a',
  'linger0-client',
  'timewait-port-reuse-a',
];
const pathOf = (id: string) =>
  fileURLToPath(new URL(`../conformance/recordings/${id}.client.pcap`, import.meta.url));
const read = (id: string) => openCaptures(new Uint8Array(readFileSync(pathOf(id))));
const packetsOf = async (id: string): Promise<TcpPacket[]> =>
  (await read(id)).frames
    .map((frame) => decodeFrame(frame))
    .filter((packet): packet is TcpPacket => typeof packet === 'object' && 'source' in packet);
const fromFile = async (id: string) => segmentsOf((await read(id)).found.map((c) => captureTrace(c)));

const NAMES: Record<string, string> = { S: 'SYN', F: 'FIN', R: 'RST', P: 'PSH', A: 'ACK' };
interface Printed {
  n: string;
  time: string;
  source: string;
  destination: string;
  length: string;
  from: string;
  to: string;
  info: string;
}

/** Each packet's columns as Wireshark fills them: numbers from zero, windows scaled by what both SYNs said. */
const columns = (packets: readonly TcpPacket[]): Printed[] => {
  const first = new Map<string, number>();
  const scale = new Map<string, number>();
  return packets.map((p, i) => {
    const [from, to] = [`${p.source} ${p.sourcePort}`, `${p.destination} ${p.destinationPort}`];
    const syn = p.flags.includes('S');
    if (syn) {
      first.set(from, p.seq);
      if (p.windowScale !== undefined) scale.set(from, p.windowScale);
    }
    const relative = (who: string, n: number) => (n - (first.get(who) ?? n) + 2 ** 32) % 2 ** 32;
    const parts = [
      `[${[...'FSRPA'].filter((f) => p.flags.includes(f)).map((f) => NAMES[f])}]`.replaceAll(',', ', '),
      `Seq=${relative(from, p.seq)}`,
      ...(p.flags.includes('A') ? [`Ack=${relative(to, p.ack)}`] : []),
      `Win=${syn ? p.window : p.window * 2 ** (scale.get(from) ?? 0)}`,
      `Len=${p.len}`,
      ...(p.mss ? [`MSS=${p.mss}`] : []),
      ...(p.sackPermitted ? ['SACK_PERM'] : []),
      ...(p.timestamps ? [`TSval=${p.timestamps.value} TSecr=${p.timestamps.echo}`] : []),
      ...(syn && p.windowScale !== undefined ? [`WS=${2 ** p.windowScale}`] : []),
      ...p.sack.map(([l, r]) => `SLE=${relative(to, l)} SRE=${relative(to, r)}`),
    ];
    return {
      n: String(i + 1),
      time: ((p.time - packets[0]!.time) / 1e6).toFixed(6),
      source: p.source,
      destination: p.destination,
      length: String(p.len + 52),
      from: String(p.sourcePort),
      to: String(p.destinationPort),
      info: parts.join(' '),
    };
  });
};

const forms: [string, (c: Printed) => string][] = [
  [
    'tshark',
    (c) =>
      `${c.n.padStart(5)}   ${c.time}     ${c.source} → ${c.destination}     TCP ${c.length} ${c.from} → ${c.to} ${c.info}`,
  ],
  [
    'tshark 1, without a number',
    (c) => `  ${c.time}    ${c.source} -> ${c.destination}    TCP ${c.length} ${c.from} > ${c.to} ${c.info}`,
  ],
  [
    'with names',
    (c) =>
      `${c.n} ${c.time} ${c.source} → ${c.destination} TCP ${c.length} ${c.from.replace(/^8000$/, 'irdmi')} → ${c.to.replace(/^8000$/, 'irdmi(8000)')} ${c.info}`,
  ],
  [
    'with the remark of an analysis',
    (c) =>
      `${c.n} ${c.time} ${c.source} → ${c.destination} TCP ${c.length} [TCP Dup ACK 5#1] ${c.from} → ${c.to} ${c.info} [TCP segment of a reassembled PDU]`,
  ],
  [
    'Wireshark’s list, copied',
    (c) =>
      [c.n, c.time, c.source, c.destination, 'TCP', c.length, `${c.from} → ${c.to} ${c.info}`].join('\t'),
  ],
  [
    'Wireshark’s list, printed',
    (c) =>
      `${c.n.padStart(7)} ${c.time.padEnd(14)} ${c.source.padEnd(21)} ${c.destination.padEnd(21)} TCP      ${c.length.padEnd(6)} ${c.from} → ${c.to} ${c.info}\n\nFrame ${c.n}: 66 bytes on wire\nTransmission Control Protocol, Src Port: 1\n    Source Port: 1`,
  ],
  [
    'CSV',
    (c) =>
      [c.n, c.time, c.source, c.destination, 'TCP', c.length, `${c.from}  >  ${c.to} ${c.info}`]
        .map((x) => `"${x}"`)
        .join(','),
  ],
  [
    'quoted in a mail',
    (c) => `> ${c.n} ${c.time} ${c.source} → ${c.destination} TCP ${c.length} ${c.from} → ${c.to} ${c.info}`,
  ],
];
describe.each(recordings)('%s', (id) => {
  test.each(forms)('%s', async (_, form) => {
    const text = ['No.     Time           Source', ...columns(await packetsOf(id)).map(form)].join('\n');
    expect(readTcpdumpText(text).faults).toEqual([]);
    expect(segmentsOf(tracesOfText(text))).toEqual(await fromFile(id));
  });
});

test.each(recordings)('%s with times since the packet before', async (id) => {
  const all = columns(await packetsOf(id));
  const text = all.map((c, i) =>
    forms[0]![1]({ ...c, time: (Number(c.time) - Number(all[i - 1]?.time ?? c.time)).toFixed(6) }),
  );
  expect(segmentsOf(tracesOfText(text.join('\n')))).toEqual(await fromFile(id));
});

test('windows are as they are on the wire', async () => {
  const packets = await packetsOf('data-behind-fin-a');
  const text = columns(packets).map(forms[0]![1]).join('\n');
  expect(readTcpdumpText(text).packets.map(({ window, windowScale }) => [window, windowScale])).toEqual(
    packets.map(({ window, windowScale }) => [window, windowScale]),
  );
});

describe.runIf(spawnSync('tshark', ['--version']).status === 0)(
  'what tshark prints of the recordings',
  () => {
    test.each(
      recordings.flatMap((id) =>
        [['-n'], ['-t', 'ad'], ['-t', 'e'], ['-t', 'd'], ['-P', '-V']].map((flags) => [id, flags] as const),
      ),
    )('%s with %s', async (id, flags) => {
      const { stdout } = spawnSync('tshark', ['-r', pathOf(id), ...flags], { encoding: 'utf8' });
      expect(readTcpdumpText(stdout).faults).toEqual([]);
      expect(segmentsOf(tracesOfText(stdout))).toEqual(await fromFile(id));
    });
  },
);

const open = (port: number, t: number) => [
  `1 ${t}.000000 10.0.0.1 → 10.0.0.2 TCP 60 ${port} → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460`,
  `2 ${t}.010000 10.0.0.2 → 10.0.0.1 TCP 60 80 → ${port} [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0 MSS=1460`,
  `3 ${t}.020000 10.0.0.1 → 10.0.0.2 TCP 52 ${port} → 80 [FIN, ACK] Seq=1 Ack=1 Win=64240 Len=0`,
];

test('connections whose numbers all begin at zero are told apart', () => {
  const table = tracesOfText([...open(40000, 1), ...open(40001, 2), ...open(40000, 3)].join('\n'));
  expect(table.map(({ trace }) => trace.segments.length)).toEqual([3, 3, 3]);
});

test('a line of contents is counted, another protocol too, and a line with something missing is told', () => {
  const { packets, other, faults } = readTcpdumpText(
    [
      ...open(40000, 1),
      '4 1.030000 10.0.0.1 → 10.0.0.2 HTTP 145 GET / HTTP/1.1',
      '5 1.040000     10.0.0.2     10.0.0.1     TLSv1.2  583  Client Hello',
      '6 1.050000 10.0.0.1 → 10.0.0.9 DNS 70 Standard query 0x1 A example.org',
      '10.0.0.1 → 10.0.0.2 TCP 52 40000 → 80 [FIN, ACK] Seq=1 Ack=1 Win=64240 Len=0',
      '8 1.060000 10.0.0.1 → 10.0.0.2 TCP 52 40000 → nosuch-service [ACK] Seq=1 Ack=1 Win=64240 Len=0',
    ].join('\n'),
  );
  expect(packets.length).toBe(3);
  expect(other).toEqual({ 'not TCP': 1, 'without numbers': 2 });
  const said = faults.map((f) => lineFaultInWords(f, wordsOf('en').unread));
  expect(said[0]).toMatch(/^line 7: a line of tshark with something missing; one looks like “1 0\.0/);
  expect(said[1]).toMatch(/^line 8: which port “nosuch-service” is/);
  const shown = /“(1 0\.0.*)”/.exec(said[0]!)![1]!;
  expect(readTcpdumpText(shown).packets.length).toBe(1);
});
