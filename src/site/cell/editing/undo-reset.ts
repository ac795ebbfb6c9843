/** After a reset: a line that says so, with the button that takes it back. */
import type { EditingWords } from '../../../words/index.ts';
import { hideNotice, showNotice } from '../live/notices.ts';

export const offerUndo = (el: HTMLElement, words: EditingWords, putBack: () => void): void => {
  const act = (): void => {
    hideNotice(el);
    putBack();
  };
  showNotice(el, { words: words.resetDone, buttons: [{ label: words.undo, act }] });
};
