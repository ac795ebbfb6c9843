/** A capture of many connections: kinds of close, the rarest first, when they opened and ended, and who sent resets. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  captureTrace,
  closeSketch,
  closeStory,
  groupByStory,
  type ListedClose,
  listedClose,
  openCaptures,
  resetSources,
  storyKey,
  timeAxis,
} from '../../src/export/index.ts';
import { seek } from '../../src/site/components/capture/seek-closes.ts';
import { conversationOf, opening, type Row } from './capture-rows.ts';
import { sourceOf } from './capture-source.ts';

const ordinary: Row[] = [
  ...opening(20),
  [500, 'c', 'FA', 1, 1],
  [520, 's', 'FA', 1, 2],
  [520.1, 'c', 'A', 2, 2],
];
const slow: Row[] = [
  ...opening(20),
  [500, 'c', 'FA', 1, 1],
  [520, 's', 'A', 1, 2],
  [5520, 's', 'FA', 1, 2],
  [5520.1, 'c', 'A', 2, 2],
];
const again: Row[] = [
  ...opening(20),
  [500, 'c', 'FA', 1, 1],
  [724, 'c', 'FA', 1, 1],
  [744, 's', 'FA', 1, 2],
  [744.1, 'c', 'A', 2, 2],
];
const reset: Row[] = [...opening(20), [500, 's', 'RA', 1, 1]];
const cut: Row[] = [...opening(20), [500, 'c', 'FA', 1, 1]];

const close = (rows: readonly Row[], id: number): ListedClose => {
  const one = conversationOf(rows);
  return listedClose(one, closeStory(one, captureTrace(one)), id);
};
const fleet = [...Array(9).fill(ordinary), slow, again, reset, reset, cut].map(close);

test('the rarest kind first, the ordinary last', () => {
  const groups = groupByStory(fleet);
  expect(groups.map((g) => g.count)).toEqual([1, 1, 1, 2, 9]);
  expect(groups.at(-1)).toMatchObject({ ended: 'fin', closedFirst: 'client', again: false, slow: false });
  expect(groups.find((g) => g.again)!.example).toBe(10);
  expect(groups.find((g) => g.slow)!.example).toBe(9);
  expect(groups.find((g) => g.ended === 'rst')).toMatchObject({ resetBy: 'server', closedFirst: null });
  expect(fleet.filter((one) => storyKey(one) === groups[3]!.key).map((one) => one.id)).toEqual([11, 12]);
});

test('opens, closes and other ends by slices of time', () => {
  const axis = timeAxis(fleet, 10)!;
  const sum = (counts: number[]): number => counts.reduce((a, b) => a + b, 0);
  expect([sum(axis.opens), sum(axis.closes), sum(axis.resets)]).toEqual([14, 11, 2]);
  // All opened at 0; the slow one closed last, at 5.5 s.
  expect([axis.opens[0], axis.closes.at(-1)]).toEqual([14, 1]);
  expect(timeAxis([], 10)).toBeNull();
});

test('who sent resets', () => {
  expect(resetSources(fleet, 5)).toEqual([{ host: '192.0.2.2', side: 'server', connections: 2 }]);
  const six = { ...fleet[11]!, server: '[2001:db8::1]:443' };
  expect(resetSources([six], 5)[0]!.host).toBe('2001:db8::1');
});

test('a sketch has what ended it, and what is not known', () => {
  const sketch = (rows: Row[]) => closeSketch(captureTrace(conversationOf(rows)).trace);
  expect(sketch(again).map((l) => `${l.from} ${l.kind} ${l.fate}`)).toEqual([
    'client fin lost',
    'client fin arrived',
    'server fin arrived',
    'client ack arrived',
  ]);
  expect(sketch(cut)).toEqual([{ from: 'client', kind: 'fin', fate: 'unknown' }]);
});

test('sorted and filtered by who, how, wait and story', () => {
  const all = { words: '', closedFirst: '', ended: '', wait: '', story: null };
  const ids = (sought: Partial<typeof all>, order: Parameters<typeof seek>[2] = null) =>
    seek(fleet, { ...all, ...sought }, order).map((one) => one.id);
  expect(ids({ ended: 'rst' })).toEqual([11, 12]);
  expect(ids({ closedFirst: 'nobody' })).toEqual([11, 12]);
  expect(ids({ wait: 'close-wait' })).toEqual([9]);
  expect(ids({ words: '192.0.2.1 :80', ended: 'cut-off' })).toEqual([13]);
  expect(ids({ words: '192.0.2.9' })).toEqual([]);
  expect(ids({}, { by: 'lasted', down: true })[0]).toBe(9);
  expect(ids({}, { by: 'resets', down: true }).slice(0, 2)).toEqual([11, 12]);
  expect(ids({ story: storyKey(fleet[10]!) } as never)).toEqual([10]);
  expect(fleet[13]!.unknown).toBe(1);
});

test('reading that is asked to stop tells what it has read, and says so', async () => {
  const name = 'fin1-lost-1x-rtt20.client.pcap';
  const whole = readFileSync(new URL(`../conformance/recordings/${name}`, import.meta.url));
  // The same packets two hundred times over, so that there is something to stop.
  const bytes = Buffer.concat([whole, ...Array(200).fill(whole.subarray(24))]);
  const source = { name, ...sourceOf(new Uint8Array(bytes)) };
  const all = await openCaptures([source, source]);
  const part = await openCaptures([source, source], (read) => (read > 0 ? 'stop' : undefined));
  expect([all.stopped, part.stopped]).toEqual([false, true]);
  expect(part.found.length).toBe(1);
  expect(part.packets).toBeLessThan(all.packets / 2);
});
