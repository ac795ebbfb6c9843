/** What is too long to draw is cut at a moment, and the figure says so; it says as well which settings change nothing. */
import { idleSettings, type Trace } from '../sim/index.ts';
import { inEveryLanguage, type Lang, manners, wordsAtHand } from '../words/index.ts';
import type { Picture } from './picture.ts';

/** Segments that are drawn of one picture, and of all of a cell: more than anybody reads, and well under 200 ms of drawing. */
const [ofOne, ofAll] = [400, 800];
/** Of calls and states, and of timers, for each of these segments. */
const marksEach = 2.5;

/** Segments of one of so many pictures that are drawn. */
const mostSegments = (pictures: number): number => Math.min(ofOne, Math.floor(ofAll / pictures));

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

/** When the entry after the `most` first begins; never, if there is none. */
const after = (times: number[], most: number): number =>
  times.length > most ? times.sort((a, b) => a - b)[most]! : Number.POSITIVE_INFINITY;

const segmentTimes = ({ segments }: Trace): number[] => segments.map(({ t }) => t);
const markTimes = ({ states, app, drops = [] }: Trace): number[] =>
  [...states.client, ...states.server, ...app, ...drops].map(({ t }) => t);
const timerTimes = ({ timers = [] }: Trace): number[] => timers.map(({ armedAt }) => armedAt);

/** The moment from which on there is too much for one picture; never, if it can be drawn whole. */
const endOf = (traces: readonly Trace[], most: number): number =>
  Math.min(
    after(traces.flatMap(segmentTimes), most),
    after(traces.flatMap(markTimes), most * marksEach),
    after(traces.flatMap(timerTimes), most * marksEach),
  );

const count = (traces: readonly Trace[], timesOf: (trace: Trace) => number[]): number =>
  traces.reduce((sum, trace) => sum + timesOf(trace).length, 0);
const eventTimes = (trace: Trace): number[] => [...markTimes(trace), ...timerTimes(trace)];

/** In words, of what is too much a part is drawn. */
const cutInWords = (whole: readonly Trace[], part: readonly Trace[], most: number, lang: Lang): string => {
  const words = wordsAtHand(lang).figure;
  const [all, shown] = [count(whole, segmentTimes), count(part, segmentTimes)];
  if (all <= most) return words.truncatedEvents(count(whole, eventTimes), count(part, eventTimes));
  return shown === 0 ? words.truncatedAtOnce(all) : words.truncated(all, shown);
};

/** A sentence for each setting of the picture that changes nothing, whichever host and run it is set in. */
const idleInWords = (traces: readonly Trace[], lang: Lang): string[] => {
  const words = wordsAtHand(lang).figure;
  const idle = traces.flatMap(({ scenario }) => idleSettings(scenario));
  return [...new Set(idle.map(({ name, why }) => words.noEffect(name.replace(/^net\.ipv4\./, ''), why)))];
};

/**
 * The picture, or its beginning up to one moment for both traces, with the words that say so.
 * @param pictures how many a cell draws: they share what a page can draw at once
 */
export const beginning = (picture: Picture, pictures = 1): Picture => {
  const most = mostSegments(pictures);
  const end = endOf(picture.traces, most);
  const stopped = picture.traces.find((trace) => trace.stopped)?.stopped;
  const isCut = end !== Number.POSITIVE_INFINITY;
  const isIdle = picture.traces.some(({ scenario }) => idleSettings(scenario).length > 0);
  if (!isCut && !stopped && !isIdle) return picture;
  const traces = (
    isCut ? picture.traces.map((trace) => until(trace, end)) : picture.traces
  ) as Picture['traces'];
  const said = (lang: Lang): string[] => [
    ...(isCut ? [cutInWords(picture.traces, traces, most, lang)] : []),
    ...(stopped ? [wordsAtHand(lang).figure.stopped(Number(stopped.values?.events))] : []),
    ...idleInWords(traces, lang),
  ];
  return { ...picture, traces, note: inEveryLanguage((lang) => said(lang).join(manners[lang].space)) };
};
