/** What the chapters' figures run, with each cell's values as declared: for the labs, and for tests of what is taken away. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Cell, defaultValues, type Output } from '../notebook/index.ts';
import type { Scenario } from '../sim/index.ts';

const chapters = fileURLToPath(new URL('../../content/chapters/', import.meta.url));

export interface ChapterScenario {
  /** `030-first-fin-lost/lost-once` */
  name: string;
  scenario: Scenario;
}

const scenarioOf = (output: Output): Scenario | null =>
  'kind' in output ? (output.kind === 'figure' ? output.scenario : null) : output;

/** The first figure of each chapter's first cell that has one, in reading order; with `all`, the first figure of every cell. */
export const chapterScenarios = async (all = false): Promise<ChapterScenario[]> => {
  const found: ChapterScenario[] = [];
  for (const folder of readdirSync(chapters).sort()) {
    const text = readFileSync(join(chapters, folder, 'en.mdx'), 'utf8');
    for (const [, id] of text.matchAll(/<Cell\b[^>]*\bid="([\w-]+)"/g)) {
      const file = join(chapters, folder, 'cells', `${id}.ts`);
      const cell: Cell = (await import(pathToFileURL(file).href)).default;
      const result = cell.run(defaultValues(cell.parameters) as never);
      const scenario = (Array.isArray(result) ? result : [result]).map(scenarioOf).find((s) => s !== null);
      if (!scenario) continue;
      found.push({ name: `${folder}/${id}`, scenario });
      if (!all) break;
    }
  }
  return found;
};
