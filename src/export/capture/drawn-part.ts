/** Of a long close the part worth drawing: a picture of thousands of arrows shows nothing and takes half a minute. */
import type { Segment, Trace } from '../../sim/index.ts';

/** Segments in one picture. */
export const MAX_DRAWN = 160;
/** Of these at most so many tell how it began; the others tell how it ended. */
const BEGINNING = 8;
/** Neighbours on each side of a segment that tells something. */
const AROUND = 2;

/** Opens, closes, resets, or was sent again or lost. */
const tells = (s: Segment): boolean =>
  /[SFR]/.test(s.flags) || s.retransmission !== undefined || s.arrives === null || s.arrivalUnknown === true;

export interface DrawnPart {
  trace: Trace;
  /** Segments that are not in it. */
  left: number;
}

/**
 * The same trace with at most `MAX_DRAWN` segments: its beginning, every FIN and RST with what stands beside it, what was lost or
 * sent again, and its end; of too many of those the first and the last. States are whole, and so are the times.
 */
export const drawnPart = (trace: Trace): DrawnPart => {
  const { segments } = trace;
  if (segments.length <= MAX_DRAWN) return { trace, left: 0 };
  const kept = new Set<number>();
  const add = (i: number): void => {
    if (i >= 0 && i < segments.length && kept.size < MAX_DRAWN) kept.add(i);
  };
  const beside = (i: number): void => {
    add(i);
    for (let k = 1; k <= AROUND; k++) {
      add(i - k);
      add(i + k);
    }
  };
  for (let i = 0; i < BEGINNING; i++) add(i);
  for (let i = segments.length - BEGINNING; i < segments.length; i++) add(i);
  // From both ends inwards: where there are too many, those of the middle are left out.
  const of = (wanted: (s: Segment) => boolean): number[] =>
    segments.flatMap((s, i) => (wanted(s) ? [i] : []));
  for (const list of [of((s) => /[FR]/.test(s.flags)), of(tells)])
    for (let a = 0, b = list.length - 1; a <= b && kept.size < MAX_DRAWN; a++, b--) {
      beside(list[a]!);
      beside(list[b]!);
    }
  const drawn = segments.filter((_, i) => kept.has(i));
  return { trace: { ...trace, segments: drawn }, left: segments.length - drawn.length };
};
