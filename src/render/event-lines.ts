import type { Trace } from '../sim/index.ts';
import { events, type TraceEvent } from '../timeline/index.ts';
import type { WordsAtHand } from '../words/index.ts';
import { eventText, placeText, timeText } from './event-text.ts';

/** Cells one under the other; two columns of blanks between them. */
export const inColumns = (rows: readonly (readonly string[])[], indent = '  '): string[] => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] as number)))
        .join('  ')
        .trimEnd(),
  );
};

/** Every event of a run as a line of plain text: ms, where, what. @param more what is added to a line */
export const eventLines = (
  trace: Trace,
  words: WordsAtHand,
  more: (event: TraceEvent) => string = () => '',
): string[] =>
  inColumns(
    events(trace).map((event) => [
      timeText(event.t).padStart(9),
      placeText(trace, event, words.run),
      eventText(trace, event, words) + more(event),
    ]),
  );
