/**
 * What a reader finds who turns one control of a cell: the ends of its sliders, each option of its selects, its toggles the
 * other way. One control at a time: the product of all would be slow, and a cell that fails there mostly fails here.
 */

import type { CellFile, Chapter } from '../../chapter/build.ts';
import { type Parameter, type Parameters, readValue, snap } from '../../notebook/index.ts';
import { runKey } from './check-runs.ts';
import type { Finding } from './finding.ts';
import { faultOfOutcome, thrownAdvice } from './outcome-fault.ts';
import { placeOfControl } from './place-in-cell.ts';
import type { Outcome, WantedRun } from './run-cells.ts';

type Value = Parameter['value'];
interface Turn {
  name: string;
  value: Value;
}

function valuesOf(parameter: Parameter): readonly Value[] {
  switch (parameter.kind) {
    case 'slider':
      return [snap(parameter, parameter.min), snap(parameter, parameter.max)];
    case 'select':
      return parameter.options;
    case 'toggle':
      return [!parameter.value];
  }
}

const turnsOf = (parameters: Parameters): Turn[] =>
  Object.entries(parameters).flatMap(([name, parameter]) =>
    valuesOf(parameter)
      .filter((value) => value !== parameter.value)
      .map((value) => ({ name, value })),
  );

/** The cells that run as declared, with their parameters: of one that does not, that is fault enough. */
const turnable = (chapter: Chapter, outcomeOf: ReadonlyMap<string, Outcome>) =>
  chapter.cells.flatMap((cell) => {
    const declared = outcomeOf.get(runKey(cell, {}));
    return declared?.ok ? [{ cell, parameters: declared.parameters }] : [];
  });

/** @param outcomeOf the runs with the declared values, by `runKey` */
export const wantedTurns = (chapter: Chapter, outcomeOf: ReadonlyMap<string, Outcome>): WantedRun[] =>
  turnable(chapter, outcomeOf).flatMap(({ cell, parameters }) =>
    turnsOf(parameters).map(({ name, value }) => ({ chapter, cell, values: { [name]: value } })),
  );

/** What to do about a value that a reader can reach and the cell cannot take. */
function adviceFor(parameter: Parameter, value: Value): string {
  switch (parameter.kind) {
    case 'slider':
      return `mend run for it, or set a ${value === parameter.max ? 'lower max' : 'higher min'}: a reader can move the slider there`;
    case 'select':
      return 'mend run for it, or remove the option: a reader can choose it';
    case 'toggle':
      return 'mend run for it: a reader can switch it';
  }
}

/** The fault of a run with one control turned, told where the control is declared. */
function turned(
  fault: Finding,
  cell: CellFile,
  chapter: Chapter,
  { name, value }: Turn,
  parameter: Parameter,
): Finding {
  const at = placeOfControl(name, cell, chapter);
  const whose = at && at.file !== cell.file ? `cell "${cell.id}" ` : '';
  const thrown = at && fault.line > 1 ? `, at ${fault.file.replace(/^.*\//, '')}:${fault.line}` : '';
  const known = fault.right === thrownAdvice ? '' : `${fault.right}; `;
  return {
    ...fault,
    ...at,
    what: `${whose}with ${name} = ${JSON.stringify(value)}: ${fault.what}${thrown}`,
    right: `${known}${adviceFor(parameter, value)}`,
  };
}

/** A control that the page would show at another value than the one the first figure is drawn with. */
function checkStart(name: string, parameter: Parameter, cell: CellFile, chapter: Chapter): Finding[] {
  const shown = readValue(parameter, String(parameter.value));
  if (shown === parameter.value || shown === undefined) return [];
  return [
    {
      ...(placeOfControl(name, cell, chapter) ?? { file: cell.file, line: 1, column: 1 }),
      what: `${name} begins at ${parameter.value}, where its slider cannot stand`,
      right: `write value: ${shown}, or a min, max and step that have it`,
    },
  ];
}

/** `outcomeOf` answers with `runKey`: the runs with the declared values, and those of `wantedTurns`. */
export function checkTurns(
  chapter: Chapter,
  outcomeOf: ReadonlyMap<string, Outcome>,
  recordings: readonly string[],
): Finding[] {
  return turnable(chapter, outcomeOf).flatMap(({ cell, parameters }) => {
    const findings = Object.entries(parameters).flatMap(([name, parameter]) =>
      checkStart(name, parameter, cell, chapter),
    );
    for (const turn of turnsOf(parameters)) {
      const outcome = outcomeOf.get(runKey(cell, { [turn.name]: turn.value }));
      const fault = outcome && faultOfOutcome(cell, chapter, outcome, recordings);
      if (fault) findings.push(turned(fault, cell, chapter, turn, parameters[turn.name]!));
      // After one that was stopped the cell was not run again.
      if (outcome && 'endless' in outcome) break;
    }
    return findings;
  });
}
