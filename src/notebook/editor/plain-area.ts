/** The bare text area over a block: it takes keys at once; what colours, undoes and commands comes with `plain-editor.ts`. */
import type { EditorOptions } from './cell-editor.ts';
import { lineNumbers } from './line-numbers.ts';

/** @param under the `<pre>` whose text is shown while the area's own letters are transparent */
export const openPlainArea = (
  { box, text, label, hintId }: Omit<EditorOptions, 'events'>,
  under: HTMLElement,
): HTMLTextAreaElement => {
  const area = document.createElement('textarea');
  const code = under.querySelector('code') ?? under;
  area.className = 'la-editor-plain';
  area.value = text;
  for (const [name, value] of Object.entries({
    wrap: 'off',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocorrect: 'off',
    autocomplete: 'off',
    'aria-label': label,
    'aria-describedby': hintId,
  }))
    area.setAttribute(name, value);
  // A last empty line has no height in a <pre> unless something stands in it.
  area.oninput = () => {
    code.textContent = `${area.value}\n`;
    box.dataset.lines = lineNumbers(area.value);
  };
  box.append(area);
  area.setSelectionRange(0, 0);
  return area;
};
