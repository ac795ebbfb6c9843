/**
 * A text area laid exactly over the highlighted block: it takes keys at once, and on touch screens it is all there is.
 * Its letters are transparent; what one sees is the block under it, coloured anew with each change.
 */
import { type CellEditor, cellKey, type EditorOptions, type Snapshot } from './cell-editor.ts';
import { highlightLightly } from './highlight-lightly.ts';
import { openPlainArea } from './plain-area.ts';

export interface PlainEditor extends CellEditor {
  /** Every text since it opened, oldest first: Monaco makes undo steps of them. */
  readonly history: readonly Snapshot[];
  readonly area: HTMLTextAreaElement;
  /** An input method is in the middle of a character. */
  composing(): boolean;
}

const indent = '  ';

/**
 * @param under the `<pre>` with the static block; it is coloured anew as one types and scrolls along
 * @param area the text area, when it was opened before this was loaded; what was typed into it since is kept, and where Escape
 *   was the last key `data-escaped` says so
 */
export const openPlainEditor = (
  options: EditorOptions,
  under: HTMLElement,
  area: HTMLTextAreaElement = openPlainArea(options, under),
): PlainEditor => {
  const { events } = options;
  area.oninput = null;
  area.onkeydown = null;

  const code = under.querySelector('code') ?? under;
  const view = () => {
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const back = area.selectionDirection === 'backward';
    return { anchor: back ? end : start, head: back ? start : end, scrollLeft: area.scrollLeft };
  };
  const history: Snapshot[] = [{ text: options.text, ...view() }];
  /** An input method's character may have been begun in the bare area. */
  let composing = false;
  const changed = (event?: Event) => {
    composing = event instanceof InputEvent && event.isComposing;
    // A last empty line has no height in a <pre> unless something stands in it.
    code.innerHTML = `${highlightLightly(area.value)}\n`;
    history.push({ text: area.value, ...view() });
    if (history.length > 300) history.splice(1, 1);
    events.changed(area.value);
  };
  /** Through the browser's own editing command where it exists, so that Ctrl+Z knows of it. */
  const insert = (text: string) => {
    if (!document.execCommand?.('insertText', false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      changed();
    }
  };
  area.addEventListener('compositionstart', () => {
    composing = true;
  });
  area.addEventListener('compositionend', () => {
    composing = false;
  });
  // Escape may have been pressed in the bare area.
  let escaped = area.dataset.escaped !== undefined;
  const leaving = (yes: boolean) => {
    if (escaped !== yes) events.leaving(yes);
    escaped = yes;
  };
  area.addEventListener('input', changed);
  area.addEventListener('scroll', () => {
    under.scrollLeft = area.scrollLeft;
  });
  area.addEventListener('keydown', (event) => {
    if (cellKey(event, events)) return;
    if (event.key === 'Escape') leaving(true);
    else if (event.key === 'Tab' && !event.shiftKey && !escaped) {
      event.preventDefault();
      insert(indent);
    } else if (!['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) leaving(false);
  });
  if (area.value !== options.text) changed();
  return {
    kind: 'plain',
    history,
    area,
    composing: () => composing,
    text: () => area.value,
    view,
    focus: () => area.focus({ preventScroll: true }),
    select: (offset) => {
      area.focus();
      area.setSelectionRange(offset, offset);
    },
    replace: (text) => {
      area.select();
      insert(text);
    },
    mark: (faults) => area.setAttribute('aria-invalid', String(faults.length > 0)),
    dispose: () => area.remove(),
  };
};
