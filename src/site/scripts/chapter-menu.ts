/** Marks, in every list of chapters, those that were read. */
import { reading } from './reading-progress.ts';

export const chapterMenu = (): void => {
  const read = reading().chapters;
  for (const link of document.querySelectorAll<HTMLElement>('a[data-chapter]')) {
    const state = read[link.dataset.chapter ?? ''];
    if (state) link.dataset.read = state.done ? 'done' : 'begun';
    else delete link.dataset.read;
  }
};
