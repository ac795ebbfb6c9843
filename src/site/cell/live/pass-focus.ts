/** Where the focus goes when what has it is about to be taken away: to a button of the cell that is always there, not to the page's beginning. */
export const passFocus = (cell: Element, leaving: Element): void => {
  if (leaving.contains(document.activeElement))
    cell.querySelector<HTMLElement>('[data-do=link], [data-tool]')?.focus({ preventScroll: true });
};
