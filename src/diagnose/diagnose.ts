/** A paste → its answers, the heaviest first. Data only: the words are in `words/LANG/symptoms.ts`, the run in `reproduce.ts`. */
import { type Diagnosis, diagnosis } from './diagnosis.ts';
import type { Paste } from './read-paste.ts';
import { closingStates } from './rules/closing-states.ts';
import { counters, errors, kernelMessages, middlebox, settingsAlone, totals } from './rules/messages.ts';
import { openStates } from './rules/open-states.ts';
import { type Survey, survey } from './survey.ts';

export interface Answer {
  /** Never empty: the last one is `unknown`. */
  diagnoses: Diagnosis[];
  survey: Survey;
}

export const diagnose = (paste: Paste): Answer => {
  const all = survey(paste);
  const noPort = paste.errors.some(({ error }) => error === 'no-port');
  const found = [
    ...closingStates(all, paste.settings, noPort),
    ...openStates(all, paste.settings),
    ...errors(paste, all),
    ...kernelMessages(paste, all),
    ...counters(paste, all),
    ...middlebox(paste),
    ...totals(paste, all),
    ...settingsAlone(paste),
    ...(paste.packets > 0
      ? [diagnosis('capture', 'cannot-tell', 2.5, { numbers: { count: paste.packets } })]
      : []),
  ].sort((a, b) => b.weight - a.weight);
  // One kind may follow from a list and from a counter: the heavier says it.
  const diagnoses = found.filter((one, i) => found.findIndex(({ kind }) => kind === one.kind) === i);
  // With a socket that stands out, "in order" is no answer; without anything, "unknown" is one.
  const telling = diagnoses.filter(({ kind }) => kind !== 'in-order' && kind !== 'settings');
  const kept = telling.length > 0 ? telling : diagnoses;
  return {
    diagnoses:
      kept.length > 0
        ? kept
        : [diagnosis('unknown', 'cannot-tell', 0, { numbers: { count: paste.unreadCount } })],
    survey: all,
  };
};
