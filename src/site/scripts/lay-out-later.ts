/**
 * After the first paint the code and figures that it did not wait for are laid out, one part with each frame: none is a long
 * task, and a moment later the page is whole, for the eye, for print and for pictures of the whole page.
 */
export const layOutLater = (): void => {
  const parts = [...document.querySelectorAll('.la-later')];
  const next = (): void => {
    parts.shift()?.classList.remove('la-later');
    if (parts.length > 0) requestAnimationFrame(next);
  };
  requestAnimationFrame(() => setTimeout(next));
};
