/** What is too long to draw is cut at a moment, and the figure says so. */
import type { Trace } from '../sim/index.ts';
import { figureWords, type Lang } from '../words/index.ts';
import type { Picture } from './run-cell.ts';

/** Segments of one trace that are drawn: far more than anybody reads, and well under 200 ms of drawing. */
const mostSegments = 400;
/** Calls, states and timers of one trace that are drawn. */
const mostMarks = 1000;

/** The trace as it would be had one stopped looking just before `end`, ms. */
const until = (trace: Trace, end: number): Trace => {
  const before = ({ t }: { t: number }): boolean => t < end;
  const { segments, app, states, timers, drops, queues } = trace;
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
  };
};

/** When the entry after the `most` first begins; never, if there is none. */
const after = (times: number[], most: number): number =>
  times.length > most ? times.sort((a, b) => a - b)[most]! : Number.POSITIVE_INFINITY;

/** The picture, or its beginning up to one moment for both traces, with the words that say so. */
export const beginning = (picture: Picture): Picture => {
  const end = Math.min(
    ...picture.traces.flatMap(({ segments, states, app, timers = [], drops = [] }) => [
      after(
        segments.map(({ t }) => t),
        mostSegments,
      ),
      after(
        [...states.client, ...states.server, ...app, ...drops].map(({ t }) => t),
        mostMarks,
      ),
      after(
        timers.map(({ armedAt }) => armedAt),
        mostMarks,
      ),
    ]),
  );
  const stopped = picture.traces.find((trace) => trace.stopped)?.stopped;
  const isCut = end !== Number.POSITIVE_INFINITY;
  if (!isCut && !stopped) return picture;
  const most = (of: readonly Trace[]): number => Math.max(...of.map(({ segments }) => segments.length));
  const traces = (
    isCut ? picture.traces.map((trace) => until(trace, end)) : picture.traces
  ) as Picture['traces'];
  const said = (lang: Lang): string[] => {
    const words = figureWords(lang);
    return [
      ...(isCut ? [words.truncated(most(picture.traces), most(traces))] : []),
      ...(stopped ? [words.stopped(Number(stopped.values?.events))] : []),
    ];
  };
  return { ...picture, traces, tooMany: { en: said('en').join(' '), zh: said('zh').join('') } };
};
