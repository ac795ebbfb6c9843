/** Edits taken out of the storage by a reset, and put back by its Undo. Where storage is refused, nothing was kept. */
import type { Removed } from '../../../notebook/index.ts';
import type { Editing } from './edited-text.ts';

/** @param scope `CHAPTER/ID`, `CHAPTER/`, or `''` for all @returns how many there were, and what puts them back */
export const takeOut = (tools: Editing, scope: string): { count: number; putBack: () => void } => {
  let removed: Removed = [];
  try {
    removed = tools.resetEdits(localStorage, scope);
  } catch {
    // Nothing was kept.
  }
  return {
    count: removed.length,
    putBack: () => {
      try {
        tools.undoReset(localStorage, removed);
      } catch {
        // Full or refused meanwhile: the texts come back to the page all the same.
      }
    },
  };
};
