import type { Call, Segment, Trace } from '../sim/index.ts';
import { stateLabel } from '../sim/index.ts';
import {
  callText,
  flagNames,
  retransmissionText,
  type TraceEvent,
  tableChanges,
  timerText,
} from '../timeline/index.ts';
import type { RunWords, WordsAtHand } from '../words/index.ts';

/** `FIN ACK, seq 101, ack 1` with all its numbers. */
export const segmentText = (s: Segment, words: RunWords): string =>
  [flagNames(s.flags), `seq ${s.seq}`, s.ack === null ? '' : `ack ${s.ack}`, s.len ? words.bytes(s.len) : '']
    .filter(Boolean)
    .join(words.comma);

/** `read() → 0`. */
const callLine = (call: Call): string => callText(call).join(' → ');

/** What happened, in one line without time and host. */
export const eventText = (trace: Trace, event: TraceEvent, { run, figure }: WordsAtHand): string => {
  const { kind, index } = event;
  if (kind === 'state') {
    const { state, mini } = trace.states[event.side][index]!;
    return state === 'CLOSED' ? run.gone : run.enters(stateLabel(state), mini === true);
  }
  if (kind === 'call') return callLine(trace.app[index]!);
  if (kind === 'drop') return run.notUsed;
  if (kind === 'armed' || kind === 'fired' || kind === 'cancelled')
    return run[kind](timerText(trace.timers![index]!, figure));
  if (kind === 'tracked') {
    const { state } = tableChanges(trace)[index]!;
    return state === null ? run.box.forgetsIt : run.box.enters(state);
  }
  const s = trace.segments[index]!;
  const what = segmentText(s, run);
  if (kind === 'lost') return s.box ? run.box.drops(what) : run.lost(what);
  if (kind === 'sent' && s.sentBy === 'middlebox') return run.box.answers(what, s.from);
  if (kind === 'duplicate') return run.secondCopy(what);
  if (kind === 'arrived') {
    if (s.arrivalUnknown) return run.arrivalUnknown(what);
    return run.receives(s.ecn === 'ce' ? `${what}${run.comma}CE` : what);
  }
  const again = retransmissionText(s, run);
  return run.sends(what) + (again ? run.aside(again) : '');
};

/** Time in ms as tables print it: two decimals at most. */
export const timeText = (t: number): string => `${Math.round(t * 100) / 100}`.replace('-', '−');

/** Whether an event is a host's own: of what the network and the box on the path do, the text itself says who. */
export const isOfHost = (trace: Trace, { kind, index }: TraceEvent): boolean =>
  kind !== 'lost' &&
  kind !== 'tracked' &&
  !(kind === 'sent' && trace.segments[index]?.sentBy === 'middlebox');

/** Where an event is, for the host column. */
export const placeText = (trace: Trace, event: TraceEvent, words: RunWords): string => {
  if (isOfHost(trace, event)) return words.hosts[event.side];
  return event.kind === 'lost' && !trace.segments[event.index]?.box ? words.network : words.box.name;
};
