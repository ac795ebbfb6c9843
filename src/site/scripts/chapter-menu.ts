/** Marks, in every list of chapters, those that were read. */
import { reading } from './reading-progress.ts';

export const chapterMenu = (): void => {
  const read = reading().chapters;
  const lists = '.la-nav-chapters a, .la-questions a';
  for (const link of document.querySelectorAll<HTMLAnchorElement>(lists)) {
    // The last part of its address is the chapter's name: a page need not write it twice.
    const state = read[link.pathname.split('/').at(-2)!];
    if (state) link.dataset.read = state.done ? 'done' : 'begun';
    else delete link.dataset.read;
  }
};
