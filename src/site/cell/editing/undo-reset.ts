/** After a reset: a line that says so, with the button that takes it back. */
import type { Language } from '../../../notebook/index.ts';
import { hideNotice, showNotice } from '../live/notices.ts';
import { editText } from './edit-text.ts';

export const offerUndo = (el: HTMLElement, lang: Language, putBack: () => void): void => {
  const act = (): void => {
    hideNotice(el);
    putBack();
  };
  showNotice(el, { words: editText[lang].resetDone, buttons: [{ label: editText[lang].undo, act }] });
};
