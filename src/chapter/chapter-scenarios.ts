/** What the chapters' figures run, with each cell's values as declared: for the labs, and for tests of what is taken away. */
import { runCell } from '../notebook/index.ts';
import type { Scenario } from '../sim/index.ts';
import { loadCell } from './load-cell.ts';
import { readChapters } from './read-chapters.ts';

export interface ChapterScenario {
  /** `030-first-fin-lost/lost-once` */
  name: string;
  scenario: Scenario;
}

/** The first figure of each chapter's first cell that has one, in reading order; with `all`, the first figure of every cell. */
export const chapterScenarios = async (root: string, all = false): Promise<ChapterScenario[]> => {
  const found: ChapterScenario[] = [];
  for (const { folder, path, en } of readChapters(root)) {
    for (const { name, attributes } of en?.text.components ?? []) {
      if (name !== 'Cell') continue;
      const id = String(attributes.id?.value);
      const { outputs } = runCell(await loadCell(root, path, id));
      const figure = outputs.find((output) => output.kind === 'figure');
      if (!figure) continue;
      found.push({ name: `${folder}/${id}`, scenario: figure.scenario });
      if (!all) break;
    }
  }
  return found;
};
