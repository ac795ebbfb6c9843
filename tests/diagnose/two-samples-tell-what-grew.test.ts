import { expect, test } from 'vitest';
import { diagnose, readPaste } from '../../src/diagnose/index.ts';

const row = (i: number) => `CLOSE-WAIT 1 0 192.0.2.10:8080 203.0.113.9:${40000 + i}`;
const list = (from: number, to: number) =>
  [
    'State Recv-Q Send-Q Local Address:Port Peer Address:Port',
    ...Array.from({ length: to - from }, (_, i) => row(from + i)),
  ].join('\n');
const numbersOf = (text: string) => diagnose(readPaste(text)).diagnoses[0]!.numbers;

test('two lists with headings: how many there were, how many there are, how many are the same', () => {
  expect(numbersOf(`${list(0, 10)}\n${list(4, 30)}`)).toMatchObject({ before: 10, count: 26, lasting: 6 });
});

test.each([
  '---',
  '$ ss -tan',
  'Mon Mar  3 10:11:12 UTC 2025',
  'Every 2.0s: ss -tan    web1: Mon',
  '5 minutes later:',
  '五分钟以后：',
])('rows without headings, parted by “%s”', (between) => {
  const rows = (from: number, to: number) => list(from, to).split('\n').slice(1).join('\n');
  const first = between.startsWith('$') ? `${between}\n` : '';
  expect(numbersOf(`${first}${rows(0, 10)}\n${between}\n${rows(0, 30)}`)).toMatchObject({
    before: 10,
    count: 30,
    lasting: 10,
  });
});

test('lists of two states, asked for one by one, are no two samples', () => {
  const { diagnoses, survey } = diagnose(
    readPaste(`$ ss -tan state close-wait
Recv-Q Send-Q Local Address:Port Peer Address:Port
1 0 192.0.2.10:8080 203.0.113.9:4000
$ ss -tan state fin-wait-2
Recv-Q Send-Q Local Address:Port Peer Address:Port
0 0 192.0.2.10:8080 203.0.113.9:4001`),
  );
  expect(survey.growth).toBeNull();
  expect(survey.states).toEqual({ CLOSE_WAIT: 1, FIN_WAIT2: 1 });
  expect(diagnoses.map(({ kind }) => kind)).toEqual(['close-wait', 'fin-wait-2']);
});

test('counts: the growing state is named first', () => {
  const { survey } = diagnose(readPaste('CLOSE_WAIT 12\nTIME_WAIT 900\n\nCLOSE_WAIT 450\nTIME_WAIT 880'));
  expect(survey.growth).toEqual([
    { state: 'CLOSE_WAIT', before: 12, now: 450, lasting: null },
    { state: 'TIME_WAIT', before: 900, now: 880, lasting: null },
  ]);
});

test('counters: what was added counts, not what stood there since the start', () => {
  const sample = (close: number) =>
    `#kernel\nTcpExtTCPAbortOnClose ${close} 0.0\nTcpExtListenOverflows 77 0.0`;
  const { diagnoses } = diagnose(readPaste(`${sample(100)}\n${sample(140)}`));
  expect(diagnoses.map(({ kind, numbers }) => [kind, numbers.count])).toEqual([['closed-unread', 40]]);
});

test('a socket that ss and netstat both list is one', () => {
  const { survey } = diagnose(
    readPaste(`${row(1)}\ntcp 1 0 192.0.2.10:8080 203.0.113.9:40001 CLOSE_WAIT 77/node`),
  );
  expect(survey.sockets).toMatchObject([{ state: 'CLOSE_WAIT', process: 'node', recvQ: 1 }]);
});

test('errors and sockets of one paste: the leak is the answer, the error stands below it', () => {
  const { diagnoses } = diagnose(readPaste(`accept4: too many open files\n${list(0, 900)}`));
  expect(diagnoses.map(({ kind }) => kind)).toEqual(['close-wait', 'files']);
});
