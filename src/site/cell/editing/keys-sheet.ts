/** The sheet of keys: a dialog that gives the focus back. */
import type { EditingWords } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import css from '../../styles/segment-menu.css?inline';

export const showKeys = (t: EditingWords): void => {
  if (document.querySelector('.la-keys')) return;
  adoptStyles(css);
  const dialog = document.createElement('dialog');
  dialog.className = 'la-keys';
  const title = document.createElement('h2');
  title.id = 'la-keys-title';
  title.textContent = t.keysTitle;
  dialog.setAttribute('aria-labelledby', title.id);
  const list = document.createElement('dl');
  for (const [keys = '', what = ''] of t.keys) {
    const term = document.createElement('dt');
    const kbd = document.createElement('kbd');
    kbd.textContent = keys;
    term.append(kbd);
    const meaning = document.createElement('dd');
    meaning.textContent = what;
    list.append(term, meaning);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = t.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  const back = document.activeElement as HTMLElement | null;
  dialog.addEventListener('close', () => {
    dialog.remove();
    back?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
};
