/** What people paste, and whose fault it is. To add one: a row in `pastes/`. */
import { describe, expect, test } from 'vitest';
import { diagnose, readPaste } from '../../src/diagnose/index.ts';
import { errorPastes } from './pastes/errors.ts';
import { otherTools } from './pastes/other-tools.ts';
import { socketLists } from './pastes/socket-lists.ts';

const all = [...socketLists, ...otherTools, ...errorPastes];

const answer = (text: string) => {
  const [first] = diagnose(readPaste(text)).diagnoses;
  return { kind: first!.kind, fault: first!.fault, numbers: first!.numbers };
};

test('there are more than sixty, and none twice', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
});

describe.each(all)('%s', (_, paste, kind, fault, numbers = {}) => {
  test('is told what it is and whose fault', () => {
    expect(answer(paste)).toMatchObject({ kind, fault, numbers });
  });

  test('is the same behind a log, quoted, indented, with the line ends of Windows', () => {
    const changed = [
      paste.replaceAll('\n', '\r\n'),
      paste.replaceAll(/^/gm, '> '),
      `Here is what I see:\n\n\`\`\`\n${paste}\n\`\`\`\n\nAny idea?`,
      paste.replaceAll(/^(?=\S)/gm, '    '),
      `\u001b[0m${paste}`,
    ];
    for (const text of changed) expect(answer(text)).toMatchObject({ kind, fault, numbers });
  });
});
