/** Which cells of a chapter build on which: read from their imports, so that a change knows what it makes stale. */

/** The cells a source imports: `import { run } from './lost-once'` → `['lost-once']`. */
export const importsOf = (source: string): string[] => {
  // Comments and texts may talk about imports; only statements at the start of a line count.
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/^\s*(?:import|export)\b[^'"`;]*?(?:from\s*)?['"]\.\/([\w-]+?)(?:\.ts)?['"]/gm);
  return [...new Set(Array.from(found, (match) => match[1]!))];
};

export interface CellSource {
  id: string;
  source: string;
}

/** The cells that must run again when `changed` did, in the order of the page. */
export const dependentsOf = (cells: readonly CellSource[], changed: string): string[] => {
  const stale = new Set([changed]);
  // Imports only go up the page, but an edit may break that; repeat until nothing is added.
  for (let grew = true; grew; ) {
    grew = false;
    for (const cell of cells) {
      if (!stale.has(cell.id) && importsOf(cell.source).some((id) => stale.has(id))) {
        stale.add(cell.id);
        grew = true;
      }
    }
  }
  return cells.map((cell) => cell.id).filter((id) => id !== changed && stale.has(id));
};

export type Needed =
  | { order: string[]; problem?: never }
  | { problem: 'unknown' | 'circle'; at: string; order?: never };

/** The cells `id` needs, in the order in which they must run, itself last. */
export const neededBy = (cells: readonly CellSource[], id: string): Needed => {
  const sources = new Map(cells.map((cell) => [cell.id, cell.source]));
  const order: string[] = [];
  const open: string[] = [];
  const visit = (at: string): Needed | null => {
    if (order.includes(at)) return null;
    if (open.includes(at)) return { problem: 'circle', at };
    const source = sources.get(at);
    if (source === undefined) return { problem: 'unknown', at };
    open.push(at);
    for (const needed of importsOf(source)) {
      const problem = visit(needed);
      if (problem) return problem;
    }
    open.pop();
    order.push(at);
    return null;
  };
  return visit(id) ?? { order };
};
