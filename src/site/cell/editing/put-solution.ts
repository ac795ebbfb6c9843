/** An exercise's stored solution in place of the reader's text, which can be had back. */
import { loadSolution } from '../live/live-modules.ts';
import type { EditedCell } from './edited-cell.ts';

export const putSolution = async (cell: EditedCell): Promise<void> => {
  const { live } = cell;
  const code = await loadSolution(live.chapter, live.id);
  cell.takeTyped();
  if (cell.code === code) {
    await cell.run();
    return;
  }
  // Nobody writes in the text that goes.
  cell.editing.close(false);
  const { text, original } = cell;
  cell.setBehind(text.code === original ? undefined : text);
  await cell.take({ code, endedByForce: false });
};
