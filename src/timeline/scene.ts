import type { Side, TcpState } from '../sim/index.ts';
import type { Lang } from '../words/lang.ts';
import type { EventKind } from './events.ts';

export type { Lang };
/** The kind decides line weight and colour; RST wins over FIN, FIN over SYN, SYN over data. */
export type SegmentKind = 'rst' | 'fin' | 'syn' | 'data' | 'ack';

/** One state of one socket. y in px from the top. */
export interface Band {
  side: Side;
  state: TcpState;
  y0: number;
  y1: number;
  ghost: boolean;
  /** A mini-socket (tcp_timewait_sock): drawn narrower. */
  mini: boolean;
  /** 0: whole width; 1, 2: outer and inner half, where two connections overlap in time. */
  half: 0 | 1 | 2;
  /** The socket is gone at y1; false: the trace ends first, or another state follows. */
  gone: boolean;
  /** Still there when the trace ends. */
  open: boolean;
}

/** A segment runs from the sender's band at y0 to the receiver's at y1; a lost one only half of that way. */
export interface SegmentLine {
  id: string;
  index: number;
  from: Side;
  kind: SegmentKind;
  y0: number;
  y1: number;
  ghost: boolean;
  lost: boolean;
  /** Held by the network from the first y to the second, 80 % of the way along. */
  hold?: [number, number];
  /** y of a second copy: parts from the first at 80 % of the way, held, then arrives. */
  copy?: [number, number, number];
  /** Only this trace of two has it. */
  only: boolean;
  /** Index of the scenario's rule that touched it. */
  rule?: number;
}

/** A timer beside its host's band; `depth` 0 is next to the band. */
export interface Bracket {
  id: string;
  index: number;
  side: Side;
  depth: number;
  y0: number;
  y1: number;
  ended: 'fired' | 'cancelled' | 'running';
}

/** A stretch of the axis in which nothing happens. */
export interface Fold {
  /** `start` for what comes before the story, otherwise the id of the event that ends the wait. For `unfold`. */
  id: string;
  y0: number;
  y1: number;
  /** How long it hides, ms. */
  ms: number;
  /** Drawn in full because `unfold` asked for it. */
  open: boolean;
}

export type LabelKind =
  | 'host'
  | 'state'
  | 'gone'
  | 'still'
  | 'call'
  | 'timer'
  | 'time'
  | 'fold'
  | 'segment'
  | 'again'
  | 'mark';

/**
 * One line of text. `left` and `right`: x px outward from the client's or server's band, y the top. `time`: the column at
 * the far left. `ladder`: turned along a line that falls by `dy` px from the client's band to the server's (negative: rises);
 * the text hangs at `along` (0, 0.5 or 1 of the width) where the line is at height `y`.
 */
export interface Label {
  /** Event it belongs to. */
  id: string;
  kind: LabelKind;
  place: 'left' | 'right' | 'time' | 'ladder';
  text: string;
  /** The quieter part after the flags. */
  numbers?: string;
  x: number;
  y: number;
  along?: 0 | 0.5 | 1;
  dy?: number;
  /** Under its line instead of above it, and how far, px: under a lost segment its cross needs room too. */
  below?: number;
  ghost?: boolean;
  state?: TcpState;
}

/** Numbers to draw from. Heights are final; widths follow the page: the ladder takes what the two gutters leave. */
export interface Scene {
  lang: Lang;
  height: number;
  bands: Band[];
  segments: SegmentLine[];
  timers: Bracket[];
  folds: Fold[];
  labels: Label[];
  /** Height of each event of the first trace, in order: what the cursor walks. */
  points: { id: string; t: number; y: number; kind: EventKind }[];
  /** Of two traces: their names, and the largest difference between segments both have. */
  names?: readonly [string, string];
  largest?: { ms: number; id: string };
}

/** Width the figure is laid out for; it stretches from here and labels only move apart. */
export const NARROW = 342;
/** Below NARROW the clock times go and leave their place; the figure gets no narrower than this. */
export const NARROWEST = 316;
/** From this width on, gutters and type are larger (figure.css has the same number). */
export const WIDE = 560;
export const BAND = 9;

/** Space left and right of the ladder at a width, px, and the factor of all type sizes. */
export const measure = (width: number): { left: number; right: number; type: number } =>
  width < WIDE
    ? { left: width < NARROW ? 94 : 120, right: 93, type: 1 }
    : { left: 158, right: 132, type: 1.12 };

/** From a segment's line to the note under it, in px: the cross of a lost one needs more. */
export const noteBelow = (lost: boolean): number => (lost ? 6 : 3);
export const noteHeight = 11;
