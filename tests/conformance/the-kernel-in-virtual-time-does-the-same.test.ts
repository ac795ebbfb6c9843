/**
 * Closes of a real Linux that ran in virtual time (User Mode Linux: nothing takes time but the waits the kernel arms), so there
 * is no noise to allow for. A file is a family, a line of it a recording. What differs to this day is named in `open.json`,
 * with what is seen and from when on; nothing else may differ, and each of these has to, not before.
 */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDifferences, recordingNames, virtualRecordings } from '../../src/chapter/recordings.ts';
import { inVirtualTime, matchTraces, replay } from '../../src/sim/index.ts';

const families = [
  // First the smallest close for each rule that was once wrong, then random ones; without windows.
  'closes.jsonl',
  // A reader that is slow or reads nothing (forty), the rest general, up to 20 kB a write: all of the first of a random series.
  'windows.jsonl',
  // One side without SACK, data lost, 6 kB or more sent: the first hundred of a random series, all of them.
  'without-sack.jsonl',
  // All of a series of 200 that are the same (`m1-…`, 104); the rest, of 930 more, each kill a mutant that nothing before them
  // did (`npm run mutate`): late SYNs, mini-sockets, closed windows, keepalive, TCP_CORK, F-RTO, loss probes, CUBIC.
  'rules.jsonl',
  // Each notices a change of a rule that no test and no other recording does. Some were cut 10 ms after the first difference.
  'handshakes.jsonl',
  'transfers.jsonl',
  'small-writes.jsonl',
  'closed-windows.jsonl',
  'second-connections.jsonl',
  'programs.jsonl',
  // ECN with marks, and TCP_MAXSEG: the first short ones of random series.
  'marks-and-largest-segments.jsonl',
  // 40 kB to 1 MB: one for each rule that was once wrong there, cut where it has shown.
  'large-transfers.jsonl',
];

const open = openDifferences('.');
const known = new Set<string>();

describe.each(families)('%s', (file) => {
  const recordings = virtualRecordings('.', basename(file, '.jsonl'));
  for (const { id } of recordings) known.add(id);

  it.each(recordings.map((one) => [one.rule ?? 'the same', one.id, one] as const))(
    '%s (%s)',
    (_, id, one) => {
      const found = matchTraces(one.trace, replay(one.trace), inVirtualTime).differences;
      if (open[id]) expect(found[0]?.t).toBeCloseTo(open[id].from, 3);
      else expect(found.map(({ sentence }) => sentence)).toEqual([]);
    },
  );
});

it('every file is held, and of the series all', () => {
  expect(
    globSync('tests/conformance/virtual-time/*.jsonl')
      .map((file) => basename(file))
      .sort(),
  ).toEqual(families.toSorted());
  expect(virtualRecordings('.', 'windows')).toHaveLength(150);
  expect(virtualRecordings('.', 'without-sack').map(({ id }) => id)).toEqual(
    Array.from({ length: 100 }, (_, i) => `ns-${i}`),
  );
  expect(virtualRecordings('.', 'closes').filter(({ rule }) => !rule).length).toBeGreaterThan(250);
});

it('what is open is the name of a recording', () => {
  expect([...known, ...recordingNames('.')]).toEqual(expect.arrayContaining(Object.keys(open)));
});
