/** What comparing two traces yields, and the words its parts have in common. */
import type { Side } from '../scenario.ts';

export interface Difference {
  /** Stable key; translations are keyed by it. */
  code:
    | 'segment-missing'
    | 'segment-extra'
    | 'segment-differs'
    | 'segment-sack'
    | 'segment-window'
    | 'segment-time'
    | 'segment-wait'
    | 'arrival-time'
    | 'state'
    | 'state-time'
    | 'state-wait'
    | 'call-missing'
    | 'call-extra'
    | 'call-differs'
    | 'call-time'
    | 'call-wait'
    | 'ends-early';
  side: Side;
  /** When, in the recording where it has the thing, else in the simulation. ms. */
  t: number;
  /** One plain English sentence. */
  sentence: string;
  values: Record<string, string | number>;
}

/** How far one thing is from the recording: positive when simulated late. ms. */
export interface TimeError {
  side: Side;
  /** Of a segment: its index in the recording's `segments`; of a state: in `states[side]`; of a call: in `app`. */
  index: number;
  errorMs: number;
  allowedMs: number;
}

/** What a recording may leave out. */
export type Unrecorded = 'windows' | 'states' | 'calls' | 'bytes' | 'connections';

/** What was compared: how many of each both had. */
export interface Looked {
  segments: number;
  /** Times at which one arrived. */
  arrivals: number;
  sackBlocks: number;
  windows: number;
  states: number;
  calls: number;
  /** Calls of which the recording says how many bytes. */
  bytes: number;
  /** So near the end of the recording that the other may have it later. */
  atTheEnd: number;
  /** What the recording does not tell, so that nothing was compared. */
  notRecorded: readonly Unrecorded[];
}

export interface Match {
  matches: boolean;
  /** In order of time. Empty when it matches. */
  differences: Difference[];
  /** What that rests on. */
  looked: Looked;
  segmentErrors: TimeError[];
  stateErrors: TimeError[];
  callErrors: TimeError[];
  /** The largest segment time error by size, ms; null when no segment could be paired. */
  largestMs: number | null;
}

/** A microsecond is the finest a trace knows; differences of floats carry dust below it. */
export const toMicrosecond = (value: number): number => Math.round(value * 1000) / 1000;

/** `12.34 ms` */
export const inMs = (value: number): string => `${Math.round(value * 100) / 100} ms`;

/** `12.34 ms later` */
export const offBy = (errorMs: number): string =>
  `${inMs(Math.abs(errorMs))} ${errorMs < 0 ? 'earlier' : 'later'}`;

/** Of the sizes of all segment time errors, ms: the middle one, the one 95 % lie below (nearest rank), the largest. */
export function timeErrors(matches: readonly Match[]): { p50: number; p95: number; largest: number } {
  const sizes = matches.flatMap(({ segmentErrors }) => segmentErrors.map(({ errorMs }) => Math.abs(errorMs)));
  sizes.sort((a, b) => a - b);
  const rank = (part: number): number => sizes[Math.max(0, Math.ceil(part * sizes.length) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95), largest: rank(1) };
}
