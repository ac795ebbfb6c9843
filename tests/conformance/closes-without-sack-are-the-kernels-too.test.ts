/**
 * Random closes of Linux 7.2 in virtual time in which one side has no SACK, data is lost, and 6 kB or more are sent: the first
 * hundred of a series, all of them.
 */
import { expect, it } from 'vitest';
import { firstDifference, virtualRecordings } from './virtual-recordings.ts';

const recordings = virtualRecordings('without-sack.jsonl');

it.each(recordings.map((one) => [one.id, one] as const))('%s', (_, one) => {
  expect(firstDifference(one)).toBeNull();
});

it('all of the series', () => {
  expect(recordings.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => `ns-${i}`));
});
