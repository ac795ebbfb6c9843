/** Where the focus goes when what has it is about to be taken away: to the cell's first button, not to the page's beginning. */
export const passFocus = (cell: Element, leaving: Element): void => {
  if (leaving.contains(document.activeElement))
    cell.querySelector<HTMLElement>('[data-do=edit], [data-tool]')?.focus({ preventScroll: true });
};
