import type { Text, Verdict } from '../../../notebook/index.ts';
import type { ExerciseWords } from '../../../words/index.ts';

/** What a reader is told of a run: that it reaches the goal, or what is so instead. */
export const verdictWords = (
  verdict: Verdict,
  words: ExerciseWords,
  told: (text: Text) => string,
): string => {
  if (verdict.done) return words.reached;
  return words.notYet('changed' in verdict ? words.keeps[verdict.changed] : told(verdict.still));
};
