/**
 * After the first paint the figures that it did not wait for are laid out, a cell with each frame: none is a long task, and
 * a moment later the page is whole, for the eye, for print and for pictures of the whole page.
 */
export const layOutLater = (): void => {
  const cells = [...document.querySelectorAll('la-cell')];
  const next = (): void => {
    const cell = cells.shift();
    for (const part of cell?.querySelectorAll('.la-later') ?? []) part.classList.remove('la-later');
    if (cell) requestAnimationFrame(next);
  };
  requestAnimationFrame(() => setTimeout(next));
};
