/** Every reason the engine can give has its Chinese sentence, with the same numbers in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { whyText } from '../../src/render/index.ts';
import { reasonCodes, simulate } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { recordedScenarios } from '../timeline/traces.ts';

const han = /[一-鿿]/;
const chinese = wordsOf('zh').reasons;

test('no code is missing, none is left over', () => {
  expect(Object.keys(chinese).toSorted()).toEqual([...reasonCodes].toSorted());
  for (const [code, sentence] of Object.entries(chinese)) expect(sentence, code).toMatch(han);
});

test('every number of the English sentence is in the Chinese one', () => {
  let checked = 0;
  for (const scenario of recordedScenarios)
    for (const profile of ['linux', 'textbook'] as const) {
      const trace = simulate({ ...scenario, profile });
      const reasons = [
        ...trace.segments,
        ...trace.states.client,
        ...trace.states.server,
        ...(trace.timers ?? []),
        ...(trace.drops ?? []),
      ].flatMap(({ why }) => (why ? [why] : []));
      for (const why of reasons) {
        const zh = whyText(why, chinese);
        expect(zh, why.code).not.toMatch(/[{}]|undefined/);
        for (const [name, value] of Object.entries(why.values ?? {}))
          if (typeof value === 'number' && why.sentence?.includes(String(value))) {
            expect(zh, `${why.code}: ${name}`).toContain(String(value));
            checked += 1;
          }
      }
    }
  expect(checked).toBeGreaterThan(100);
});

test('a segment is called 报文, as in the chapters, wherever a figure speaks', () => {
  const sources = ['src/timeline', 'src/render', 'src/site/components', 'src/site/cell', 'src/words'].flatMap(
    (folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        // The glossary says that it is the same.
        .filter((name) => /\.(ts|astro)$/.test(name) && !/zh.glossary/.test(name))
        .map((name) => `${folder}/${name}`),
  );
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((file) => readFileSync(file, 'utf8').includes('报文段'))).toEqual([]);
});
