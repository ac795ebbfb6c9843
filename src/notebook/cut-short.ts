/** A picture that is not all of its run, or whose settings change nothing: cut at its end, with the words that say so. */
import { idleSettings, type Trace } from '../sim/index.ts';
import { inEveryLanguage, type Lang, manners, noteAtHand, wordsAtHand } from '../words/index.ts';
import { markTimes, segmentTimes, timerTimes } from './moments-of-trace.ts';
import type { Picture } from './picture.ts';

/** The trace as it would be had one stopped looking just before `end`, ms. */
const until = (trace: Trace, end: number): Trace => {
  const before = ({ t }: { t: number }): boolean => t < end;
  const { segments, app, states, timers, drops, queues, waiting } = trace;
  return {
    ...trace,
    observedUntilMs: end,
    segments: segments.filter(before),
    app: app.filter(before),
    states: { client: states.client.filter(before), server: states.server.filter(before) },
    ...(timers && {
      timers: timers
        .filter(({ armedAt }) => armedAt < end)
        .map((timer) =>
          timer.endedAt === null || timer.endedAt < end
            ? timer
            : { ...timer, endedAt: null, ended: 'running' as const },
        ),
    }),
    ...(drops && { drops: drops.filter(before) }),
    ...(queues && { queues: queues.filter(before) }),
    ...(waiting && { waiting: waiting.filter(before) }),
  };
};

const count = (traces: readonly Trace[], timesOf: (trace: Trace) => number[]): number =>
  traces.reduce((sum, trace) => sum + timesOf(trace).length, 0);
const eventTimes = (trace: Trace): number[] => [...markTimes(trace), ...timerTimes(trace)];

/** In words, of what is too much a part is drawn. */
const cutInWords = (whole: readonly Trace[], part: readonly Trace[], most: number, lang: Lang): string => {
  const [all, shown] = [count(whole, segmentTimes), count(part, segmentTimes)];
  if (all <= most) return noteAtHand(lang).events(count(whole, eventTimes), count(part, eventTimes));
  return shown === 0 ? noteAtHand(lang).atOnce(all) : wordsAtHand(lang).figure.truncated(all, shown);
};

/** A sentence for each setting of the picture that changes nothing, whichever host and run it is set in. */
const idleInWords = (traces: readonly Trace[], lang: Lang): string[] => {
  const { noEffect } = noteAtHand(lang);
  const idle = traces.flatMap(({ scenario }) => idleSettings(scenario));
  return [...new Set(idle.map(({ name, why }) => noEffect(name.replace(/^net\.ipv4\./, ''), why)))];
};

/** @param end ms; infinite: it is not cut @param most as many segments are drawn of it */
export const cutShort = (picture: Picture, end: number, most: number): Picture => {
  const stopped = picture.traces.find((trace) => trace.stopped)?.stopped;
  const isCut = end !== Number.POSITIVE_INFINITY;
  const traces = (
    isCut ? picture.traces.map((trace) => until(trace, end)) : picture.traces
  ) as Picture['traces'];
  const said = (lang: Lang): string[] => [
    ...(isCut ? [cutInWords(picture.traces, traces, most, lang)] : []),
    ...(stopped ? [noteAtHand(lang).stopped(Number(stopped.values?.events))] : []),
    ...idleInWords(traces, lang),
  ];
  return { ...picture, traces, note: inEveryLanguage((lang) => said(lang).join(manners[lang].space)) };
};
