/**
 * A reader's edits, kept in the browser's storage. Each entry is keyed by cell and by the hash of the original it was
 * made from: when the lesson changes, the old edit is found again as "made from an older text", never in its place.
 */

import { hashText, keyOf, prefix, readEdit, type SavedEdit, type Store } from './keep-edit.ts';

export { hashText, keepEdit, type SavedEdit, type Store } from './keep-edit.ts';

export type Found =
  | { state: 'none' }
  | { state: 'current'; edit: SavedEdit }
  /** Made from a text that has changed since; `hash` is that text's. */
  | { state: 'older'; edit: SavedEdit; hash: string };

const keys = (store: Store, start: string): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter((key) => key.startsWith(start));

/** The edit kept for this cell, and whether the text it was made from is still the lesson's. */
export const findEdit = (store: Store, cell: string, original: string): Found => {
  const current = readEdit(store.getItem(keyOf(cell, hashText(original))));
  if (current) return { state: 'current', edit: current };
  for (const key of keys(store, `${prefix}${cell}@`)) {
    const edit = readEdit(store.getItem(key));
    if (edit) return { state: 'older', edit, hash: key.slice(key.lastIndexOf('@') + 1) };
  }
  return { state: 'none' };
};

export const forgetEdit = (store: Store, cell: string, hash: string): void =>
  store.removeItem(keyOf(cell, hash));

/** What a reset took away, so that it can be put back. */
export type Removed = [key: string, value: string][];

/** Forgets the edits of one cell (`CHAPTER/ID`), one chapter (`CHAPTER/`) or all (`''`), and returns them. */
export const resetEdits = (store: Store, scope: string): Removed => {
  const start = scope === '' || scope.endsWith('/') ? prefix + scope : `${prefix}${scope}@`;
  const removed = keys(store, start).map((key): [string, string] => [key, store.getItem(key) ?? '']);
  for (const [key] of removed) store.removeItem(key);
  return removed;
};

export const undoReset = (store: Store, removed: Removed): void => {
  for (const [key, value] of removed) store.setItem(key, value);
};
