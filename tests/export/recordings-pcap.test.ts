/** The captures of the kernel recordings must come out as their JSON says. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRecording } from '../../src/chapter/recordings.ts';
import { captureTrace, pcapng } from '../../src/export/index.ts';
import { renderTcpdump } from '../../src/render/index.ts';
import type { Segment, Side, Trace } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { openCaptures } from './capture-source.ts';

const folder = new URL('../conformance/recordings/', import.meta.url);
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))
  .filter((id) => readdirSync(folder).includes(`${id}.client.pcap`));
const recording = (id: string): Trace => readRecording('.', id);
const pcap = (id: string, side: Side): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${id}.${side}.pcap`, folder)));

/** Segments of each connection of a recording: a new one begins at a SYN after the first has answered. */
const byConnection = (segments: readonly Segment[]): Segment[][] => {
  const parts: Segment[][] = [];
  for (const s of segments) {
    const now = parts.at(-1);
    const opens = s.flags === 'S' && (!now || now.some((x) => x.flags.includes('S') && x.from === 'server'));
    if (opens) parts.push([s]);
    else now!.push(s);
  }
  return parts;
};

const plain = (s: Segment): string =>
  `${s.flags} seq=${s.seq} ack=${s.ack} len=${s.len} sack=${JSON.stringify(s.sack ?? [])}`;

test('both hosts of every recording were captured', () => {
  expect(ids).toHaveLength(readdirSync(folder).filter((name) => name.endsWith('.json')).length);
});

describe.each(ids)('%s', (id) => {
  const said = byConnection(recording(id).segments);

  test.each(['client', 'server'] as const)('the %s’s own capture', async (side) => {
    const { found, other, summaries } = await openCaptures(pcap(id, side));
    expect(other).toEqual([]);
    expect(summaries[0]!.truncated).toBeUndefined();
    expect(found.length).toBe(said.length);
    found.forEach((conversation, n) => {
      const { trace, place } = captureTrace(conversation);
      // At an RTT of 1 ms the hosts' own reaction times hide which of them was near.
      if (recording(id).scenario.rttMs > 1) expect(place).toBe(side);
      for (const from of ['client', 'server'] as const) {
        const seen = trace.segments.filter((s) => s.from === from);
        // A host’s capture holds what it sent and what reached it, a copy made by the network included.
        const expected = said[n]!.filter((s) => s.from === from && (from === side || s.arrives !== null)).map(
          (s) => ({
            what: plain(s),
            at: from === side ? s.t : s.arrives!,
          }),
        );
        if (from !== side) expected.sort((a, b) => a.at - b.at);
        const arrivals = [...seen].sort((a, b) => (from === side ? a.t - b.t : a.arrives! - b.arrives!));
        const copies = arrivals.filter(
          (s, i) =>
            from !== side &&
            id.includes('duplicated') &&
            arrivals.slice(0, i).some((x) => plain(x) === plain(s) && s.flags.includes('F')),
        );
        expect(arrivals.filter((s) => !copies.includes(s)).map(plain)).toEqual(expected.map((e) => e.what));
      }
    });
  });

  test('both captures together: every segment, every loss, the states', async () => {
    const { found } = await openCaptures(pcap(id, 'client'), pcap(id, 'server'));
    expect(found.length).toBe(said.length);
    const told = recording(id);
    found.forEach((conversation, n) => {
      const { trace, place } = captureTrace(conversation);
      expect(place).toBe('both');
      const zero = said[n]![0]!.t;
      for (const from of ['client', 'server'] as const) {
        const seen = trace.segments.filter((s) => s.from === from);
        const expected = said[n]!.filter((s) => s.from === from);
        expect(seen.map((s) => `${plain(s)} ${s.arrives === null ? 'lost' : ''}`)).toEqual(
          expected.map((s) => `${plain(s)} ${s.arrives === null ? 'lost' : ''}`),
        );
        seen.forEach((s, i) => {
          expect(Math.abs(s.t - (expected[i]!.t - zero))).toBeLessThan(6);
          if (s.arrives !== null)
            expect(Math.abs(s.arrives - (expected[i]!.arrives! - zero))).toBeLessThan(6);
        });
        // tcp_max_tw_buckets=0 skips TIME-WAIT without a sign on the wire.
        if (said.length > 1 || id === 'max-tw-buckets-0-a') continue;
        // States, but for those the wire does not show: the end of TIME-WAIT, giving up in silence, a timed-out FIN-WAIT-2.
        const short = (path: string[]) => path.filter((s) => s !== 'CLOSED' && s !== 'SYN_RECV').join(' ');
        const kernel = told.states[from].filter(
          (s, i, all) => !(s.state === 'ESTABLISHED' && i > 0 && all[i - 1]!.state === 'ESTABLISHED'),
        );
        const path = trace.states[from].map((s) => s.state);
        const brief = new Set(
          trace.states[from]
            .filter((s, i, all) => all[i + 1] && all[i + 1]!.t - s.t < 45)
            .map((s) => s.state),
        );
        const without = (p: string[]) => short(p.filter((s) => !brief.has(s as never)));
        expect(without(path)).toBe(without(kernel.map((s) => s.state)));
      }
    });
  });
});

test('what we write of a recording holds all its SACK blocks', async () => {
  const trace = recording('rand-13-20pc');
  const two = trace.segments.filter((s) => s.sack?.length === 2).map(plain);
  expect(two).toHaveLength(1);
  const { found } = await openCaptures(pcapng(trace));
  expect(captureTrace(found[0]!).trace.segments.map(plain)).toContain(two[0]);
  expect(renderTcpdump(trace, wordsOf('en').run, 'sender')).toContain(
    'options [sack 2 {18925:20102}{2997:17477}]',
  );
});
