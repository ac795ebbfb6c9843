/** Each row of the page “Your language's close” comes from a recording, and its run does what was recorded. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Call, simulate } from '../../src/sim/index.ts';
import { type ClosingCall, closingCalls } from '../../src/site/language-close/recorded-calls.ts';
import { lateWord, runOf, sideOf } from '../../src/site/language-close/run-of-call.ts';

const sources: Record<string, string> = {
  C: 'close.c',
  Go: 'close.go',
  Java: 'Close.java',
  Node: 'close.mjs',
  Python: 'close.py',
  Rust: 'close.rs',
};

test('seven languages, each row once, all of one kernel', () => {
  expect(new Set(closingCalls.map(({ language }) => language))).toEqual(
    new Set([...Object.keys(sources), 'nginx']),
  );
  expect(new Set(closingCalls.map(({ id }) => id)).size).toBe(closingCalls.length);
  expect(new Set(closingCalls.map(({ kernel }) => kernel)).size).toBe(1);
});

/** `-1 EPIPE` → `EPIPE` */
const errorOf = ({ returned }: Call): string | undefined => /^-1 (\w+)/.exec(returned ?? '')?.[1];

/** What the program's side sends that ends something, before and after the peer's late word. */
const played = (one: ClosingCall) => {
  const trace = simulate(runOf(one));
  const side = sideOf(one);
  const peer = side === 'client' ? 'server' : 'client';
  const ends = trace.segments.filter(
    ({ from, flags, retransmission }) => from === side && /[FR]/.test(flags) && !retransmission,
  );
  const peerCloses = trace.app.find((call) => call.side === peer && call.do === 'close')?.t ?? Infinity;
  // Over the loopback nothing is under way when a RST leaves; over 20 ms an ACK is, and each is answered with one more RST.
  const named = (some: typeof ends) =>
    some
      .map(({ flags }) => (flags.includes('R') ? 'RST' : 'FIN'))
      .filter((name, i, all) => name === 'FIN' || all[i - 1] !== name);
  const calls = trace.app.filter((call) => call.side === peer);
  const told = calls.find(
    (call) => call.do === 'eof' || (call.do === 'recv' && (call.bytes === 0 || call.error !== undefined)),
  );
  const second = calls.filter((call) => call.do === 'send' && (call.calledAt ?? call.t) >= lateWord)[1];
  return {
    wire: named(ends.filter(({ t }) => t < lateWord)),
    wireAfterALateWord: named(ends.filter(({ t }) => t >= lateWord && t < peerCloses)),
    peerReads: told === undefined ? 'nothing' : (errorOf(told) ?? 'end'),
    secondLateWord: second === undefined ? null : (errorOf(second) ?? 'taken'),
  };
};

describe.each(closingCalls.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test('its run sends what was sent, and tells the peer what it was told', () => {
    const { wire, wireAfterALateWord, peerReads, secondLateWord } = one;
    expect(played(one)).toEqual({ wire, wireAfterALateWord, peerReads, secondLateWord });
  });

  test('its code stands in the program that was recorded', () => {
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
    const file = sources[one.language];
    const source = readFileSync(
      `content/language-close/${file ? `programs/${file}` : 'record-language-close.py'}`,
      'utf8',
    ).replaceAll('\\n', ' ');
    for (const part of file ? [one.code] : one.code.split('\n')) expect(flat(source)).toContain(flat(part));
  });
});
