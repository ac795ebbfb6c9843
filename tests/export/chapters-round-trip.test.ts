/**
 * Each chapter's main figure → pcapng → read back by the capture page's own code, and by tshark where it is installed: the same
 * segments from both, and no remark of tshark's that the run does not deserve.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chapterScenarios } from '../../src/chapter/build.ts';
import { captureTrace, packetRemark, pcapng, wireCapture } from '../../src/export/index.ts';
import { type Segment, type Side, simulate, type Trace } from '../../src/sim/index.ts';
import { openCaptures } from './capture-source.ts';

const runs: [name: string, trace: Trace][] = (await chapterScenarios(process.cwd())).flatMap(
  ({ name, scenario }) =>
    (['linux', 'textbook'] as const).map((profile): [string, Trace] => [
      `${name}, ${profile}`,
      simulate({ ...scenario, profile }),
    ]),
);

const plain = (s: Segment): string =>
  `${s.from} ${s.flags} ${s.seq} ${s.ack} ${s.len} ${s.arrives === null ? 'lost' : 'arrived'} ${JSON.stringify(s.sack ?? [])}`;
const sides: readonly Side[] = ['client', 'server'];

test('every chapter has a figure to take', () => expect(runs.length).toBeGreaterThanOrEqual(16));

test.each(runs)('%s: our own reader gives the run back', async (_, trace) => {
  const { found, other, summaries } = await openCaptures(pcapng(trace));
  expect([other, summaries[0]!.interfaces.map((i) => i.name)]).toEqual([[], ['client', 'server']]);
  expect(found.length).toBe(1);
  const back = captureTrace(found[0]!).trace;
  // Of many connections a capture of one begins with its own SYN.
  const zero = trace.scenario.watch ? trace.segments[0]!.t : 0;
  for (const side of sides) {
    const sent = trace.segments.filter((s) => s.from === side);
    const read = back.segments.filter((s) => s.from === side);
    expect(read.map(plain)).toEqual(sent.map(plain));
    read.forEach((s, i) => {
      expect(Math.abs(s.t + zero - sent[i]!.t)).toBeLessThan(0.6);
      if (s.arrives !== null) expect(Math.abs(s.arrives + zero - sent[i]!.arrives!)).toBeLessThan(0.6);
    });
  }
});

interface Row {
  interface: string;
  seconds: number;
  flags: string;
  seq: number;
  ack: number;
  len: number;
  tcpChecksum: string;
  ipChecksum: string;
  comment: string;
  said: string;
}

/** What tshark says of every such file, and only of a file with something in it to remark. */
const ALWAYS = /^(?:Connection (?:establish|finish)|This frame (?:initiates|undergoes))/;

/** What tshark may say of this packet: it must follow from what the run did to it. */
const deserved = (s: Segment, sent: boolean, trace: Trace): RegExp[] => {
  const allowed: RegExp[] = [];
  const end = s.seq + s.len + (s.flags.includes('F') ? 1 : 0);
  const earlier = trace.segments.slice(0, trace.segments.indexOf(s));
  // One of two hosts' captures shows a copy only if the network delivered the one before.
  const again = earlier.some(
    (e) => e.from === s.from && e.seq === s.seq && e.len === s.len && e.arrives !== null,
  );
  if (s.retransmission && (sent || again)) allowed.push(/retransmission/);
  if (s.flags.includes('R')) allowed.push(/^Connection reset/);
  if ((s.sack ?? []).some(([l]) => l < (s.ack ?? 0))) allowed.push(/^D-SACK Sequence/);
  if (end === s.seq && earlier.some((e) => e.from === s.from && e.ack === s.ack))
    allowed.push(/^Duplicate ACK/);
  if (!sent && earlier.some((e) => e.from === s.from && e.arrives === null))
    allowed.push(/^Previous segment/);
  return allowed;
};

describe.runIf(spawnSync('tshark', ['--version']).status === 0)('tshark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-chapters-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const columns = {
    interface: 'frame.interface_name',
    seconds: 'frame.time_relative',
    flags: 'tcp.flags.str',
    seq: 'tcp.seq',
    ack: 'tcp.ack',
    len: 'tcp.len',
    tcpChecksum: 'tcp.checksum.status',
    ipChecksum: 'ip.checksum.status',
    comment: 'frame.comment',
    said: '_ws.expert.message',
  } satisfies Record<keyof Row, string>;
  const read = (trace: Trace): Row[] => {
    const file = join(folder, 'run.pcapng');
    writeFileSync(file, pcapng(trace));
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
    const wanted = Object.values(columns).flatMap((name) => ['-e', name]);
    const args = [
      '-r',
      file,
      ...checks,
      '-T',
      'fields',
      '-E',
      'separator=/t',
      '-E',
      'aggregator=\x1f',
      ...wanted,
    ];
    const { stdout, status } = spawnSync('tshark', args, { encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        const cells = line.split('\t');
        const row = Object.fromEntries(Object.keys(columns).map((name, i) => [name, cells[i]!]));
        const numbers = {
          seconds: Number(row.seconds),
          seq: Number(row.seq),
          ack: Number(row.ack),
          len: Number(row.len),
        };
        return { ...row, ...numbers, flags: row.flags!.replace(/[^SFRPA]/g, '') } as Row;
      });
  };

  test.each(runs)('%s: the same segments, checksums right, no remark but a deserved one', (_, trace) => {
    const rows = read(trace);
    const packets = wireCapture(trace, { separate: true });
    const letters = (flags: string) => [...flags].sort().join('');
    expect(
      rows.map(
        (r) => `${r.interface} ${r.seconds.toFixed(4)} ${letters(r.flags)} ${r.seq} ${r.ack} ${r.len}`,
      ),
    ).toEqual(
      packets.map(
        ({ host, at, segment: s }) =>
          `${host} ${((at - packets[0]!.at) / 1e6).toFixed(4)} ${letters(s.flags)} ${s.seq} ${s.ack ?? 0} ${s.len}`,
      ),
    );
    rows.forEach((row, i) => {
      const packet = packets[i]!;
      expect([row.tcpChecksum, row.ipChecksum]).toEqual(['1', '1']);
      expect(row.comment).toBe(packetRemark(packet) ?? '');
      const allowed = deserved(packet.segment, packet.sent, trace);
      // tshark lists a packet's comment among its remarks too.
      const remarks = row.said.split('\x1f').filter((m) => m !== '' && m !== row.comment && !ALWAYS.test(m));
      for (const remark of remarks)
        expect(
          allowed.some((a) => a.test(remark)),
          `${remark} of packet ${i + 1}`,
        ).toBe(true);
      // What was sent again is called that.
      if (packet.sent && packet.segment.retransmission)
        expect(remarks.some((m) => /retransmission/.test(m))).toBe(true);
    });
  });
});
