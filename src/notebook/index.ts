/**
 * notebook: what a cell is and how it runs. Start reading at `run-cell.ts` (values → what is drawn), then `fault.ts` (clicks as
 * rules) and `share-link.ts` (a cell's address). What only an edited cell needs is behind `loadEditing` and `loadMonaco`, so
 * that a page which is only read carries none of it: the compiler, the sandbox, the editors.
 */

export { type AnyCell, callCell, type ParameterValues } from './call-cell.ts';
export type {
  CalledOutput,
  Cell,
  Figure,
  Output,
  RecordingFigure,
  RowRun,
  ShownOutput,
  Table,
} from './cell.ts';
export { slugOf } from './chapter-slug.ts';
export type { Chart } from './chart.ts';
export type { CodeFault } from './code-fault.ts';
export { Counting, countPart, type Part } from './counting.ts';
export type { CellSource } from './dependency-graph.ts';
export type { CellEditor, EditorEvents, Snapshot } from './editor/cell-editor.ts';
export type { Explanation } from './editor/explanation.ts';
export { lineNumbers } from './editor/line-numbers.ts';
export { openPlainArea } from './editor/plain-area.ts';
export { type Exercise, judge, type Kept, type Verdict } from './exercise.ts';
export {
  type ReaderFault,
  sameSegment,
  segmentName,
  setFault,
  takesFault,
  toggleLoss,
} from './fault.ts';
export { inCommon } from './in-common.ts';
export { loadLinks } from './load-links.ts';
export { missingRecording, noRecording } from './missing-recording.ts';
export { defaultValues, type Parameter, type Parameters, readValue, type Slider, snap } from './parameter.ts';
export type { Picture } from './picture.ts';
export { type CellRun, runCell } from './run-cell.ts';
export { runOnce } from './run-once.ts';
export type { Sandbox } from './sandbox/sandbox.ts';
export type { Found, KeptText, Removed, SavedEdit } from './saved-edits.ts';
export type { FactValue } from './tally.ts';
export { inLanguage, type Language, type Text } from './text.ts';
export {
  figuresIn,
  type ProfileChoice,
  profileOf,
  tracesOf,
  tracing,
  tracingFirst,
} from './tracing.ts';
export {
  keyOf,
  type Translations,
  translateCell,
  translateGoal,
  translateOutputs,
  translateParameters,
  withOptionsAsLabels,
  withTexts,
} from './translated.ts';
export { allAtOnce, inTurns, nextTurn, painted, Turns } from './turns.ts';

/** Compiler, sandbox, saved edits, links with code: what Edit and Run need. */
export const loadEditing = () => import('./editing.ts');
/** The full editor, a megabyte; `openMonaco` of the module puts one into a box. */
export const loadMonaco = () => import('./editor/monaco-editor.ts');
export { withFaults } from './with-faults.ts';
