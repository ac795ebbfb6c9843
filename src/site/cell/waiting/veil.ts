/**
 * Says why a cell does not show its run yet, and offers to show it. It is hidden by the styles alone, from the first paint
 * on (predict.css): without this script the answer's own fold shows it.
 * @param words why it is hidden @param show on the button that lifts the veil @returns what takes the words away
 */
export const veil = (cell: HTMLElement, words: string, show: string, lift: () => void): (() => void) => {
  const box = document.createElement('div');
  box.className = 'la-waiting';
  const inner = document.createElement('div');
  const text = document.createElement('p');
  text.textContent = words;
  const button = document.createElement('button');
  button.textContent = show;
  inner.append(text, button);
  box.append(inner);
  cell.querySelector('.la-outputs')!.before(box);
  button.onclick = lift;
  return () => {
    const had = box.contains(document.activeElement);
    box.remove();
    if (had) cell.querySelector<HTMLElement>('.la-panel')?.focus({ preventScroll: true });
  };
};
