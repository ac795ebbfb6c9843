/** What people paste, and whose fault it is. To add one: a row in `pastes/`. */
import { describe, expect, test } from 'vitest';
import { diagnose, readPaste } from '../../src/diagnose/index.ts';
import { wordsOf } from '../../src/words/build.ts';
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

describe('whether that host is this machine', () => {
  const held = (local: string, peer: string): string =>
    `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
FIN-WAIT-2 0 0 ${local} ${peer} users:(("nginx",pid=7,fd=9))`;
  test.each([
    ['127.0.0.1:51900', '127.0.0.1:8080', true],
    ['127.0.0.2:51900', '127.0.0.1:8080', true],
    ['[::1]:51900', '[::1]:8080', true],
    ['[::ffff:127.0.0.1]:51900', '[::ffff:127.0.0.1]:8080', true],
    ['localhost:51900', 'localhost:http-alt', true],
    ['192.0.2.10:51900', '192.0.2.10:8080', true],
    ['[2001:db8::1]:51900', '[2001:db8::1]:8080', true],
    ['192.0.2.10:51900', '203.0.113.5:8080', false],
    // Addresses that were made unreadable are the same at both ends, whatever they were.
    ['x.x.x.x:51900', 'x.x.x.x:8080', false],
    ['web:51900', 'web:8080', false],
  ])('%s towards %s', (local, peer, itself) => {
    const { kind, numbers } = answer(held(local, peer));
    expect(kind).toBe('fin-wait-2-held');
    expect(wordsOf('en').symptoms[kind as 'fin-wait-2-held'](numbers).whose.includes('this machine')).toBe(
      itself,
    );
    expect(wordsOf('zh').symptoms[kind as 'fin-wait-2-held'](numbers).whose.includes('这台机器')).toBe(
      itself,
    );
  });

  test('of some of them alone it is not said', () => {
    const rows = `FIN-WAIT-2 0 0 127.0.0.1:51900 127.0.0.1:8080\nFIN-WAIT-2 0 0 192.0.2.10:51900 203.0.113.5:8080`;
    expect(answer(rows).numbers.towardsItself).toBeUndefined();
    const counted = `FIN-WAIT-2 0 0 127.0.0.1:51900 127.0.0.1:8080\n\n     40 FIN_WAIT2`;
    expect(answer(counted).numbers).toMatchObject({ count: 40 });
    expect(answer(counted).numbers.towardsItself).toBeUndefined();
  });
});
