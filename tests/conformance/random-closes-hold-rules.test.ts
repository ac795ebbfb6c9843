/**
 * More random closes of Linux 7.2 in virtual time, chosen for the rules they hold: duplicated and late SYNs, mini-sockets that
 * are disturbed, closed windows, keepalive, TCP_CORK, F-RTO, tail loss probes, connections without SACK, CUBIC. `m1-…` are all
 * of a series of 200 that are the same to 0.06 ms (104); the rest, of 930 more (623 the same), each kill a mutant that no test
 * and no recording before them did (`npm run mutate`). Those that differ are open: transfers of many segments through losses,
 * and small receive buffers that stay full.
 */
import { expect, it } from 'vitest';
import { firstDifference, virtualRecordings } from './virtual-recordings.ts';

const recordings = virtualRecordings('rules.jsonl');

it.each(recordings.map((one) => [one.id, one] as const))('%s', (_, one) => {
  expect(firstDifference(one)).toBeNull();
});

it('one that is late by a tenth of a millisecond would be found', () => {
  for (const one of recordings.slice(0, 20)) {
    const late = one.segments.map(
      ([t, ...rest], i) => [i === 1 ? t + 0.1 : t, ...rest] as (typeof one.segments)[0],
    );
    expect(firstDifference({ ...one, segments: late })).not.toBeNull();
  }
});
