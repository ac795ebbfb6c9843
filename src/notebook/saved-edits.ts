/**
 * A reader's edits, kept in the browser's storage. Each entry is keyed by cell and by the hash of the original it was
 * made from: when the lesson changes, the old edit is found again as "made from an older text", never in its place.
 */

/** What `localStorage` offers and no more; a test hands in a Map behind the same three calls. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A text of the reader's. */
export interface KeptText {
  code: string;
  /** In the playground: the chapter whose cells the text imports. */
  sources?: string | undefined;
  /** The last run of this text had to be ended: it is never run by itself. */
  endedByForce: boolean;
}

export interface SavedEdit extends KeptText {
  /** The text it was made from, so that both can be shown after the lesson changed. */
  original: string;
  /** A text that this one has taken the place of without the reader having said so: a stranger's in place of theirs, say. */
  before?: KeptText | undefined;
}

const prefix = 'last-ack.edit.';

/** FNV-1a, 32 bit, twice with different starts: names a text, protects nothing. */
export const hashText = (text: string): string => {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193) ^ (b >>> 15);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
};

/** `cell` is `CHAPTER/ID`. */
const keyOf = (cell: string, hash: string): string => `${prefix}${cell}@${hash}`;

const readText = (value: unknown): KeptText | undefined => {
  const { code, sources, endedByForce } = (value ?? {}) as Partial<KeptText>;
  if (typeof code !== 'string') return;
  return {
    code,
    endedByForce: endedByForce === true,
    ...(typeof sources === 'string' && { sources }),
  };
};

/** What the store holds under a key; null where that is nothing, or nothing of ours. */
const readEdit = (stored: string | null): SavedEdit | null => {
  try {
    const value = JSON.parse(stored ?? 'null');
    const text = readText(value);
    const before = readText(value?.before);
    if (!text || typeof value.original !== 'string') return null;
    return { ...text, original: value.original, ...(before && { before }) };
  } catch {
    return null;
  }
};

/** Keeps `code`; equal to the original it is forgotten. False when the store refuses (full, private mode). */
export const keepEdit = (store: Store, cell: string, edit: SavedEdit): boolean => {
  const key = keyOf(cell, hashText(edit.original));
  try {
    if (edit.code === edit.original && !edit.before) store.removeItem(key);
    else store.setItem(key, JSON.stringify(edit));
    return true;
  } catch {
    return false;
  }
};

/** What a page puts down for a cell under this hash was typed before the rest of the page had come. */
export const early = 'early';

/** The code of such a text. */
export const readEarly = (store: Store, cell: string): string | undefined =>
  readEdit(store.getItem(keyOf(cell, early)))?.code;

/**
 * Such a text becomes the one that is kept, and what was kept stands behind it: its writer had not seen that. See
 * `CellElement` for the other end.
 */
export const takeEarly = (store: Store, cell: string): void => {
  const key = keyOf(cell, early);
  const edit = readEdit(store.getItem(key));
  store.removeItem(key);
  if (!edit) return;
  const before = readEdit(store.getItem(keyOf(cell, hashText(edit.original))));
  keepEdit(store, cell, before && before.code !== edit.code ? { ...edit, before } : edit);
};

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
