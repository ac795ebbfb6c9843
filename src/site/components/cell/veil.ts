/** Hides what a cell's run shows until it is asked for; the place of everything stays as it is. */

/** @param words why it is hidden @param show on the button that lifts the veil @returns what lifts it */
export const veil = (cell: HTMLElement, words: string, show: string): (() => void) => {
  const box = document.createElement('div');
  box.className = 'la-veil';
  const inner = document.createElement('div');
  const text = document.createElement('p');
  text.textContent = words;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = show;
  inner.append(text, button);
  box.append(inner);
  cell.querySelector('.la-outputs')!.before(box);
  cell.dataset.veiled = '';
  const lift = (): void => {
    const had = box.contains(document.activeElement);
    box.remove();
    delete cell.dataset.veiled;
    if (had) cell.querySelector<HTMLElement>('.la-panel')?.focus({ preventScroll: true });
  };
  button.addEventListener('click', lift);
  return lift;
};
