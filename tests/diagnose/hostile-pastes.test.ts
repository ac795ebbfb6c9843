/** Whatever is pasted, there is an answer, it takes a time that grows with the length only, and what was not read is said. */
import { expect, test } from 'vitest';
import { diagnose, MOST_CHARACTERS, readPaste } from '../../src/diagnose/index.ts';

const kindOf = (text: string) => diagnose(readPaste(text)).diagnoses[0]!.kind;

test('nothing, and white space', () => {
  expect(kindOf('')).toBe('unknown');
  expect(kindOf(' \n\t\r\n')).toBe('unknown');
});

test('lines that say nothing are named, the first of them in full', () => {
  const paste = readPaste(`good morning\nCLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5\n${'?!\n'.repeat(50)}`);
  expect(paste.unread[0]).toEqual({ line: 1, text: 'good morning' });
  expect(paste.unread.length).toBe(20);
  expect(paste.unreadCount).toBe(51);
  expect(kindOf(`good morning\nCLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5`)).toBe('close-wait');
});

test('half lines, halves of numbers, and rows of nothing but columns', () => {
  for (const text of [
    'CLOSE-WAIT 1',
    'CLOSE-WAIT',
    'tcp 0 0 192.0.2.1:',
    'ESTAB 0 0 x y',
    ': : : :',
    'tcp 6 59',
    '0: 0100007F:',
    'TCP: inuse',
  ])
    expect(() => kindOf(text)).not.toThrow();
});

test('bytes are told from text, a capture from other bytes, and a page from a list', () => {
  expect(
    readPaste('\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000'.repeat(20)).fault,
  ).toBe('binary');
  expect(readPaste('\u00d4\u00c3\u00b2\u00a1\u0002\u0000\u0004\u0000').fault).toBe('capture-file');
  const page = readPaste('<!doctype html>\n<pre>\nCLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5\n</pre>');
  expect(page.fault).toBe('html');
  expect(page.samples[0]!.sockets.length).toBe(1);
});

test('what is above sixteen million characters is left out, and said', () => {
  const paste = readPaste('x'.repeat(MOST_CHARACTERS + 5));
  expect(paste.cut).toBe(5);
});

/** Each would take a pattern that goes back over the line for minutes. */
test.each([
  ['spaces', ' '.repeat(200_000)],
  ['digits', '1'.repeat(200_000)],
  ['numbers', '1 '.repeat(100_000)],
  ['colons', ':'.repeat(200_000)],
  ['dots', '1.'.repeat(100_000)],
  ['words', 'tcp '.repeat(60_000)],
  ['prompts', '$ '.repeat(100_000)],
  ['quotes', '> '.repeat(100_000)],
  ['users', 'users:(('.repeat(30_000)],
  ['states', 'ESTAB 0 0 '.repeat(30_000)],
  ['exceptions', 'java.'.repeat(50_000)],
  ['dashes and slashes', '-/'.repeat(100_000)],
  ['one character in many lines', 'a\n'.repeat(20_000)],
])('a text of nothing but %s comes to an end', (_, text) => {
  expect(readPaste(text).fault).toBeNull();
});

test('a paste of a hundred thousand rows is counted to the last', () => {
  const text = Array.from(
    { length: 100_000 },
    (_, i) => `TIME-WAIT 0 0 192.0.2.${i % 200}:443 203.0.113.9:${i % 60_000}`,
  ).join('\n');
  expect(diagnose(readPaste(text)).survey.states.TIME_WAIT).toBe(100_000);
});

test('a name that is code stays a name', () => {
  const [one] = diagnose(
    readPaste(`CLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5 users:(("<img src=x>",pid=1,fd=2))`),
  ).diagnoses;
  expect(one!.numbers.process).toBe('<img src=x>');
});
