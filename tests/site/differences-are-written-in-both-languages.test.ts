import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchTraces, type Trace } from '../../src/sim/index.ts';
import { differenceInWords } from '../../src/site/conformance.ts';
import { wordsOf } from '../../src/words/build.ts';

const recording = (): Trace =>
  JSON.parse(
    readFileSync(new URL('../conformance/recordings/user-timeout-1500.json', import.meta.url), 'utf8'),
  );

/** A recording held against itself with one thing changed: what the page says. */
const says = (change: (trace: Trace) => unknown): { en?: string; zh?: string } => {
  const simulated = recording();
  change(simulated);
  const [difference] = matchTraces(recording(), simulated).differences;
  return difference
    ? { en: differenceInWords(difference, wordsOf('en')), zh: differenceInWords(difference, wordsOf('zh')) }
    : {};
};

describe('a recording that does not match says so on its page', () => {
  it.each([
    ['a missing segment', (t: Trace) => t.segments.pop(), 'missing from the simulation', '没有出现'],
    [
      'an extra one',
      (t: Trace) => t.segments.push({ ...t.segments.at(-1)!, t: 5000 }),
      'the kernel did not',
      '内核没有发',
    ],
    [
      'another number',
      (t: Trace) => Object.assign(t.segments.at(-1)!, { seq: 9 }),
      'seq 9',
      '模拟在 2373.88 ms 发出 FA seq 9',
    ],
    [
      'another time',
      (t: Trace) => Object.assign(t.segments.at(-1)!, { t: 2500 }),
      '126.12 ms later',
      '晚了 126.12 ms，允许 44 ms',
    ],
    [
      'another state',
      (t: Trace) => Object.assign(t.states.client[2]!, { state: 'CLOSING' }),
      'CLOSING → CLOSED simulated',
      '经过的状态',
    ],
    [
      'a state at another time',
      (t: Trace) => Object.assign(t.states.client[2]!, { t: 623.5 }),
      'is seen in FIN-WAIT-1',
      '处于 FIN-WAIT-1',
    ],
    [
      'another error',
      (t: Trace) => Object.assign(t.app.find((call) => call.errno)!, { errno: 104 }),
      'recvUntilEof ECONNRESET simulated',
      '模拟 recvUntilEof ECONNRESET',
    ],
  ])('%s', (_, change, en, zh) => {
    const said = says(change);
    expect(said.en).toContain(en);
    expect(said.zh).toContain(zh);
    expect(`${said.en}${said.zh}`).not.toMatch(/undefined|NaN/);
  });
});
