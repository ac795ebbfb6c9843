/** An exercise after a run: the site's own goal is told what the run did, and the cell says whether it is reached. */
import { callCell, inLanguage, judge } from '../../../notebook/index.ts';
import { type ExerciseWords, loadWords } from '../../../words/index.ts';
import { keepExercise, markExercises } from '../../scripts/exercise-progress.ts';
import { typeset } from '../../typeset.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { loadCell, loadGoal } from '../live/live-modules.ts';
import { verdictWords } from './verdict-words.ts';

type Judged = Pick<LiveCell, 'figures' | 'lang'>;

const wordsFor = (
  { figures, lang }: Judged,
  ...[goal, own, words]: [
    Awaited<ReturnType<typeof loadGoal>>,
    Awaited<ReturnType<typeof loadCell>>,
    ExerciseWords,
  ]
): { done: boolean; words: string } => {
  const not = (still: string) => ({ done: false, words: words.notYet(still) });
  const picture = figures.pictures.find((one) => one !== null);
  const start = callCell(own).find((output) => output.kind === 'figure');
  if (!picture || !start) return not(words.noFigure);
  const [trace] = picture.traces;
  if (trace.profile === 'textbook') return not(words.textbook);
  try {
    const verdict = judge(goal, start.scenario, trace);
    return { done: verdict.done, words: verdictWords(verdict, words, (text) => inLanguage(text, lang)) };
  } catch {
    // A run without what the goal reads of it.
    return not(words.unjudged);
  }
};

/** Says what the goal says of the picture that stands there now; a goal that is reached is kept. */
export const judgeExercise = async (live: LiveCell): Promise<void> => {
  const { chapter, id, lang, el } = live;
  const [goal, own, words] = await Promise.all([
    loadGoal(chapter, id, lang),
    loadCell(chapter, id, lang),
    loadWords(lang, 'exercise'),
  ]);
  // The words of a run that has been taken the place of are not said: this reads the picture after all has come.
  const verdict = wordsFor(live, goal, own, words);
  const box = live.part('.la-verdict');
  const said = typeset(verdict.words);
  if (box.textContent !== said) box.textContent = said;
  box.toggleAttribute('data-done', verdict.done);
  if (!verdict.done) return;
  keepExercise(el.dataset.exercise!);
  await markExercises();
};
