/**
 * A reader who is told to look for something finds it written in the picture beside the words. A row a chapter and more: the
 * cell, what its prose says, and what must be written in the figure it says it of.
 */
import { describe, expect, test } from 'vitest';
import { readChapters } from '../../src/chapter/build.ts';
import { loadCell } from '../../src/chapter/load-cell.ts';
import type { ParameterValues } from '../../src/notebook/index.ts';
import { pictureText } from './picture-text.ts';

type Row = [
  chapter: string,
  cell: string,
  prose: RegExp,
  shown: (string | RegExp)[],
  values?: ParameterValues,
];
const rows: Row[] = [
  ['four-segments', 'four-segments', /TIME-WAIT/, ['TIME-WAIT', '60 s', 'FIN', 'ACK', 'delayed ACK']],
  ['four-segments', 'not-every-close', /RST/, ['RST', 'reset']],
  ['why-four', 'three-or-four', /delayed/, ['FIN', 'ACK', 'LAST-ACK']],
  ['why-four', 'half-close', /shutdown\(SHUT_WR\)/, ['shutdown', '(SHUT_WR)', 'write(700)', 'data']],
  ['first-fin-lost', 'lost-once', /tail loss probe/, ['FIN again · probe', 'probe 224 ms', 'FIN-WAIT-1']],
  [
    'first-fin-lost',
    'lost-once',
    /raise \*FINs lost\* to 2, 3 and 4/,
    ['RTO 224 ms', 'RTO 448 ms', 'FIN again · RTO'],
    { losses: 4 },
  ],
  ['first-fin-lost', 'what-the-server-believes', /`ECONNRESET`/, ['RST', 'ECONNRESET', /EPIPE/]],
  ['orphan-budget', 'budget', /3\.0 s/, ['budget 3 s', 'budget spent:', 'FIN again · RTO']],
  ['orphan-budget', 'closed-or-shut-down', /`ETIMEDOUT`/, [/ETIMEDOUT/, 'shutdown', 'budget 6.2 s']],
  ['orphan-budget', 'too-many-orphans', /right behind the FIN/, ['FIN', 'RST', 'gone']],
  ['second-ack-lost', 'ack-lost-once', /DSACK/, ['ACK · DSACK', 'FIN again · probe']],
  ['second-ack-lost', 'left-in-close-wait', /`EPIPE`/, ['CLOSE-WAIT', /EPIPE/, 'RST']],
  ['between-second-and-third', 'cliff', /tcp_fin_timeout/, [/tcp_fin_/, '61 s', 'gone,']],
  ['between-second-and-third', 'late-arrivals', /RST/, ['RST', 'data', 'FIN-WAIT-2']],
  ['third-fin-lost', 'against-the-kernel', /LAST_ACK/, ['LAST-', 'budget', '3 s', 'spent:', 'silently']],
  ['third-fin-lost', 'the-path-heals', /a RST ends the server's socket/, ['RST', 'reset', 'LAST-ACK']],
  ['fourth-ack-lost', 'lost-once', /starts its minute anew/, ['TIME-WAIT', '60 s', 'FIN again · probe']],
  ['fourth-ack-lost', 'without-time-wait', /answers with a <Term id="rst">RST/, ['RST', 'reset']],
  ['simultaneous-close', 'both-at-once', /CLOSING/, ['CLOSING', 'TIME-WAIT', 'FIN', 'ACK']],
  ['reset-instead-of-fin', 'linger-zero', /challenge ACK/, ['challenge ACK', 'RST', 'SO_LINGER']],
  ['reset-instead-of-fin', 'data-after-close', /EPIPE|RST/, ['RST', /EPIPE/, 'tcp_fin_']],
  [
    'last-response-lost',
    'early-answer',
    /loses one segment, the one with the answer/,
    ['RST', 'ECONNRESET', 'write(300)'],
  ],
  [
    'last-response-lost',
    'still-writing',
    /third `write\(\)` fails/,
    ['FIN', /RST/, /EPIPE/, 'CLOSE-WAIT', 'write(300)'],
  ],
  ['time-wait-and-ports', 'who-waits', /is left in TIME-WAIT/, ['TIME-WAIT', '60 s', 'FIN', 'LAST-ACK']],
  ['time-wait-and-ports', 'late-copy', /throws the copy away/, ['SYN', 'FIN', 'TIME-WAIT']],
  ['idle-connection', 'race', /pass each other/, ['FIN', 'RST', /read\(\) → 0/, 'write(100)']],
  ['idle-connection', 'did-it-run', /`read\(\)` returns 0/, ['FIN', /read\(\) → 0/, 'TIME-WAIT']],
  [
    'last-response-lost',
    'lingering-close',
    /No RST is sent/,
    ['shutdown', 'data again · fast', 'TIME-WAIT', 'read() → 300'],
  ],
  ['reset-instead-of-fin', 'rst-lost', /after an hour/, ['RST', 'still open after', '3600 s']],
  [
    'somebody-in-the-middle',
    'forgotten',
    /The line down the middle is the box/,
    ['box', 'forgets', 'data again · RTO', /ETIMEDOUT/],
  ],
  [
    'somebody-in-the-middle',
    'forgotten',
    /answers with a <Term id="rst">RST/,
    ['RST · box', 'reset', /ECONNRESET/],
    { box: 'reset' },
  ],
  [
    'somebody-in-the-middle',
    'last-word',
    /gets past the box/,
    ['forgets', 'FIN-WAIT-1', 'FIN again · RTO', 'close()'],
  ],
  ['somebody-in-the-middle', 'kept-alive', /probes cross a silence/, ['box', /keep-alive/, 'ACK']],
  [
    'a-pile-of-close-wait',
    'new-client',
    /is dropped, without a word/,
    ['SYN', 'SYN again · RTO', /ETIMEDOUT/],
    { comes: 'later' },
  ],
  [
    'a-pile-of-close-wait',
    'new-client',
    /That client is worse off/,
    ['connect()', 'write(100)', 'ESTABLISHED'],
    { comes: 'queue' },
  ],
  ['a-pile-of-close-wait', 'left-behind', /forgotten|gone after/, ['FIN', 'CLOSE-WAIT', /read\(\) → 0/]],
  ['chance', 'one-close', /the next takes seconds/, ['FIN again · RTO', 'FIN-WAIT-1', 'LAST-ACK']],
];
const chapters = readChapters(process.cwd());

describe.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s', (slug, chapter) => {
  const own = rows.filter(([of]) => of === slug);
  test('has figures that its prose points into', () => expect(own).not.toEqual([]));
  test.each(own.map((row) => [row[1], row] as const))('%s', async (id, [, , prose, shown, values]) => {
    expect(chapter.en!.source).toMatch(prose);
    const text = pictureText(await loadCell(process.cwd(), chapter.path, id), values);
    for (const words of shown)
      expect(text, `in the picture of ${slug}/${id}`).toContainEqual(
        typeof words === 'string' ? words : expect.stringMatching(words),
      );
  });
});
