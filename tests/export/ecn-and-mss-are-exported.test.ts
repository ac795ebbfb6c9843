/** What a handshake says of ECN and of the largest segment, and what a router marks, in every form a run is taken away in. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { scenarioSource } from '../../src/export/cell-source.ts';
import { internetChecksum } from '../../src/export/checksum.ts';
import { packetdrill, shellLab } from '../../src/export/index.ts';
import { labRelay } from '../../src/export/lab/lab-base.ts';
import { wireCapture } from '../../src/export/wire-capture.ts';
import { tcpdumpLines } from '../../src/render/render-tcpdump.ts';
import {
  close,
  connect,
  mark,
  option,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
} from '../../src/sim/index.ts';
import { nameSegments } from '../../src/timeline/name-segments.ts';
import { wordsAtHand } from '../../src/words/index.ts';

const scenario: Scenario = {
  id: 'marked',
  rttMs: 20,
  durationMs: 5000,
  client: {
    sysctl: { 'net.ipv4.tcp_ecn': 1 },
    script: [option('TCP_MAXSEG', 500), connect(), send(1200), close()],
  },
  server: { beforeListen: [option('TCP_MAXSEG', 700)], script: [recvUntilEof(), close()] },
  rules: [mark('client', { data: true, nth: [1] })],
};
const trace = simulate(scenario);
const packets = wireCapture(trace);

test('tcpdump writes E and W behind the dot, and the MSS of a SYN where it is not the link’s', () => {
  const flags = tcpdumpLines(trace, 'client').map(({ text }) => /Flags \[(.*?)\]/.exec(text)![1]);
  expect(flags.slice(0, 2)).toEqual(['SEW', 'S.E']);
  expect(flags).toContain('.E');
  expect(flags).toContain('F.E');
  const [syn, synAck] = tcpdumpLines(trace, 'client');
  expect(syn!.text).toContain('options [mss 500]');
  expect(synAck!.text).toContain('options [mss 700]');
});

test('a figure names them', () => {
  const names = nameSegments(trace, wordsAtHand('en').figure);
  expect(names[0]!.whole).toBe('SYN · ECE CWR');
  expect(names[1]!.whole).toBe('SYN ACK · ECE');
  const marked = trace.segments.findIndex(({ ecn }) => ecn === 'ce');
  expect(names[marked]!.note).toBe('CE');
});

describe('a capture', () => {
  const of = (host: 'client' | 'server') => packets.filter((one) => one.host === host);

  test('has the flags of the TCP header', () => {
    expect(packets[0]!.bytes[33]).toBe(0b1100_0010);
    expect(of('client')[1]!.bytes[33]).toBe(0b0101_0010);
  });

  test('has ECT(0) where it left and CE where it arrived, with right checksums, and a remark', () => {
    const index = trace.segments.findIndex(({ ecn }) => ecn === 'ce');
    const [left, arrived] = packets.filter(({ segment }) => segment === trace.segments[index]);
    expect([left!.bytes[1], arrived!.bytes[1]]).toEqual([2, 3]);
    for (const { bytes } of packets) expect(internetChecksum(bytes.subarray(0, 20))).toBe(0);
  });

  test('has the MSS that was offered', () => {
    const mss = packets
      .filter(({ segment }) => segment.flags.includes('S'))
      .map(({ bytes }) => (bytes[42]! << 8) | bytes[43]!);
    expect(mss).toEqual([500, 500, 700, 700]);
  });
});

describe('a packetdrill script', () => {
  const lines = (side: 'client' | 'server') => packetdrill(trace, side).split('\n');

  test('sets the option before connect(), or before bind()', () => {
    const client = lines('client');
    const set = client.indexOf('+0 setsockopt(3, IPPROTO_TCP, TCP_MAXSEG, [500], 4) = 0');
    expect(set).toBeGreaterThan(0);
    expect(set).toBeLessThan(client.findIndex((line) => line.includes('connect(')));
    expect(client.filter((line) => line.includes('TCP_MAXSEG'))).toHaveLength(1);
    const server = lines('server');
    expect(server.findIndex((line) => line.includes('TCP_MAXSEG, [700]'))).toBeLessThan(
      server.findIndex((line) => line.includes('bind(')),
    );
  });

  test('asks for the flags and for ECT(0), and brings the mark', () => {
    expect(lines('client').join('\n')).toMatch(/> SEW 0:0\(0\) <mss 500,/);
    expect(lines('client').join('\n')).toMatch(/< SE\. 0:0\(0\) ack 1 win \d+ <mss 700,/);
    expect(lines('client').join('\n')).toMatch(/> \[ect0\] P?\. 1:489\(488\)/);
    expect(lines('server').join('\n')).toMatch(/< \[ce\] P?\. 1:489\(488\)/);
    expect(lines('client').join('\n')).toContain('sysctl -q net.ipv4.tcp_ecn=1');
    expect(lines('server').join('\n')).toContain('sysctl -q net.ipv4.tcp_ecn=2');
  });
});

describe('a shell lab', () => {
  const lab = shellLab(scenario, { trace });

  test('sets the options where the script does, and each host’s tcp_ecn', () => {
    expect(lab).toMatch(/s\.setsockopt\(socket\.IPPROTO_TCP, 2, 500\).*\np\.call\("connect"/);
    expect(lab).toMatch(/listener\.setsockopt\(socket\.IPPROTO_TCP, 2, 700\).*\nlistener\.bind/);
    expect(lab).toContain('setting client net.ipv4.tcp_ecn 1');
    expect(lab).toContain('setting server net.ipv4.tcp_ecn 2');
  });

  test('leaves marks to the relay, which writes CE and the checksum', () => {
    expect(lab).toContain("unsaid='a rule that marks'");
    const packet = packets.find(({ segment }) => segment.ecn === 'ce')!.bytes;
    const python = labRelay.slice(labRelay.indexOf('def marked'), labRelay.indexOf('class Judge'));
    const { stdout } = spawnSync(
      'python3',
      [
        '-c',
        `import struct\n${python}\nprint(marked(bytes.fromhex("${Buffer.from(packet).toString('hex')}")).hex())`,
      ],
      { encoding: 'utf8' },
    );
    const arrived = packets.find(({ segment, sent }) => segment.ecn === 'ce' && !sent)!.bytes;
    expect(stdout.trim()).toBe(Buffer.from(arrived).toString('hex'));
  });
});

test('a cell', () => {
  const source = scenarioSource(scenario);
  expect(source).toContain("mark('client', { data: true, nth: [1] })");
  expect(source).toContain("beforeListen: [option('TCP_MAXSEG', 700)]");
  expect(source).toMatch(/^import \{.*\bmark\b.*\boption\b.*\} from/);
});
