/** Makes the plain editor of a cell's bare text area: colours, undo steps, the cell's keys. */
import { type EditorEvents, loadMonaco } from '../../../notebook/index.ts';
import { openPlainEditor } from '../../../notebook/plain.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import type { OpenPlain } from '../waiting/plain-of-cell.ts';

/** Not where the pointer is a finger: the text area has the system's own selection, paste and dictation. */
export const wantsMonaco = (): boolean => !matchMedia('(pointer: coarse)').matches;

const nothing = () => {};

export const openPlain = (cell: CellElement): OpenPlain => {
  const pre = cell.block();
  // Read before the text area writes into the block.
  const shown = pre.textContent;
  const area = cell.openArea();
  if (cell.plain) return cell.plain;
  const events: EditorEvents = {
    changed: nothing,
    runAndGoOn: () => cell.later('next'),
    runAndStay: () => cell.later('run'),
    showKeys: () => cell.later('keys'),
    leaving: nothing,
  };
  const text = area.value === shown ? shown : (cell.original ?? shown);
  const plain = { events, editor: openPlainEditor({ ...cell.editorBox(), text, events }, pre, area) };
  cell.plain = plain;
  // Asked for now, beside the rest: it is the longest on its way.
  if (wantsMonaco()) loadMonaco().catch(() => {});
  return plain;
};

/** Takes the plain editor away again. */
export const closePlain = (cell: CellElement): void => {
  cell.plain?.editor.dispose();
  cell.plain = null;
  cell.area = null;
};
