/**
 * Whether code is open: on a wide screen it is, on a phone it is folded, until the reader has chosen; the choice is for the
 * whole site. `theme-first.js` sets it before the first paint, and `cell.css` shows or hides; see `[data-code]` there.
 */
const key = 'la-code';

const root = document.documentElement;
const isOpen = (): boolean => (root.dataset.code ?? (innerWidth > 700 ? 'open' : '')) === 'open';

/** The button of a cell says what is so. */
export const tellCode = (cell: HTMLElement): void =>
  cell.querySelector('[data-do=code]')!.setAttribute('aria-expanded', String(isOpen()));

/** Opens or folds the code of every cell; the one whose button was pressed stays where it is. */
export const turnCode = (cell: HTMLElement): void => {
  const button = cell.querySelector<HTMLElement>('[data-do=code]')!;
  const choice = isOpen() ? 'folded' : 'open';
  const before = button.getBoundingClientRect().top;
  root.dataset.code = choice;
  scrollBy({ top: button.getBoundingClientRect().top - before, behavior: 'instant' });
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Not remembered, then.
  }
  for (const each of document.querySelectorAll<HTMLElement>('la-cell')) tellCode(each);
};
