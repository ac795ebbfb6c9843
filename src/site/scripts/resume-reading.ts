/** Where the reader stopped, which exercises are done, and the button that forgets it. */
import { chapterMenu } from './chapter-menu.ts';
import { markExercises } from './exercise-progress.ts';
import { forgetReading, reading } from './reading-progress.ts';

export const resumeReading = (): void => {
  void markExercises();
  const resume = document.querySelector<HTMLElement>('[data-la-resume]');
  const forget = document.querySelector<HTMLElement>('[data-la-forget]');
  const { last, chapters } = reading();
  if (resume === null || forget === null || Object.keys(chapters).length === 0) return;
  const question = document.querySelector<HTMLAnchorElement>(`.la-questions a[href$="/${last}/"]`);
  const state = chapters[last ?? ''];
  if (question && state && !state.done) {
    const link = document.createElement('a');
    link.href = state.at ? `${question.href}#${state.at}` : question.href;
    link.textContent = question.querySelector('.la-questions-title')?.textContent ?? '';
    resume.append(`${resume.dataset.here} `, link);
  }
  forget.hidden = false;
  forget.querySelector('button')?.addEventListener('click', () => {
    forgetReading();
    void markExercises();
    resume.replaceChildren();
    forget.setAttribute('role', 'status');
    forget.textContent = forget.dataset.forgotten ?? '';
    chapterMenu();
  });
};
