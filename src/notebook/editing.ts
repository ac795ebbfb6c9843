/** What a cell needs once its code may change, loaded together at the first Edit or Run. */
export { dependentsOf, neededBy } from './dependency-graph.ts';
export { highlightLightly } from './editor/highlight-lightly.ts';
export { lineDiff } from './line-diff.ts';
export type { Module } from './sandbox/protocol.ts';
export { type Outcome, Sandbox, stoppedByReader } from './sandbox/sandbox.ts';
export {
  early,
  type Found,
  findEdit,
  forgetEdit,
  hashText,
  keepEdit,
  type Removed,
  readEarly,
  resetEdits,
  type Store,
  takeEarly,
  undoReset,
} from './saved-edits.ts';
export { longestLink, readCode, writeCode } from './share-link.ts';
export { transpile } from './transpile.ts';
