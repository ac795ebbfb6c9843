/** The reader's faults as chips under the controls; each can be taken away. */
import type { Language, ReaderFault } from '../../../notebook/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { passFocus } from './pass-focus.ts';

/** `client FIN 1 lost`, `server ACK 2 delayed by 300 ms` */
const faultInWords = ({ from, kind, nth, action, ms }: ReaderFault, lang: Language): string => {
  const { live: t, run } = wordsAtHand(lang);
  const done = { lose: t.lost, keep: t.kept, delay: t.delayed, duplicate: t.duplicated }[action];
  return `${run.hosts[from]} ${kind.toUpperCase()} ${nth} ${done}${ms === undefined ? '' : ` ${ms} ms`}`;
};

/** Fills `list` with a chip for each fault. @param changed is given the faults that are left when one is removed */
export const showFaults = (
  list: HTMLElement,
  faults: readonly ReaderFault[],
  lang: Language,
  changed: (faults: ReaderFault[]) => void,
): void => {
  // Most often there are none, and none before: at each step of a slider.
  if (faults.length === 0 && list.hidden && !list.firstChild) return;
  const {
    live: { remove },
    run: { colon },
  } = wordsAtHand(lang);
  const hadFocus = list.contains(document.activeElement);
  if (faults.length === 0) passFocus(list.closest('la-cell')!, list);
  list.hidden = faults.length === 0;
  list.replaceChildren(
    ...faults.map((fault) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'la-chip';
      button.textContent = faultInWords(fault, lang);
      button.setAttribute('aria-label', `${remove}${colon}${button.textContent}`);
      button.addEventListener('click', () => changed(faults.filter((other) => other !== fault)));
      item.append(button);
      return item;
    }),
  );
  if (hadFocus) list.querySelector('button')?.focus();
};
