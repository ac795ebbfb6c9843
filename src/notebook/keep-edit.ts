/** Keeping one edit: the part of `saved-edits.ts` that a page carries from the start, for what is typed before the rest came. */

/** What `localStorage` offers and no more; a test hands in a Map behind the same three calls. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface SavedEdit {
  code: string;
  /** The text it was made from, so that both can be shown after the lesson changed. */
  original: string;
  /** The last run of this text had to be ended: it is never run by itself. */
  endedByForce: boolean;
  /** In the playground: the chapter whose cells the text imports. */
  sources?: string;
}

export const prefix = 'last-ack.edit.';

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
export const keyOf = (cell: string, hash: string): string => `${prefix}${cell}@${hash}`;

/** Keeps `code`; equal to the original it is forgotten. False when the store refuses (full, private mode). */
export const keepEdit = (store: Store, cell: string, edit: SavedEdit): boolean => {
  const key = keyOf(cell, hashText(edit.original));
  try {
    if (edit.code === edit.original) store.removeItem(key);
    else store.setItem(key, JSON.stringify(edit));
    return true;
  } catch {
    return false;
  }
};
