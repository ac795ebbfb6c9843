/** The cells of this page, for one another: which there are, whose text has changed, where the focus goes next. */

import type { CellElement } from '../waiting/cell-element.ts';

/** Texts that differ from the lesson, by cell name; what a dependent is run with. */
export const changedSources = new Map<string, string>();

const elements = (): CellElement[] => [...document.querySelectorAll<CellElement>('la-cell')];

/** The cells of one chapter on this page, in order. */
export const cellsOnPage = (chapter: string): CellElement[] =>
  elements().filter((el) => el.dataset.chapter === chapter);

/** Moves the focus to the code of the cell after `el`; to the end of `el` when it is the last. */
export const focusNext = (el: HTMLElement): void => {
  const all = elements();
  const next = all[all.indexOf(el as CellElement) + 1] ?? all.at(-1);
  next?.querySelector<HTMLElement>('.la-code pre')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};
