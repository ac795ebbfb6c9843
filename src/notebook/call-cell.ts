import type { CalledOutput, Cell, Output } from './cell.ts';
import { defaultValues } from './parameter.ts';

export type ParameterValues = Record<string, number | string | boolean>;

/** A cell of any parameters: its values are typed by its own file, and are data here. */
// biome-ignore lint/suspicious/noExplicitAny: the parameters differ per cell.
export type AnyCell = Cell<any>;

const isKind = (output: Output): output is CalledOutput => 'kind' in output;
const longForm = (output: Output): CalledOutput =>
  isKind(output) ? output : { kind: 'figure', scenario: output };

/**
 * Calls the cell's code with `values` (missing ones take the declared value); what many runs show is not counted yet.
 * @throws what the cell's code throws, and TypeError when it returns nothing.
 */
export const callCell = (cell: AnyCell, values: ParameterValues = {}): CalledOutput[] => {
  const out: Output | Output[] | undefined | null = cell.run({
    ...defaultValues(cell.parameters),
    ...values,
  });
  if (out === undefined || out === null)
    throw new TypeError('run() returned nothing: return a scenario or a figure.');
  const outputs = (Array.isArray(out) ? out : [out]).map(longForm);
  if (outputs.length === 0)
    throw new TypeError('run() returned an empty list: return a scenario or a figure.');
  return outputs;
};
