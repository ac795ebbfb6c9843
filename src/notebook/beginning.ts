/** What is too long to draw is cut at a moment, and the figure says so. */
import type { Trace } from '../sim/index.ts';
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
  const stopped = picture.traces.some((trace) => trace.stopped);
  if (end === Number.POSITIVE_INFINITY && !stopped) return picture;
  const count = Math.max(...picture.traces.map(({ segments }) => segments.length));
  const traces = (
    end === Number.POSITIVE_INFINITY ? picture.traces : picture.traces.map((trace) => until(trace, end))
  ) as Picture['traces'];
  const shown = Math.max(...traces.map(({ segments }) => segments.length));
  const [all, first] = [count.toLocaleString('en'), shown.toLocaleString('en')];
  return {
    ...picture,
    traces,
    tooMany: {
      en: `${stopped ? 'More than ' : ''}${all} segments: too much to draw; the first ${first} are shown.`,
      zh: `${stopped ? '超过 ' : '共 '}${all} 个报文，多得画不下；这里只显示前 ${first} 个。`,
    },
  };
};
