/** Lines above a cell's code that say something and offer buttons: a restored text, a stranger's code, an undo. */
import { passFocus } from './pass-focus.ts';

export interface Notice {
  words: string;
  kind?: 'plain' | 'warn';
  buttons?: readonly { label: string; act: () => void }[];
}

const leaving = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

/** Shows one notice in the cell, in place of the one before. What a button does says whether it goes. */
export const showNotice = (cell: HTMLElement, { words, kind = 'plain', buttons = [] }: Notice): void => {
  const box = cell.querySelector<HTMLElement>('.la-notice')!;
  box.dataset.kind = kind;
  passFocus(cell, box);
  const text = document.createElement('p');
  text.textContent = words;
  box.replaceChildren(
    text,
    ...buttons.map(({ label, act }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', act);
      return button;
    }),
  );
  box.hidden = false;
  clearTimeout(leaving.get(box));
  // What only says that something was done leaves by itself, later where it can be taken back.
  if (kind === 'plain')
    leaving.set(
      box,
      setTimeout(() => hideNotice(cell), buttons.length > 0 ? 60_000 : 6000),
    );
};

/** One more line in the notice that stands there, or a notice of its own. */
export const addToNotice = (cell: HTMLElement, words: string): void => {
  const box = cell.querySelector<HTMLElement>('.la-notice')!;
  if (box.hidden) {
    showNotice(cell, { kind: 'warn', words });
    return;
  }
  const text = document.createElement('p');
  text.textContent = words;
  box.append(text);
};

export const hideNotice = (cell: HTMLElement): void => {
  const box = cell.querySelector<HTMLElement>('.la-notice')!;
  passFocus(cell, box);
  clearTimeout(leaving.get(box));
  box.hidden = true;
  box.replaceChildren();
};

/** Adds a difference under the notice's words. */
export const showDifference = (
  cell: HTMLElement,
  lines: readonly { kind: 'same' | 'old' | 'new'; text: string }[],
): void => {
  const box = cell.querySelector<HTMLElement>('.la-notice')!;
  box.querySelector('pre')?.remove();
  const pre = document.createElement('pre');
  pre.className = 'la-diff';
  pre.tabIndex = 0;
  const signs = { same: ' ', old: '-', new: '+' };
  const tags = { same: 'span', old: 'del', new: 'ins' } as const;
  for (const { kind, text } of lines) {
    const line = document.createElement(tags[kind]);
    line.textContent = `${signs[kind]} ${text}\n`;
    pre.append(line);
  }
  box.append(pre);
};
