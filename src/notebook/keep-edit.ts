/** Keeping one edit: the part of `saved-edits.ts` that a page carries from the start, for what is typed before the rest came. */

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
export const readEdit = (stored: string | null): SavedEdit | null => {
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

/** As `keepEdit`, for a text written before its writer could see what was kept: that is kept beside it. */
export const keepUnseen = (store: Store, cell: string, edit: SavedEdit): boolean => {
  const before = readEdit(store.getItem(keyOf(cell, hashText(edit.original))));
  return keepEdit(store, cell, before && before.code !== edit.code ? { ...edit, before } : edit);
};
