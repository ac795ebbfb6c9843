/**
 * The questions people come with, and where each is answered. The field guide lists its own by what one sees, the front
 * page those with a place there, and search puts all of them before the full text. A question stands in the words of its
 * group, `words/en/questions/` and its likes; `tests/site/built/search.test.ts` says whether its place exists.
 */
import type { QuestionsWords } from '../words/index.ts';

interface Question {
  /** Address without base and language: `/why-four/#the-edge`, or a question of the guide. */
  at: string;
  asks: string;
  /** What people type for it. */
  typed: readonly string[];
}

/** The questions of the guide by what one sees; named in the words of `site`. */
export const guideGroups = ['states', 'errors', 'waits', 'captures'] as const;

export const questionsIn = (words: QuestionsWords): Question[] => {
  const { states, errors, waits, captures, chapters, languages } = words;
  const all = { ...states, ...errors, ...waits, ...captures, ...chapters, ...languages };
  return Object.entries(all).map(([at, question]) => ({ at, ...question }));
};

/** Those of the front page, in its order. */
const front = [
  '/guide/close-wait-piles-up/',
  '/guide/time-wait-takes-the-ports/',
  '/guide/reset-instead-of-the-last-response/',
  '/guide/fin-wait-2-piles-up/',
  '/guide/idle-connection-and-502/',
  '/reset-instead-of-fin/#what-the-other-program-is-told',
  '/first-fin-lost/#lost-for-ever',
  '/why-four/#when-it-takes-three',
];

export const frontQuestionsIn = (words: QuestionsWords): Question[] => {
  const all = new Map(questionsIn(words).map((question) => [question.at, question]));
  return front.map((at) => all.get(at)!);
};
