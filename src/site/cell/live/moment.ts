/** The cursor's moment in one line: when on the figure's clock, what, and the state both hosts are in. */
import type { Language } from '../../../notebook/index.ts';
import { eventText, isOfHost } from '../../../render/index.ts';
import { type Side, stateLabel, type Trace } from '../../../sim/index.ts';
import { flagNames, sinceClose, type TraceEvent, zeroOf } from '../../../timeline/index.ts';
import { wordsAtHand } from '../../../words/index.ts';

/** The state of a host just after `event`. */
const stateAt = (trace: Trace, side: Side, event: TraceEvent): string => {
  const changes = trace.states[side];
  let now = changes[0];
  changes.forEach((change, i) => {
    const isIt = event.kind === 'state' && event.side === side && event.index >= i;
    if (change.t < event.t || isIt || (change.t === event.t && event.kind !== 'state')) now = change;
  });
  return now ? stateLabel(now.state) : 'CLOSED';
};

/** `client FIN ACK` */
export const segmentInWords = (trace: Trace, index: number, lang: Language): string => {
  const segment = trace.segments[index];
  return segment ? `${wordsAtHand(lang).run.hosts[segment.from]} ${flagNames(segment.flags)}` : '';
};

/** One event with the states of both hosts after it, as the player says it. */
export const momentInWords = (trace: Trace, event: TraceEvent, lang: Language): string => {
  const words = wordsAtHand(lang);
  const { hosts, comma, moment } = words.run;
  const states = `${hosts.client} ${stateAt(trace, 'client', event)}${comma}${hosts.server} ${stateAt(trace, 'server', event)}`;
  const what = moment(isOfHost(trace, event) ? hosts[event.side] : '', eventText(trace, event, words));
  return `${sinceClose(event.t - zeroOf(trace))} · ${what} · ${states}`;
};
