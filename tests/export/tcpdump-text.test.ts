/** Pasted tcpdump text gives the packets the capture file gives; what it cannot read is told by line. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { captureTrace, lineFaultInWords, readTcpdumpText } from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import fc from '../fast-check.ts';
import { openCaptures } from './capture-source.ts';
import { segmentsOf, tracesOfText } from './printed-packets.ts';

const tcpdump = spawnSync('tcpdump', ['--version']).status === 0;
describe.runIf(tcpdump)('what tcpdump prints of the recordings', () => {
  const ids = [
    'fin1-lost-2x-rtt20',
    'ack2-lost-1x-rtt20',
    'data-behind-fin-a',
    'close-with-burst-a',
    'linger0-client',
    'timewait-port-reuse-a',
  ];
  test.each(
    ids.flatMap((id) =>
      ['-n', '-nS', '-nv', '-ntttt', '-nttttt', '-nttt', '-nvttt', '-nett', '-ntt', '-nSvvv'].map((flags) => [
        id,
        flags,
      ]),
    ),
  )('%s with %s', async (id, flags) => {
    const file = fileURLToPath(new URL(`../conformance/recordings/${id}.client.pcap`, import.meta.url));
    const { stdout } = spawnSync('tcpdump', [flags!, '-r', file], { encoding: 'utf8' });
    expect(readTcpdumpText(stdout).faults).toEqual([]);
    const { found } = await openCaptures(new Uint8Array(readFileSync(file)));
    const fromFile = found.map((c) => captureTrace(c));
    expect(segmentsOf(tracesOfText(stdout))).toEqual(segmentsOf(fromFile));
  });
});

describe.runIf(tcpdump)('-e on Ethernet, with and without a VLAN', () => {
  const raw = readFileSync(
    new URL('../conformance/recordings/fin1-lost-2x-rtt20.client.pcap', import.meta.url),
  );
  const mac = '020000000001020000000002';
  test.each(
    [`${mac}0800`, `${mac}810000050800`].flatMap((head) =>
      ['-ne', '-nev', '-nettt'].map((flags) => [head, flags]),
    ),
  )('%s with %s', async (head, flags) => {
    const before = Buffer.from(head!, 'hex');
    const parts: Buffer[] = [Buffer.from(raw.subarray(0, 24))];
    parts[0]!.writeUInt32LE(1, 20);
    for (let at = 24; at < raw.length; ) {
      const record = Buffer.from(raw.subarray(at, at + 16));
      const length = record.readUInt32LE(8);
      record.writeUInt32LE(length + before.length, 8);
      record.writeUInt32LE(length + before.length, 12);
      parts.push(record, before, raw.subarray(at + 16, at + 16 + length));
      at += 16 + length;
    }
    const { stdout } = spawnSync('tcpdump', [flags!, '-r', '-'], {
      input: Buffer.concat(parts),
      encoding: 'utf8',
    });
    expect(readTcpdumpText(stdout).faults).toEqual([]);
    const { found } = await openCaptures(new Uint8Array(raw));
    expect(segmentsOf(tracesOfText(stdout))).toEqual(segmentsOf(found.map((c) => captureTrace(c))));
  });
});

const lines = [
  'tcpdump: listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes',
  '23:59:59.990000 IP6 2001:db8::1.40000 > 2001:db8::2.443: Flags [S], seq 4294967290, win 64800, options [mss 1440,sackOK,TS val 1 ecr 0,nop,wscale 7], length 0',
  '00:00:00.010000 IP6 2001:db8::2.443 > 2001:db8::1.40000: Flags [S.], seq 7, ack 4294967291, win 64260, options [mss 1440,sackOK,TS val 9 ecr 1,nop,wscale 7], length 0',
  '00:00:00.010100 IP6 2001:db8::1.40000 > 2001:db8::2.443: Flags [.], ack 1, win 507, length 0',
  '00:00:00.020000 IP6 2001:db8::1.40000 > 2001:db8::2.443: Flags [P.], seq 1:101, ack 1, win 507, length 100',
  '00:00:00.040000 IP6 2001:db8::2.443 > 2001:db8::1.40000: Flags [.], ack 101, win 502, length 0',
  '00:00:00.050000 ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28',
  '00:00:01.000000 IP6 2001:db8::1.40000 > 2001:db8::2.443: Flags [R.], seq 101, ack 1, win 0, length 0',
  '5 packets captured',
];

test('IPv6, numbers that wrap, past midnight, lines of other protocols', () => {
  const text = readTcpdumpText(lines.join('\r\n'));
  expect(text.faults).toEqual([]);
  expect(text.other['not TCP']).toBe(1);
  const [one] = tracesOfText(lines.join('\n'));
  expect(one!.trace.segments.map((s) => `${s.t} ${s.from} ${s.flags} ${s.seq} ${s.ack} ${s.len}`)).toEqual([
    '0 client S 0 null 0',
    '10 server SA 0 1 0',
    '20.1 client A 1 1 0',
    '30 client PA 1 1 100',
    '40 server A 1 101 0',
    '1010 client RA 101 1 0',
  ]);
});

test('each unreadable line is told by number, with what it should be, in both languages', () => {
  const bad = [
    lines[1],
    'hello',
    '12:00:00.000000 IP host.nosuch-service > 10.0.0.1.40000: Flags [.], ack 1, win 5, length 0',
    '12:00:00.000000 IP 10.0.0.1.40000 > 10.0.0.2.nosuch-service: Flags [.], ack 1, win 5, length 0',
    'IP 10.0.0.1.1 > 10.0.0.2.2: Flags [.], ack 1, win 5, length 0',
    '12:00:00.000000 IP 10.0.0.1.99999 > 10.0.0.2.2: Flags [.], ack 1, win 5, length 0',
    '12:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.2: tcp 0',
  ].join('\n');
  const { faults, packets } = readTcpdumpText(bad);
  expect(packets.length).toBe(1);
  expect(faults.map((f) => f.line)).toEqual([2, 3, 4, 5, 6, 7]);
  const said = faults.map((f) => lineFaultInWords(f, wordsOf('en').unread));
  expect(said[0]).toMatch(/^line 2: no time at its beginning/);
  expect(said[2]).toBe(
    'line 4: which port “nosuch-service” is, is not known here; run tcpdump with -n, or write the number',
  );
  expect(said[4]).toBe('line 6: ports go up to 65535');
  expect(said[5]).toMatch(/^line 7: no flags and no numbers/);
  for (const fault of faults) expect(lineFaultInWords(fault, wordsOf('zh').unread)).toMatch(/^第 \d+ 行：/);
});

describe('text as people paste it gives the packets of the text as it was printed', () => {
  const plainText = [
    'listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes',
    ...lines.filter((line) => /^\d/.test(line)),
  ];
  const detailed = [
    '12:00:00.000000 IP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 60)',
    '    10.0.0.1.40000 > 10.0.0.2.80: Flags [S], cksum 0x1234 (correct), seq 1000, win 64240, options [mss 1460], length 0',
    '12:00:00.020000 IP (tos 0x0, ttl 64, id 0, offset 0, flags [DF], proto TCP (6), length 60)',
    '    10.0.0.2.80 > 10.0.0.1.40000: Flags [S.], cksum 0x1234 (correct), seq 5000, ack 1001, win 65160, options [mss 1460], length 0',
  ];
  const ways: [string, (line: string, i: number) => string][] = [
    ['four spaces', (line) => `    ${line}`],
    ['a tab', (line) => `\t${line}`],
    ['quoted', (line) => `> ${line}`],
    ['quoted twice, and indented', (line) => `  > > ${line}`],
    ['in a table of a terminal', (line) => `│ ${line}`],
  ];
  test.each(ways)('%s', (_, way) => {
    for (const text of [plainText, detailed]) {
      const quoted = readTcpdumpText(text.map(way).join('\n'));
      const asPrinted = readTcpdumpText(text.join('\n'));
      expect(asPrinted.packets.length).toBeGreaterThan(1);
      expect(quoted).toEqual(asPrinted);
    }
  });
  const prefixes: [string, (line: string, i: number) => string][] = [
    ['numbered by tcpdump -#', (line, i) => `${String(i + 1).padStart(5)}  ${line}`],
    ['numbered by hand', (line, i) => `${i + 1}. ${line}`],
    ['behind a pod’s name', (line) => `[pod/web-5d8f/sniffer] ${line}`],
    ['behind a container’s name', (line) => `sniffer_1  | ${line}`],
    ['behind the journal’s time', (line) => `Nov 28 12:00:01 host tcpdump[812]: ${line}`],
    ['behind a log’s own ISO time', (line) => `2026-11-28T12:00:01.123456789Z stdout F ${line}`],
  ];
  test.each(prefixes)('%s', (_, way) => {
    const text = plainText.slice(1);
    expect(readTcpdumpText(text.map(way).join('\n'))).toEqual(readTcpdumpText(text.join('\n')));
  });

  test('a date with T and a zone', () => {
    const { packets, faults } = readTcpdumpText(
      '2026-11-28T12:00:00.000001+0100 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 1, win 5, length 0',
    );
    expect(faults).toEqual([]);
    expect(packets[0]!.time % 1e6).toBe(1);
  });

  test('names of hosts and ports, as tcpdump prints them without -n', () => {
    const named = (line: string) =>
      line
        .replaceAll('10.0.0.1.40000', 'laptop.40000')
        .replaceAll('10.0.0.2.80', 'ip-10-0-0-2.ec2.internal.http');
    const numbered = (text: string) =>
      readTcpdumpText(text).packets.map(({ source: _, destination: __, ...packet }) => packet);
    const text = detailed.map(named).join('\n');
    expect(readTcpdumpText(text).faults).toEqual([]);
    expect(numbered(text)).toEqual(numbered(detailed.join('\n')));
    expect(readTcpdumpText(text).packets[0]).toMatchObject({
      source: 'laptop',
      destination: 'ip-10-0-0-2.ec2.internal',
    });
  });

  test('the second line of -v where a page has taken its indentation', () => {
    const flat = detailed.map((line) => line.trim());
    expect(readTcpdumpText(flat.join('\n'))).toEqual(readTcpdumpText(detailed.join('\n')));
  });

  test.each(['IP ', ''])('of tcpdump before 4, or of OpenBSD: “%s”', (ip) => {
    const old = [
      `12:00:00.000000 ${ip}10.0.0.1.40000 > 10.0.0.2.80: S 1000:1000(0) win 64240 <mss 1460,sackOK,timestamp 1 0,nop,wscale 7>`,
      `12:00:00.020000 ${ip}10.0.0.2.80 > 10.0.0.1.40000: S 5000:5000(0) ack 1001 win 65160 <mss 1460,nop,wscale 7> (DF)`,
      `12:00:00.020100 ${ip}10.0.0.1.40000 > 10.0.0.2.80: . ack 1 win 502 <nop,nop,timestamp 21 9>`,
      `12:00:00.030000 ${ip}10.0.0.1.40000 > 10.0.0.2.80: P 1:101(100) ack 1 win 502`,
      `12:00:00.040000 ${ip}10.0.0.1.40000 > 10.0.0.2.80: F 101:101(0) ack 1 win 502`,
    ];
    const now = [
      '12:00:00.000000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, options [mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7], length 0',
      '12:00:00.020000 IP 10.0.0.2.80 > 10.0.0.1.40000: Flags [S.], seq 5000, ack 1001, win 65160, options [mss 1460,nop,wscale 7], length 0',
      '12:00:00.020100 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [.], ack 1, win 502, options [nop,nop,TS val 21 ecr 9], length 0',
      '12:00:00.030000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 1:101, ack 1, win 502, length 100',
      '12:00:00.040000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 101, ack 1, win 502, length 0',
    ];
    expect(readTcpdumpText(old.join('\n'))).toEqual(readTcpdumpText(now.join('\n')));
  });

  test('the bytes that -A prints are no lines of their own', () => {
    const bytes = 'E..<.B@.@...........\n./..HTTP/1.1 200 OK\ncontent-length: 22\n\n{"data":"Hello"}';
    const withBytes = detailed.flatMap((line) => (line.startsWith(' ') ? [line, bytes] : [line]));
    const { packets, faults } = readTcpdumpText(`${withBytes.join('\n')}\n12:00:00.1 what is this`);
    expect(packets).toEqual(readTcpdumpText(detailed.join('\n')).packets);
    expect(faults.map((f) => f.code)).toEqual(['shape']);
  });

  test.each(['constructor', '__proto__', 'toString'])('“%s” is no port', (name) => {
    const line = `12:00:00.000000 IP a.${name} > b.80: Flags [.], ack 1, win 5, length 0`;
    expect(readTcpdumpText(line)).toMatchObject({ packets: [], faults: [{ code: 'port-name', name }] });
  });

  test('a UDP service by its name is another protocol, not a fault', () => {
    const { faults, other } = readTcpdumpText(
      '12:00:00.000000 IP laptop.32972 > gateway.domain: 3856+ PTR? 1.0.0.10.in-addr.arpa. (43)\n12:00:01.000000 IP laptop.ntp > time.example.ntp: NTPv4, Client, length 48',
    );
    expect(faults).toEqual([]);
    expect(other['not TCP']).toBe(2);
  });

  test('indented text that is none of tcpdump’s is told by line', () => {
    expect(readTcpdumpText('    some other text\n    and more').faults.map((f) => [f.line, f.code])).toEqual([
      [1, 'shape'],
      [2, 'shape'],
    ]);
  });
});

test('any text at all is survived', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...lines))), fc.nat(200), (some, cut) => {
      const text = some.join('\n').slice(0, some.join('\n').length - cut);
      for (const { trace } of tracesOfText(text))
        expect(trace.segments.every((s) => Number.isFinite(s.t))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
