import { describe, expect, test } from 'vitest';
import {
  answerOfLink,
  type Diagnosis,
  diagnose,
  linkOfAnswer,
  maskAddresses,
  maskedDiagnosis,
  readPaste,
  reproduce,
  withItsEnd,
} from '../../src/diagnose/index.ts';
import { facts, simulate, validateScenario } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { errorPastes } from './pastes/errors.ts';
import { otherTools } from './pastes/other-tools.ts';
import { socketLists } from './pastes/socket-lists.ts';

const first = (text: string): Diagnosis => diagnose(readPaste(text)).diagnoses[0]!;
const settingsOf = (text: string) => readPaste(text).settings;
const all = [...socketLists, ...otherTools, ...errorPastes];
const kinds = [...new Map(all.map(([, paste, kind]) => [kind, paste]))];

describe.each(kinds)('%s', (kind, paste) => {
  test('its run is a valid scenario that comes to an end', () => {
    const run = reproduce(first(paste), settingsOf(paste));
    if (!run) return;
    expect(validateScenario(run.scenario).faults).toEqual([]);
    expect(simulate(run.scenario).segments.length).toBeGreaterThan(0);
  });

  test('its link holds kind and numbers, and gives them back', () => {
    const link = linkOfAnswer(first(paste), settingsOf(paste));
    expect(link).toMatch(/^#is=[a-z0-9-]+&fault=[a-z-]+(&[a-zA-Z0-9_]+=-?\d+(\.\d+)?)*$/);
    const words = wordsOf('en');
    const back = answerOfLink(link, words)!;
    expect(back.diagnosis.kind).toBe(kind);
    expect(back.diagnosis.numbers.count).toBe(first(paste).numbers.count);
    expect(linkOfAnswer(back.diagnosis, back.settings)).toBe(link);
  });

  test.each(['en', 'zh'] as const)('its words are whole in %s', (lang) => {
    const { symptoms, failures, limits } = wordsOf(lang);
    const said = { ...symptoms, ...failures, ...limits }[kind](first(paste).numbers);
    for (const text of Object.values(said)) expect(text).not.toMatch(/undefined|NaN|Infinity|\?\s|null/);
  });
});

const stateAtEnd = (text: string) => {
  const run = reproduce(first(text), settingsOf(text))!;
  const trace = simulate(run.scenario);
  return { run, trace, here: facts(trace)[run.here] };
};

describe('a run shows what was pasted', () => {
  test.each([1, 5, 128, 4096])('a queue of %i that is full turns the next away', (backlog) => {
    const paste = `LISTEN ${backlog + 1} ${backlog} 0.0.0.0:80 0.0.0.0:*`;
    const trace = simulate(reproduce(first(paste), {})!.scenario, { maxEvents: 20_000 });
    expect(trace.stopped).toBeUndefined();
    expect(trace.drops?.[0]?.why.code).toBe('accept-queue-full-syn');
    expect(trace.states.client.some(({ state }) => state === 'ESTABLISHED')).toBe(true);
  });

  test.each([
    ['CLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5', 'CLOSE_WAIT'],
    ['FIN-WAIT-2 0 0 192.0.2.1:80 192.0.2.2:5', 'FIN_WAIT2'],
    ['FIN-WAIT-1 0 1 192.0.2.1:80 192.0.2.2:5', 'FIN_WAIT1'],
    ['FIN-WAIT-1 0 9000 192.0.2.1:80 192.0.2.2:5 timer:(persist,3sec,2)', 'FIN_WAIT1'],
    ['LAST-ACK 0 1 192.0.2.1:80 192.0.2.2:5', 'LAST_ACK'],
    ['CLOSING 0 1 192.0.2.1:80 192.0.2.2:5', 'CLOSING'],
    ['TIME-WAIT 0 0 192.0.2.1:80 192.0.2.2:5', 'TIME_WAIT'],
    ['SYN-SENT 0 1 192.0.2.1:80 192.0.2.2:5', 'SYN_SENT'],
    ['SYN-RECV 0 0 192.0.2.1:80 192.0.2.2:5', 'SYN_RECV'],
  ] as const)('%s', (text, state) => {
    const { here } = stateAtEnd(text);
    // Most of the time on this machine is spent in the state that was pasted, ESTABLISHED aside.
    const { ESTABLISHED: _, CLOSED: __, ...rest } = here.inState;
    expect(Object.entries(rest).sort((a, b) => b[1] - a[1])[0]![0]).toBe(state);
  });

  test.each([
    ['ECONNRESET', 'ECONNRESET'],
    ['EPIPE', 'EPIPE'],
    ['ESTAB 0 300 192.0.2.1:80 192.0.2.2:5 timer:(on,5sec,9)', 'ETIMEDOUT'],
    ['connect ETIMEDOUT 192.0.2.2:443', 'ETIMEDOUT'],
  ])('%s: the program is told %s', (text, error) => {
    const { run, trace } = stateAtEnd(text);
    expect(trace.app.filter(({ side }) => side === run.here).map(({ returned }) => returned)).toContain(
      `-1 ${error}`,
    );
  });
});

test('a race for an idle connection: the request crosses the FIN, the program reads an end instead of a response', () => {
  const { trace } = stateAtEnd('http: server closed idle connection');
  const reads = trace.app.filter(({ side, do: what }) => side === 'client' && what === 'recv');
  expect(reads.map(({ returned }) => returned)).toEqual(['200', '0']);
  const request = trace.segments.findLast(({ from, len }) => from === 'client' && len > 0)!;
  const fin = trace.segments.find(({ from, flags }) => from === 'server' && flags.includes('F'))!;
  expect(request.t).toBeGreaterThan(fin.t);
  expect(request.t).toBeLessThan(fin.arrives!);
  expect(trace.segments.some(({ from, flags }) => from === 'server' && flags.includes('R'))).toBe(true);
});

describe('when the kernel gives up', () => {
  const row = (timer: string) => `FIN-WAIT-1 0 1 192.0.2.1:80 192.0.2.2:5 timer:(on,${timer})`;
  const ends = (text: string) => withItsEnd(first(text), settingsOf(text)).numbers.endsMs!;

  test('the later in its retries, the sooner', () => {
    const times = ['200ms,1', '1.600ms,4', '12sec,6'].map((timer) => ends(row(timer)));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBeGreaterThan(100_000);
  });

  test('by the settings of the paste', () => {
    expect(ends(`net.ipv4.tcp_orphan_retries = 2\n${row('400ms,1')}`)).toBeLessThan(4000);
  });

  test('by its round trip', () => {
    const slow = `${row('800ms,1')}\n\t cubic wscale:7,7 rto:1600 rtt:300/10`;
    expect(ends(slow)).toBeGreaterThan(ends(row('800ms,1')));
  });
});

test('addresses and programs are replaced, the same by the same, ports stay', () => {
  const mask = maskAddresses();
  const text = 'CLOSE-WAIT 1 0 192.0.2.1:80 203.0.113.2:443 users:(("secret",pid=1,fd=2))';
  const { numbers } = maskedDiagnosis(first(text), mask);
  expect(numbers).toMatchObject({ peer: 'host-A:443', process: 'program-A' });
  expect(mask.address('203.0.113.2:9')).toBe('host-A:9');
  expect(mask.address('[2001:db8::1]:9')).toBe('host-B:9');
});

test.each([
  '#is=close-wait',
  '#is=__proto__&fault=nobody',
  '#is=close-wait&fault=constructor',
  '#',
  '#close',
  '#is=x&fault=nobody',
])('“%s” is no link of an answer', (hash) => {
  expect(answerOfLink(hash, wordsOf('en'))).toBeNull();
});

test('of a link only numbers are taken', () => {
  const hash =
    '#is=close-wait&fault=this-program&count=9e99&process=x&peer=1.2.3.4&retries=-1&tcp_fin_timeout=5';
  const { diagnosis, settings } = answerOfLink(hash, wordsOf('en'))!;
  expect(diagnosis.numbers).toEqual({ count: 1 });
  expect(settings).toEqual({ tcp_fin_timeout: [5] });
});
