/** Marks, in every list of chapters, those that were read. */
import { reading } from './reading-progress.ts';

/** Links to chapters; the last part of an address is the chapter's name, so a page need not write it twice. */
export const chapterLinks = (
  within = '.la-nav-chapters, .la-questions',
): [slug: string, HTMLAnchorElement][] =>
  [...document.querySelectorAll<HTMLAnchorElement>(`:is(${within}) a`)].map((link) => [
    link.pathname.split('/').at(-2) ?? '',
    link,
  ]);

export const chapterMenu = (): void => {
  const read = reading().chapters;
  for (const [slug, link] of chapterLinks()) {
    const state = read[slug];
    if (state) link.dataset.read = state.done ? 'done' : 'begun';
    else delete link.dataset.read;
  }
};
