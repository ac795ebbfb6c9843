/** A place in a text, as editors count. */
export interface Place {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
}

/** Line and column of an offset in a text. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
