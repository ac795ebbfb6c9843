/**
 * Random closes of Linux 7.2 in virtual time, held to what the other recordings leave out: windows as they stand on the
 * wire, and PSH where several segments left as one. Forty have a reader that is slow or reads nothing, the rest are
 * general, up to 20 kB a write. All of the first of a random series are here; those that differ are named with the cause.
 */
import { expect, it } from 'vitest';
import { firstDifference, type Row, virtualRecordings } from './virtual-recordings.ts';

/** What differs, and why: nothing else may. */
const differ: Record<string, string> = {
  'zw5-25': 'open: the buffer grows two units more when a long unread queue is read at last',
};

const recordings = virtualRecordings('windows.jsonl');

it.each(recordings.map((one) => [one.id, one] as const))('%s', (id, one) => {
  const difference = firstDifference(one);
  if (differ[id]) expect(difference).not.toBeNull();
  else expect(difference).toBeNull();
});

it('all of the series, and no more are named than differ', () => {
  expect(recordings).toHaveLength(150);
  expect(recordings.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(differ)));
});

it('a window that is one unit off would be found', () => {
  const one = recordings.find(({ id }) => id === 'zw5-0')!;
  const off = one.segments.map(([...row], i): Row => {
    if (i === 20) row[7] += 1024;
    return row;
  });
  expect(firstDifference({ ...one, segments: off })).toMatch(/^(client|server): kernel/);
});
