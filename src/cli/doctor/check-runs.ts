/** What the cells do when run: whether they end and return something, what their transcripts say, what the prose reads of them. */

import type { Attribute, CellFile, Chapter, Component } from '../../chapter/build.ts';
import type { Parameter } from '../../notebook/index.ts';
import { type Lang, languages } from '../../words/lang.ts';
import type { RunAnswer } from './cell-worker.ts';
import type { Finding } from './finding.ts';
import { rightName } from './nearest.ts';
import { faultOfOutcome } from './outcome-fault.ts';
import type { Outcome, WantedRun } from './run-cells.ts';
import { differencesOfTranscripts } from './transcript-differences.ts';

type Answer = Extract<RunAnswer, { ok: true }>;
type Values = WantedRun['values'];

const isValues = (value: unknown): value is Values =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const valuesOf = ({ attributes }: Component): Values =>
  isValues(attributes.with?.value) ? attributes.with.value : {};
const cellNamed = (chapter: Chapter, { attributes }: Component): CellFile | undefined =>
  chapter.cells.find(({ id }) => id === (attributes.of ?? attributes.cell)?.value);
const readers = (chapter: Chapter, lang: Lang) =>
  (chapter[lang]?.text.components ?? []).filter(({ name }) => name === 'Fact' || name === 'Predict');

/** The runs a chapter needs: each cell with its declared values, and once for each other set of values the prose reads. */
export function wantedRuns(chapter: Chapter): WantedRun[] {
  const wanted = new Map<string, WantedRun>();
  const want = (cell: CellFile, values: Values) =>
    wanted.set(runKey(cell, values), { chapter, cell, values });
  for (const cell of chapter.cells) want(cell, {});
  for (const lang of languages) {
    for (const component of readers(chapter, lang)) {
      const cell = cellNamed(chapter, component);
      if (cell) want(cell, valuesOf(component));
    }
  }
  return [...wanted.values()];
}

export const runKey = (cell: CellFile, values: Values): string => `${cell.file} ${JSON.stringify(values)}`;

/** What a parameter allows, in words; null where the value is allowed. */
function refusal(parameter: Parameter, value: unknown): string | null {
  if (parameter.kind === 'slider') {
    const { min, max } = parameter;
    return typeof value === 'number' && value >= min && value <= max
      ? null
      : `a number from ${min} to ${max}`;
  }
  if (parameter.kind === 'select') {
    const { options } = parameter;
    return options.some((option) => option === value)
      ? null
      : `one of ${options.map((option) => JSON.stringify(option)).join(', ')}`;
  }
  return typeof value === 'boolean' ? null : 'true or false';
}

function checkValues(
  cell: CellFile,
  at: Attribute,
  values: Values,
  declared: Answer,
): Omit<Finding, 'file'> | null {
  const place = { line: at.line, column: at.column };
  for (const [name, value] of Object.entries(values)) {
    const parameter = declared.parameters[name];
    if (!parameter) {
      const names = Object.keys(declared.parameters);
      return {
        ...place,
        what: `cell "${cell.id}" has no parameter "${name}"`,
        right: rightName(name, names, 'parameter'),
      };
    }
    const allowed = refusal(parameter, value);
    if (allowed) {
      return {
        ...place,
        what: `${name} of cell "${cell.id}" cannot be ${JSON.stringify(value)}`,
        right: `write ${allowed}`,
      };
    }
  }
  return null;
}

/** What a <Fact> can print: "never" or "-0.2 s" in a sentence says something else than the run. */
const isShown = (value: number | string | null): boolean =>
  typeof value === 'number' ? Number.isFinite(value) && value >= 0 : value !== null;

function checkReader(
  component: Component,
  cell: CellFile,
  declared: Answer,
  answer: Answer,
): Omit<Finding, 'file'> | null {
  const { with: given, is, profile, choices, as } = component.attributes;
  const wrong = given && checkValues(cell, given, valuesOf(component), declared);
  if (wrong) return wrong;
  if (typeof is?.value !== 'string') return null;
  const facts = answer.facts[profile?.value === 'textbook' ? 'textbook' : 'linux'];
  const value = facts[is.value];
  if (value === undefined) {
    return {
      line: is.line,
      column: is.column,
      what: `the run of "${cell.id}" has no fact "${is.value}"`,
      right: rightName(is.value, Object.keys(facts), 'fact'),
    };
  }
  if (component.name === 'Fact' && !isShown(value)) {
    return {
      line: is.line,
      column: is.column,
      what: `${is.value} of "${cell.id}" is ${value} in this run, which a text cannot show`,
      right: 'read a fact that has a value there (not null, not below 0), or say it in words',
    };
  }
  if (typeof value === 'string' && (as?.value === 'ms' || as?.value === 's')) {
    return {
      line: as.line,
      column: as.column,
      what: `${is.value} is a text ("${value}"), no time`,
      right: `remove as="${as.value}"`,
    };
  }
  if (component.name === 'Predict' && Array.isArray(choices?.value) && !choices.value.includes(value)) {
    const scaled = as?.value === 's' || as?.value === 'ms';
    if (scaled) return null;
    return {
      line: choices.line,
      column: choices.column,
      what: `the run says ${JSON.stringify(value)}, which is not among the choices`,
      right: choices.value.includes(String(value))
        ? `write numbers without quotes: ${value}`
        : `add ${JSON.stringify(value)} to choices={${JSON.stringify(choices.value)}}`,
    };
  }
  return null;
}

function checkTranscript(chapter: Chapter, cell: CellFile, answer: Answer): Finding[] {
  const file = `${chapter.path}/transcripts/${cell.id}.txt`;
  const kept = chapter.transcripts.find(({ id }) => id === cell.id);
  const accept = `if that is meant, accept it: npm run fix -- ${chapter.slug}`;
  if (!kept) {
    const right = `read what it does and keep it: npm run fix -- ${chapter.slug}`;
    return [
      { file: cell.file, line: 1, column: 1, what: `has no transcript (${file})`, right, fixAsks: true },
    ];
  }
  if (kept.source === answer.transcript) return [];
  const { line, words } = differencesOfTranscripts(kept.source, answer.transcript);
  return [
    {
      file,
      line,
      column: 1,
      what: `the transcript is out of date: ${words.join('; ')}`,
      right: accept,
      fixAsks: true,
    },
  ];
}

/** `outcomeOf` answers with `runKey`. */
export function checkRuns(
  chapter: Chapter,
  outcomeOf: ReadonlyMap<string, Outcome>,
  recordings: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  for (const cell of chapter.cells) {
    const outcome = outcomeOf.get(runKey(cell, {}))!;
    const fault = faultOfOutcome(cell, chapter, outcome, recordings);
    if (fault) findings.push(fault);
    if (outcome.ok) findings.push(...checkTranscript(chapter, cell, outcome));
  }
  for (const { id, file } of chapter.transcripts) {
    if (chapter.cells.some((cell) => cell.id === id)) continue;
    const right = `npm run fix -- ${chapter.slug} removes it`;
    findings.push({
      file,
      line: 1,
      column: 1,
      what: `the transcript belongs to no cell`,
      right,
      fixAsks: true,
    });
  }
  for (const lang of languages) {
    for (const component of readers(chapter, lang)) {
      const cell = cellNamed(chapter, component);
      const declared = cell && outcomeOf.get(runKey(cell, {}));
      const outcome = cell && outcomeOf.get(runKey(cell, valuesOf(component)));
      if (!cell || !declared?.ok || !outcome) continue;
      const fault = outcome.ok
        ? checkReader(component, cell, declared, outcome)
        : (component.attributes.with &&
            checkValues(cell, component.attributes.with, valuesOf(component), declared)) ||
          placed(component, faultOfOutcome(cell, chapter, outcome, recordings));
      if (fault) findings.push({ file: chapter[lang]!.file, ...fault });
    }
  }
  return findings;
}

/** A fault of the cell that only the values of this component bring about. */
function placed(component: Component, fault: Finding | null): Omit<Finding, 'file'> | null {
  if (!fault) return null;
  const { line, column } = component.attributes.with ?? component;
  return { line, column, what: `with these values, the cell ${fault.what}`, right: fault.right };
}
