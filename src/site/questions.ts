/**
 * The questions people come with, and where each is answered. The field guide lists its own by what one sees, the front
 * page those with a place there, and search puts all of them before the full text. A question of the guide stands in the
 * file of its group; `tests/site/built/search.test.ts` says whether its place exists.
 */
import { captures } from './questions/captures.ts';
import { chapters } from './questions/chapters.ts';
import { errors } from './questions/errors.ts';
import { languages } from './questions/languages.ts';
import type { Question } from './questions/question.ts';
import { states } from './questions/states.ts';
import { waits } from './questions/waits.ts';

/** The questions of the guide by what one sees; named in the words of `site`. */
export const guideGroups = { states, errors, waits, captures };

export const questions: readonly Question[] = [
  ...Object.values(guideGroups).flat(),
  ...chapters,
  ...languages,
];

/** Those of the front page, in its order. */
export const frontQuestions: readonly Question[] = questions
  .filter(({ front }) => front !== undefined)
  .sort((one, other) => one.front! - other.front!);
