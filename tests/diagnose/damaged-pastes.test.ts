/** Pastes and links that were cut, doubled or tampered with are answered, or said to be unknown. `npm run torture` tries more. */
import { expect, test } from 'vitest';
import { answerOfLink, linkOfAnswer, readPaste, reportOf, reproduce } from '../../src/diagnose/index.ts';
import { simulate, validateScenario } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { damaged } from '../damage.ts';
import fc, { timesAsMany } from '../fast-check.ts';
import { errorPastes } from './pastes/errors.ts';
import { otherTools } from './pastes/other-tools.ts';
import { socketLists } from './pastes/socket-lists.ts';

const pastes = [...socketLists, ...otherTools, ...errorPastes].map(([, paste]) => paste);
const words = wordsOf('en');
const kinds = { ...words.symptoms, ...words.failures, ...words.limits };
const runs = timesAsMany(400);

test('a damaged paste has an answer in words, and its run can be run', () => {
  fc.assert(
    fc.property(damaged(pastes), (text) => {
      const paste = readPaste(text);
      const report = reportOf(paste);
      expect(report.diagnoses.length).toBeGreaterThan(0);
      for (const one of report.diagnoses) {
        expect(Object.values(kinds[one.kind](one.numbers)).join('\n')).not.toMatch(/undefined|NaN|\[object/);
        const run = reproduce(one, paste.settings);
        if (!run) continue;
        expect(validateScenario(run.scenario).faults).toEqual([]);
        simulate(run.scenario, { maxEvents: 2000 });
      }
    }),
    { numRuns: runs },
  );
});

test('a damaged link to an answer opens one, or none', () => {
  const links = pastes.map((text) => {
    const paste = readPaste(text);
    return linkOfAnswer(reportOf(paste).diagnoses[0]!, paste.settings);
  });
  fc.assert(
    fc.property(damaged(links), (hash) => {
      const shared = answerOfLink(hash, words);
      if (!shared) return;
      const { kind, numbers } = shared.diagnosis;
      expect(Object.values(kinds[kind](numbers)).join('\n')).not.toMatch(/undefined|NaN|\[object/);
      const run = reproduce(shared.diagnosis, shared.settings);
      if (run) expect(validateScenario(run.scenario).faults).toEqual([]);
    }),
    { numRuns: runs },
  );
});
