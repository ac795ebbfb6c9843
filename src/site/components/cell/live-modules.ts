/** In the browser: each cell's own code and source, fetched one by one when a cell is touched. */
import type { AnyCell } from '../../../notebook/index.ts';

const modules = import.meta.glob<{ default: AnyCell }>('/content/chapters/*/cells/*.ts');
const sources = import.meta.glob<string>('/content/chapters/*/cells/*.ts', {
  query: '?raw',
  import: 'default',
});

const pathOf = (chapter: string, id: string): string => `/content/chapters/${chapter}/cells/${id}.ts`;

/** The published cell; the scratch cell where there is none of that name. */
export const loadCell = async (chapter: string, id: string): Promise<AnyCell> => {
  const load = modules[pathOf(chapter, id)];
  return (load ? await load() : await import('./scratch-cell.ts')).default;
};

/** Its source; for the scratch cell, too. */
export const loadSource = async (chapter: string, id: string): Promise<string> => {
  const load = sources[pathOf(chapter, id)];
  return load ? load() : (await import('./scratch-cell.ts?raw')).default;
};

/** Names of a chapter's cells. */
export const cellsOf = (chapter: string): string[] =>
  Object.keys(sources).flatMap((path) => {
    const [, folder, id] = /chapters\/([^/]+)\/cells\/([^/]+)\.ts$/.exec(path) ?? [];
    return folder === chapter && id ? [id] : [];
  });
