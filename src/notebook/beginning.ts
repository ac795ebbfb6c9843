/** What is too long to draw is cut at a moment. The figure says so (`cut-short.ts`), and which settings change nothing. */
import { idleSettings, type Trace } from '../sim/index.ts';
import { cutShort } from './cut-short.ts';
import { markTimes, segmentTimes, timerTimes } from './moments-of-trace.ts';
import type { Picture } from './picture.ts';

/** Segments that are drawn of one picture, and of all of a cell: more than anybody reads, and well under 200 ms of drawing. */
const [ofOne, ofAll] = [400, 800];
/** Of calls and states, and of timers, for each of these segments. */
const marksEach = 2.5;

/** Segments of one of so many pictures that are drawn. */
const mostSegments = (pictures: number): number => Math.min(ofOne, Math.floor(ofAll / pictures));

/** When the entry after the `most` first begins; never, if there is none. */
const after = (times: number[], most: number): number =>
  times.length > most ? times.sort((a, b) => a - b)[most]! : Number.POSITIVE_INFINITY;

/** The moment from which on there is too much for one picture; never, if it can be drawn whole. */
const endOf = (traces: readonly Trace[], most: number): number =>
  Math.min(
    after(traces.flatMap(segmentTimes), most),
    after(traces.flatMap(markTimes), most * marksEach),
    after(traces.flatMap(timerTimes), most * marksEach),
  );

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
  return cutShort(picture, end, most);
};
