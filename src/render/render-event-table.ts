import { explained, type Trace } from '../sim/index.ts';
import { events, zeroOf } from '../timeline/index.ts';
import type { ReasonsWords, WordsAtHand } from '../words/index.ts';
import { escapeText } from './escape-text.ts';
import { eventText, placeText, timeText } from './event-text.ts';
import { whyText } from './why-text.ts';

const cell = '<td role="cell">';

/**
 * The timeline's twin: one row per event with its reason, its time counted from the close as the figure counts. Rows carry `data-event` with the ids of `events(trace)`.
 * End tags that HTML lets go, and empty last cells, are left out. A recording gives no reasons; its table has no such column.
 * Roles are said, since on a narrow screen each row is shown as lines and no longer as a row.
 */
export const renderEventTable = (trace: Trace, words: WordsAtHand & { reasons: ReasonsWords }): string => {
  const { caption, heads } = words.run.table;
  const list = events(trace);
  const zero = zeroOf(trace);
  const reasons = list.some((event) => event.why);
  const columns = heads.slice(0, reasons ? 4 : 3);
  const head = columns.map((name) => `<th role="columnheader" scope="col">${name}</th>`).join('');
  const rows = list.map((event) => {
    const why = event.why && explained(event.why);
    const source = why ? ` <cite>${escapeText(why.source)}</cite>` : '';
    const setting = why?.setting ? ` <code>${escapeText(why.setting)}</code>` : '';
    const because = why ? `${cell}${escapeText(whyText(why, words.reasons))}${setting}${source}` : '';
    return `<tr role="row" data-event="${event.id}">${cell}${timeText(event.t - zero)}${cell}${placeText(trace, event, words.run)}${cell}${escapeText(eventText(trace, event, words))}${because}`;
  });
  return `<table class="la-event-table" role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.join('')}</tbody></table>`;
};
