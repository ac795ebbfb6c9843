/** Who closed first and how it ended, for each kind of end, and the sentence that says it in both languages. */
import { describe, expect, test } from 'vitest';
import {
  ConnectionTable,
  captureTrace,
  closeStory,
  conversations,
  type Ending,
  readTcpdumpText,
} from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';

const C = '10.0.0.1.40000 > 10.0.0.2.80';
const S = '10.0.0.2.80 > 10.0.0.1.40000';
const at = (s: number, who: string, rest: string): string =>
  `12:00:${s.toFixed(6).padStart(9, '0')} IP ${who}: Flags ${rest}, win 500, length 0`;
const opening = [
  at(0, C, '[S], seq 100'),
  at(0.02, S, '[S.], seq 500, ack 101'),
  at(0.0201, C, '[.], ack 1'),
];
const story = (lines: readonly string[]) => {
  const { packets, faults } = readTcpdumpText(lines.join('\n'));
  expect(faults).toEqual([]);
  const table = new ConnectionTable();
  for (const packet of packets) table.add(packet);
  const [one, more] = conversations(table.all);
  expect(more).toBeUndefined();
  return closeStory(one!, captureTrace(one!));
};
const fin = at(3, C, '[F.], seq 1, ack 1');

const kinds: [Ending, string | null, string[]][] = [
  ['fin', 'client', [...opening, fin, at(3.02, S, '[F.], seq 1, ack 2'), at(3.0201, C, '[.], ack 2')]],
  [
    'fin',
    'both',
    [
      ...opening,
      fin,
      at(3.01, S, '[F.], seq 1, ack 1'),
      at(3.011, C, '[.], ack 2'),
      at(3.02, S, '[.], ack 2'),
    ],
  ],
  ['rst', null, [...opening, at(3, S, '[R.], seq 1, ack 1')]],
  ['rst-after-fin', 'client', [...opening, fin, at(3.02, S, '[.], ack 2'), at(9, S, '[R.], seq 1, ack 2')]],
  ['refused', null, [opening[0]!, at(0.02, S, '[R.], seq 0, ack 101')]],
  ['unanswered', null, [opening[0]!, at(1, C, '[S], seq 100')]],
  ['timeout', 'client', [...opening, fin, ...[3.3, 4, 5, 7].map((t) => at(t, C, '[F.], seq 1, ack 1'))]],
  ['half-closed', 'client', [...opening, fin, at(3.02, S, '[.], ack 2')]],
  ['cut-off', 'client', [...opening, fin]],
  ['open', null, opening],
];

describe('each kind of end', () => {
  test.each(kinds)('%s, closed first by %s', (ended, closedFirst, lines) => {
    const told = story(lines);
    expect(told.ended).toBe(ended);
    expect(told.closedFirst).toBe(closedFirst);
    expect(told.endedMs === null).toBe(['unanswered', 'half-closed', 'cut-off', 'open'].includes(ended));
    for (const lang of ['en', 'zh'] as const) {
      const said = wordsOf(lang).capture.answer(told);
      expect(said).not.toMatch(/undefined|null|NaN|^[,.，。]/);
      expect(said).toMatch(/[.。]$/);
    }
  });
});

test('a RST behind a close that was done ends nothing', () => {
  const done = kinds[0]![2];
  expect(story([...done, at(9, S, '[R], seq 2')]).ended).toBe('fin');
});

test('the sentence says who, after what silence, and how', () => {
  expect(wordsOf('en').capture.answer(story(kinds[0]![2]))).toMatch(
    /^The client closed first, after 2\.9\d s of silence\. Both FINs were acknowledged/,
  );
  expect(wordsOf('zh').capture.answer(story(kinds[3]![2]))).toMatch(
    /^静默 2\.9\d s 之后，客户端先关闭。随后服务端发出了 RST。$/,
  );
});
