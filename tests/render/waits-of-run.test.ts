import { expect, test } from 'vitest';
import { waitsMark, waitsOfRun, writeMark } from '../../src/render/index.ts';
import { wordsAtHand } from '../../src/words/index.ts';
import { recording, recordingNames, simulated } from '../timeline/traces.ts';

test('the waits of a close are its timers that ran out, and what the program took', () => {
  const waits = waitsOfRun(simulated('fin1-lost-forever-orphan3-rtt20'));
  expect(waits.map(({ code, ms }) => `${code} ${ms}`)).toEqual([
    'probe 224',
    'rto 224',
    'rto 448',
    'rto 896',
    'rto 1792',
  ]);
  expect(waits.every(({ chapter }) => chapter === 'first-fin-lost')).toBe(true);
  const clean = waitsOfRun(simulated('clean-rtt20-think100')).map(({ code }) => code);
  expect(clean).toContain('close-wait');
  expect(clean.at(-1)).toBe('time-wait');
});

test('each is said with its setting and leads to its chapter, in both languages', () => {
  const waits = waitsOfRun(simulated('clean-rtt20-think100'));
  for (const lang of ['en', 'zh'] as const) {
    const html = writeMark(waitsMark(waits, wordsAtHand(lang).figure, (slug) => `/x/${slug}/`)!);
    expect(html.match(/<li>/g)?.length).toBe(waits.length);
    expect(html).toContain('href="/x/between-second-and-third/"');
    expect(html).toMatch(/<code>TCP_TIMEWAIT_LEN/);
    // A full-width colon brings its own room.
    expect(html).toMatch(lang === 'en' ? /ms: <a/ : /ms：<a/);
  }
});

test('a recording does not tell its timers: nothing is claimed', () => {
  for (const name of recordingNames) expect(waitsOfRun(recording(name))).toEqual([]);
  expect(waitsMark([], wordsAtHand('en').figure)).toBeNull();
});
