/** Which exercises are done, kept with how far the chapters were read: one key, and forgetting that forgets this. */
import { loadWords } from '../../words/index.ts';
import { pageLang } from './page-lang.ts';
import { type Reading, reading } from './reading-progress.ts';

/** As in reading-progress.ts, whose writing half is in the page's own script. */
const key = 'la-reading';

type State = Reading & { exercises?: string[] };

const done = (): string[] => {
  const { exercises } = reading() as State;
  return Array.isArray(exercises) ? exercises : [];
};

/** @param exercise `first-fin-lost/leave-early` */
export const keepExercise = (exercise: string): void => {
  if (done().includes(exercise)) return;
  const state = reading() as State;
  state.exercises = [...done(), exercise];
  // Whoever does its exercises has begun the chapter.
  const slug = exercise.split('/')[0]!;
  state.chapters[slug] ??= { at: '', part: '' };
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // Storage is full or blocked: it is done all the same.
  }
};

/** `first-fin-lost/leave-early` of a link to it; null where a link leads elsewhere. */
const exerciseOf = ({ pathname, hash }: HTMLAnchorElement): string | null => {
  const [, slug] = /\/exercises\/([^/]+)\/$/.exec(pathname) ?? [];
  return slug && hash.length > 1 ? slug + hash.replace('#', '/') : null;
};

/** Marks, wherever a link leads to one, the exercises that are done, and counts them where they are listed. */
export const markExercises = async (): Promise<void> => {
  const all = done();
  const main = document.querySelector('main');
  if (!main) return;
  for (const mark of main.querySelectorAll('.la-done')) mark.remove();
  const words = await loadWords(pageLang(), 'exercise');
  const links = [...main.querySelectorAll('a')].flatMap((link) => {
    const name = exerciseOf(link);
    return name ? [{ link, is: all.includes(name) }] : [];
  });
  const reached = links.filter(({ is }) => is);
  for (const { link } of reached) {
    const mark = document.createElement('small');
    mark.className = 'la-done';
    mark.textContent = ` ✓ ${words.done}`;
    link.after(mark);
  }
  const count = main.querySelector<HTMLElement>('.la-count');
  if (!count) return;
  count.hidden = reached.length === 0;
  count.textContent = `${words.count} ${reached.length} / ${links.length}`;
};
