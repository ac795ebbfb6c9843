/** The exercises of a chapter: their three files, their place in the text, and that the goal is reached by the solution alone. */
import {
  type Chapter,
  type ChapterFile,
  type Component,
  componentOf,
  type ExerciseFiles,
} from '../../chapter/build.ts';
import { inLanguage } from '../../notebook/index.ts';
import { type Lang, languages } from '../../words/lang.ts';
import { runKey } from './check-runs.ts';
import type { Finding } from './finding.ts';
import { hasChinese } from './front-matter.ts';
import { noFigure, noGoal } from './judge-cell.ts';
import { faultOfOutcome } from './outcome-fault.ts';
import type { Outcome, WantedRun } from './run-cells.ts';

type Found = Omit<Finding, 'line' | 'column'> & Partial<Finding>;
const atTop = (found: Found): Finding => ({ line: 1, column: 1, ...found });

/** The starting text and the solution of each exercise that is whole. */
export const wantedOfExercises = (chapter: Chapter): WantedRun[] =>
  chapter.exercises.flatMap(({ start, solution, goal }) =>
    start && solution && goal
      ? [start, solution].map((cell) => ({ chapter, cell, values: {}, exercise: { start, goal } }))
      : [],
  );

const files = ['start', 'solution', 'goal'] as const;
const meaning = {
  start: 'the cell that the reader begins with',
  solution: 'a cell that reaches the goal',
  goal: 'export default exercise({ goal: ({ client }) => [[client.finSent < 3, "…"]] })',
};

const checkFiles = (exercise: ExerciseFiles, chapter: Chapter): Finding[] => {
  const { id, path } = exercise;
  const clash = chapter.cells.find((cell) => cell.id === id);
  return [
    ...files
      .filter((name) => exercise[name] === null)
      .map((name) =>
        atTop({
          file: path,
          what: `the exercise lacks ${name}.ts`,
          right: `write ${path}/${name}.ts: ${meaning[name]}`,
        }),
      ),
    ...(clash
      ? [
          atTop({
            file: path,
            what: `the exercise has the name of a cell (${clash.file})`,
            right: 'rename the folder: what a reader writes is kept under this name',
          }),
        ]
      : []),
  ];
};

/** The hints in one exercise of a text. */
const hintsIn = ({ text: { blocks, source } }: ChapterFile, id: string): number =>
  blocks
    .filter((block) => 'name' in block && block.name === 'Exercise')
    .filter((block) => componentOf(block, source).attributes.id?.value === id)
    .flatMap(({ children = [] }) => children)
    .filter((child) => 'name' in child && child.name === 'Hint').length;

const checkText = (chapter: Chapter, lang: Lang): Finding[] => {
  const text = chapter[lang];
  if (!text || text.text.faults.length > 0) return [];
  const { file } = text;
  const named = (name: string): Component[] => text.text.components.filter((one) => one.name === name);
  const findings: Finding[] = [];
  const seen = new Set<unknown>();
  let hints = 0;
  for (const { line, column, attributes } of named('Exercise')) {
    const place = { file, line, column };
    const id = attributes.id?.value;
    const title = attributes.title;
    if (seen.has(id))
      findings.push({ ...place, what: `exercise "${id}" stands here twice`, right: 'keep one of the two' });
    seen.add(id);
    const here = hintsIn(text, String(id));
    hints += here;
    if (here === 0)
      findings.push({
        ...place,
        what: `exercise "${id}" has no hint`,
        right:
          'write <Hint>…</Hint> behind the task, each in a paragraph of its own, the first one the vaguest',
      });
    if (lang === 'zh' && typeof title?.value === 'string' && !hasChinese(title.value))
      findings.push({
        file,
        line: title.line,
        column: title.column,
        what: `the title "${title.value}" is not translated`,
        right: 'write it in Chinese',
        wants: 'translation',
      });
  }
  const stray = named('Hint')[hints];
  if (stray)
    findings.push({
      file,
      line: stray.line,
      column: stray.column,
      what: '<Hint> stands in no exercise, so nobody sees it',
      right: 'put it between <Exercise …> and </Exercise>',
    });
  return [
    ...findings,
    ...chapter.exercises
      .filter(({ id }) => lang === 'en' && !seen.has(id))
      .map(({ id, path }) =>
        atTop({
          file: path,
          what: `no text has the exercise "${id}"`,
          right: `write <Exercise id="${id}" title="…"> in en.mdx and zh.mdx, or remove the folder`,
        }),
      ),
  ];
};

/** Why the goal said nothing of a run. */
const unjudged = (
  { threw, line, column }: { threw: string; line: number; column: number },
  cell: string,
  goal: string,
): Finding => {
  if (threw === noFigure)
    return atTop({
      file: cell,
      what: `${noFigure}, so there is no run to judge`,
      right: 'return a scenario or figure(…)',
    });
  if (threw === noGoal) return atTop({ file: goal, what: noGoal, right: `write ${meaning.goal}` });
  return {
    file: goal,
    line,
    column,
    what: `cannot judge: ${threw}`,
    right: 'a goal takes every run a reader can make: what never came is null, and a list may be empty',
  };
};

const checkVerdicts = (
  { start, solution, goal }: ExerciseFiles,
  chapter: Chapter,
  outcomeOf: ReadonlyMap<string, Outcome>,
  recordings: readonly string[],
): Finding[] => {
  if (!start || !solution || !goal) return [];
  const outcomes = [start, solution].map((cell) => ({ cell, outcome: outcomeOf.get(runKey(cell, {}))! }));
  const faults = outcomes.flatMap(
    ({ cell, outcome }) => faultOfOutcome(cell, chapter, outcome, recordings) ?? [],
  );
  if (faults.length > 0) return faults;
  const [begun, solved] = outcomes.map(({ outcome }) => (outcome.ok ? outcome.verdict : undefined));
  if (!begun || !solved) return [];
  const threw = [begun, solved].find((verdict) => 'threw' in verdict);
  if (threw && 'threw' in threw)
    return [unjudged(threw, threw === begun ? start.file : solution.file, goal.file)];
  const findings: Finding[] = [];
  if ('done' in begun && begun.done)
    findings.push(
      atTop({
        file: start.file,
        what: 'the starting text reaches the goal already',
        right: `let it fall short, or ask for more in ${goal.file}`,
      }),
    );
  if ('done' in solved && !solved.done) {
    const what =
      'changed' in solved
        ? `the solution changes ${solved.changed}, which the goal keeps as it was`
        : `the solution does not reach the goal: ${inLanguage(solved.still, 'en')}`;
    findings.push(atTop({ file: solution.file, what, right: `mend it, or ask for less in ${goal.file}` }));
  }
  return findings;
};

/** `outcomeOf` answers with `runKey`. */
export const checkExercises = (
  chapter: Chapter,
  outcomeOf: ReadonlyMap<string, Outcome>,
  recordings: readonly string[],
): Finding[] => [
  ...languages.flatMap((lang) => checkText(chapter, lang)),
  ...chapter.exercises.flatMap((exercise) => [
    ...checkFiles(exercise, chapter),
    ...checkVerdicts(exercise, chapter, outcomeOf, recordings),
  ]),
];
