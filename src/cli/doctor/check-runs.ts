/** What the cells do when run: whether they end and return something, what their transcripts say, what the prose reads of them. */

import type { RunAnswer } from './cell-worker.ts';
import type { CellFile, Chapter } from './chapter-files.ts';
import { languages } from './chapter-files.ts';
import { type Finding, placeAt } from './finding.ts';
import { rightName } from './nearest.ts';
import type { Attribute, Component } from './parse-chapter.ts';
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
const readers = (chapter: Chapter, lang: 'en' | 'zh') =>
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
function refusal(parameter: Answer['parameters'][string], value: unknown): string | null {
  const { kind, min, max, options } = parameter;
  if (kind === 'slider') {
    const fits = typeof value === 'number' && value >= (min as number) && value <= (max as number);
    return fits ? null : `a number from ${min} to ${max}`;
  }
  if (kind === 'select') {
    return (options as unknown[]).includes(value)
      ? null
      : `one of ${(options as unknown[]).map((option) => JSON.stringify(option)).join(', ')}`;
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
      right: `add ${JSON.stringify(value)} to choices={${JSON.stringify(choices.value)}}`,
    };
  }
  return null;
}

/** The place where a text stands in a cell, or in the cell of its chapter that it builds on. */
function placeOfText(
  text: string,
  cell: CellFile,
  { cells }: Chapter,
): Pick<Finding, 'file' | 'line' | 'column'> {
  const at = [cell, ...cells].find(({ source }) => source.includes(text)) ?? cell;
  return { file: at.file, ...placeAt(at.source, Math.max(0, at.source.indexOf(text))) };
}

function checkOutcome(
  cell: CellFile,
  chapter: Chapter,
  outcome: Outcome,
  recordings: readonly string[],
): Finding | null {
  if (outcome.ok) return null;
  if ('endless' in outcome) {
    const at = outcome.at && { ...outcome.at, file: `${chapter.path}/cells/${outcome.at.file}` };
    return {
      ...(at ?? placeOfText('run:', cell, chapter)),
      what: `does not end: stopped after ${outcome.seconds} s`,
      right: 'look for a loop whose condition never becomes false; a cell takes milliseconds',
    };
  }
  const { message, line, column } = outcome;
  const place = { file: cell.file, line, column };
  if (/returned (nothing|an empty list)/.test(message)) {
    return {
      ...place,
      what: message.split(':')[0]!,
      right: 'return a scenario, figure(…), againstRecording(…), table(…) or a list of them',
    };
  }
  if (/no default export/.test(message)) {
    return { ...place, what: 'has no default export', right: 'write export default cell({ run: () => … })' };
  }
  const recording = /^there is no recording named "(.*)"$/.exec(message)?.[1];
  if (recording !== undefined) {
    return {
      ...placeOfText(recording, cell, chapter),
      what: message,
      right: rightName(recording, recordings, 'recording'),
    };
  }
  const [what, right] = message.split(/; (?=allowed: )/);
  return {
    ...place,
    what: `does not run: ${what!.replace(/\.$/, '')}`,
    right:
      right?.replace(/\.$/, '') ??
      'the line named is where it was thrown; npm run dev shows it beside the figure',
  };
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
    const fault = checkOutcome(cell, chapter, outcome, recordings);
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
          placed(component, checkOutcome(cell, chapter, outcome, recordings));
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
