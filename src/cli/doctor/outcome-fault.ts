/** A run of a cell that failed → the fault to tell, at the place to mend. */

import type { CellFile, Chapter } from '../../chapter/build.ts';
import { missingRecording } from '../../notebook/index.ts';
import type { Finding } from './finding.ts';
import { rightName } from './nearest.ts';
import { placeOfControl, placeOfField, placeOfText } from './place-in-cell.ts';
import { endedTheProgram, type Outcome } from './run-cells.ts';

/** What is told of an error that the cell's code throws: nobody but its author knows what would be right. */
export const thrownAdvice = 'the line named is where it was thrown; npm run dev shows it beside the figure';

export function faultOfOutcome(
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
  const events = /^Stopped after (\d+) events/.exec(message)?.[1];
  if (events !== undefined) {
    return {
      ...placeOfText('run:', cell, chapter),
      what: `does not come to an end: the simulator stopped after ${events} events`,
      right: 'send less, or shorten durationMs: of a run that was stopped no figure is true',
    };
  }
  if (message === endedTheProgram) {
    return {
      ...placeOfText('exit', cell, chapter),
      what: message,
      right: 'remove process.exit(), and whatever else ends a program: a cell returns',
    };
  }
  const recording = missingRecording(message);
  if (recording !== undefined) {
    return {
      ...placeOfText(recording, cell, chapter),
      what: message,
      right: rightName(recording, recordings, 'recording'),
    };
  }
  const [what, right] = message.split(/; (?=allowed: )/);
  const control = /^parameters\.(\w+)/.exec(message)?.[1];
  const result = /^(?:the result|output \d+)(.*): found /.exec(message)?.[1];
  return {
    ...((control && placeOfControl(control, cell, chapter)) ||
      (result !== undefined && placeOfField(result, cell)) ||
      place),
    what: `does not run: ${what!.replace(/\.$/, '')}`,
    right: right?.replace(/\.$/, '') ?? thrownAdvice,
  };
}
