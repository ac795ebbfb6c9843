/** The door for what runs a cell that nobody edits: no compiler, no sandbox, no editor behind it. */
export type { CalledOutput, ShownOutput } from './cell.ts';
export { defaultValues } from './parameter.ts';
export type { Picture } from './picture.ts';
export {
  type AnyCell,
  type CellRun,
  type Choices,
  type ParameterValues,
  type ProfileChoice,
  runCell,
  tracesOf,
} from './run-cell.ts';
