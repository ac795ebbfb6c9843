/** Where in a cell, or in a cell of its chapter that it builds on, something stands. */
import { type CellFile, type Chapter, placeAt } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';

type FilePlace = Pick<Finding, 'file' | 'line' | 'column'>;

/** Of a text: the cell's own file comes first, and its beginning where no file has the text. */
export function placeOfText(text: string, cell: CellFile, { cells }: Chapter): FilePlace {
  const at = [cell, ...cells].find(({ source }) => source.includes(text)) ?? cell;
  return { file: at.file, ...placeAt(at.source, Math.max(0, at.source.indexOf(text))) };
}

/** Of the declaration of a control, `name: slider(…)`; null where it is not written so. */
export function placeOfControl(name: string, cell: CellFile, { cells }: Chapter): FilePlace | null {
  const declaration = new RegExp(`(?<![\\w$.])['"]?${name}['"]?\\s*:\\s*(?:slider|select|toggle)\\s*\\(`);
  const imported = cells.filter(({ id }) => new RegExp(`['"]\\./${id}(\\.ts)?['"]`).test(cell.source));
  for (const { file, source } of [cell, ...imported]) {
    const offset = source.search(declaration);
    if (offset >= 0) return { file, ...placeAt(source, offset) };
  }
  return null;
}

/** Of a field of what `run` returns, from its path (`.scenario client.script[1].bytes`): the innermost that the code names. */
export function placeOfField(path: string, { file, source }: CellFile): FilePlace {
  const from = Math.max(0, source.search(/\brun\b/));
  const code = source.slice(from);
  for (const name of (path.match(/[A-Za-z]\w*/g) ?? []).reverse()) {
    const offset = code.search(new RegExp(`(?<![\\w$.])${name}\\s*[:,]`));
    if (offset >= 0) return { file, ...placeAt(source, from + offset) };
  }
  return { file, ...placeAt(source, from) };
}
