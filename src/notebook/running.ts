/** The door for what runs a cell that nobody edits: no compiler, no sandbox, no editor behind it. */
export type { AnyCell, ParameterValues } from './call-cell.ts';
export type { CalledOutput, ShownOutput } from './cell.ts';
export { defaultValues } from './parameter.ts';
export type { Picture } from './picture.ts';
export { type CellRun, runCell } from './run-cell.ts';
export { type Choices, type ProfileChoice, tracesOf } from './tracing.ts';
