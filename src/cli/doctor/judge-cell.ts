/** An exercise's goal over a run of one of its two texts, for the doctor: plain data. */
import { callCell, type Exercise, judge, tracesOf, type Verdict } from '../../notebook/index.ts';
import type { Scenario } from '../../sim/index.ts';

export const noFigure = 'draws no figure';
export const noGoal = 'has no default export made by exercise(…)';

type AnyRun = Parameters<typeof callCell>[0];

const scenarioOf = (cell: AnyRun): Scenario => {
  const figure = callCell(cell).find((output) => output.kind === 'figure');
  if (!figure) throw new TypeError(noFigure);
  return figure.scenario;
};

/**
 * @param goal the default export of `goal.ts` @param start the cell that the reader begins with @param cell the one that is judged
 * @throws TypeError where `goal` is no exercise or the cell draws nothing; what the goal's code throws
 */
export const judgeCell = (goal: unknown, start: AnyRun, cell: AnyRun): Verdict => {
  if (typeof (goal as Exercise | undefined)?.goal !== 'function') throw new TypeError(noGoal);
  const { traces } = tracesOf({ kind: 'figure', scenario: scenarioOf(cell) }, { profile: 'linux' });
  return judge(goal as Exercise, scenarioOf(start), traces[0]);
};
