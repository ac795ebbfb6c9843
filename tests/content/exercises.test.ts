/** The exercises of the site: a chapter has one or two, and a goal answers of every run, also of one that nobody had in mind. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readChapters, readTranslations } from '../../src/chapter/build.ts';
import {
  type AnyCell,
  callCell,
  type Exercise,
  inLanguage,
  judge,
  translateGoal,
  type Verdict,
  withFaults,
} from '../../src/notebook/index.ts';
import { type Scenario, simulate } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { languages } from '../../src/words/lang.ts';

const chapters = readChapters('.');
const load = async (file: string): Promise<unknown> =>
  ((await import(pathToFileURL(resolve(file)).href)) as { default: unknown }).default;
const scenarioOf = async (file: string): Promise<Scenario> => {
  const output = callCell((await load(file)) as AnyCell).find(({ kind }) => kind === 'figure');
  if (output?.kind !== 'figure') throw new Error(`${file} draws no figure`);
  return output.scenario;
};

const all = await Promise.all(
  chapters
    .flatMap(({ path, exercises }) => exercises.map((exercise) => ({ ...exercise, chapter: path })))
    .map(async ({ id, chapter, start, solution, goal }) => ({
      id,
      start: await scenarioOf(start!.file),
      solution: await scenarioOf(solution!.file),
      goal: translateGoal((await load(goal!.file)) as Exercise, readTranslations('.', chapter)),
      lines: start!.source.trimEnd().split('\n').length,
    })),
);
/** Runs of every kind, among them some in which next to nothing happens. */
const odd: Scenario[] = [
  { rttMs: 20, durationMs: 10, client: { script: [{ do: 'connect' }] }, server: { script: [] } },
  { rttMs: 20, durationMs: 5000, client: { script: [] }, server: { script: [{ do: 'close' }] } },
];
const runs = [...all.flatMap(({ start, solution }) => [start, solution]), ...odd].map((scenario) =>
  simulate(scenario),
);

test.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s has one or two', (_, chapter) => {
  expect(chapter.exercises.length).toBeGreaterThan(0);
  expect(chapter.exercises.length).toBeLessThanOrEqual(2);
});

const told = (verdict: Verdict): string[] =>
  verdict.done
    ? []
    : 'changed' in verdict
      ? [wordsOf('en').exercise.keeps[verdict.changed], wordsOf('zh').exercise.keeps[verdict.changed]]
      : languages.map((lang) => inLanguage(verdict.still, lang));

describe.each(all.map((exercise) => [exercise.id, exercise] as const))('%s', (_, { start, goal, lines }) => {
  test('begins with a few lines', () => expect(lines).toBeLessThanOrEqual(14));

  test('answers of every run, in words of both languages that stand in a sentence', () => {
    // Without what it keeps, so that the goal itself is asked each time.
    for (const trace of runs)
      for (const exercise of [goal, { goal: goal.goal }]) {
        const words = told(judge(exercise, start, trace));
        for (const text of words) expect(text).toMatch(/\S/);
        for (const text of words) expect(text).not.toMatch(/undefined|null|NaN|[.。]$/);
        expect(words[1] ?? '字').toMatch(/\p{Script=Han}/u);
        expect([0, 2]).toContain(words.length);
      }
  });
});

describe('judge', () => {
  const { start, solution, goal } = all.find(({ id }) => id === 'gone-in-two-seconds')!;
  test('tells the first that does not hold', () => {
    const requirements = [true, false, false].map((holds, i) => [holds, `the ${i}th`] as const);
    const exercise = { goal: () => requirements };
    expect(judge(exercise, start, simulate(start))).toEqual({ done: false, still: 'the 1th' });
  });
  test('a segment that the reader brings back is a change of the rules', () => {
    const fault = { from: 'client', kind: 'fin', nth: 1, action: 'keep' } as const;
    const trace = simulate(withFaults(solution, [fault]));
    expect(judge(goal, start, trace)).toEqual({ done: false, changed: 'rules' });
    expect(judge(goal, start, simulate(solution))).toEqual({ done: true });
  });
  test('settings that are left out, and none, are the same', () => {
    const none = { ...start, client: { ...start.client, sysctl: undefined } };
    const exercise: Exercise = { keeps: ['client.sysctl'], goal: () => [] };
    expect(judge(exercise, start, simulate(none))).toEqual({ done: true });
  });
});
