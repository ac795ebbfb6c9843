import type { SegmentKind, Side, TcpState } from '../sim/index.ts';
import type { FigureWords } from '../words/index.ts';
import type { EventKind } from './events.ts';

/** Which of two runs: 0 the first, 1 the one beside it. */
export type Ladder = 0 | 1;

/** One state of one socket. Heights in px from the top, here and below. */
export interface Band {
  ladder: Ladder;
  side: Side;
  state: TcpState;
  y0: number;
  y1: number;
  /** A mini-socket (tcp_timewait_sock) waits in the socket's place. */
  mini: boolean;
  /** 0: whole width; 1, 2: outer and inner half, where two connections overlap in time. */
  half: 0 | 1 | 2;
  /** The socket is gone at y1; false: the trace ends first, or another state follows. */
  gone: boolean;
  /** Still there when the trace ends. */
  open: boolean;
}

/** A segment's name: `FIN`, and what is worth saying of it: `again · probe`. */
export interface Name {
  main: string;
  note: string;
  /** Both, as they stand in one line. */
  whole: string;
}

/** A segment runs from the sender's band at y0 to the receiver's at y1; a lost one `LOST_AT` of that way. */
export interface SegmentLine {
  id: string;
  index: number;
  ladder: Ladder;
  from: Side;
  /** Decides line weight and colour. */
  kind: SegmentKind;
  y0: number;
  y1: number;
  lost: boolean;
  /** Captures only: whether it arrived cannot be told. */
  unknown?: true;
  /** Its name, and where its middle stands: share of the ladder from the client, height. Absent where there is no room. */
  name?: Name & { at: number; y: number };
  /** Its line would lie over another's name, were both drawn in the order of time. */
  under?: true;
  /** Held by the network from the first y to the second, 80 % of the way along. */
  hold?: [number, number];
  /** y of a second copy: parts from the first at 80 % of the way, held, then arrives. */
  copy?: [number, number, number];
  /** Only this trace of two has it. */
  only: boolean;
  /** Index of the scenario's rule that touched it. */
  rule?: number;
  /** Where the box on the path had a part in it: it `ends` there, or the box itself sent it and it `begins` there. */
  atBox?: 'ends' | 'begins';
}

/** The box on the path, down the middle of a ladder: stretches in which it knows a connection, and where it forgets one. */
export interface BoxLine {
  ladder: Ladder;
  spans: { y0: number; y1: number; knows: boolean }[];
  forgets: number[];
}

/** A timer, or a limit that is being spent, in its host's band; `depth` 0 is next to the edge. */
export interface Bar {
  id: string;
  ladder: Ladder;
  side: Side;
  depth: number;
  y0: number;
  y1: number;
  ended: 'fired' | 'cancelled' | 'running';
  /** It governs a state, how long that may last: drawn broad. A budget is time that was spent on trying again. */
  limit?: 'timer' | 'budget';
}

/** A stretch of the axis in which nothing happens. */
export interface Fold {
  /** `start` for what comes before the story, otherwise the id of the event that ends the wait. For `unfold`. */
  id: string;
  y0: number;
  y1: number;
  /** How long it hides, ms. */
  ms: number;
  text: string;
  /** The same where there is hardly any room; absent where there is no need. */
  short?: string;
  /** Drawn in full because `unfold` asked for it. */
  open: boolean;
}

export type LabelKind = 'state' | 'gone' | 'still' | 'call' | 'timer' | 'limit';

export interface Lines {
  y: number;
  lines: readonly string[];
}

/** Words in a band: on a wide figure in these lines, on a narrow one in those, each from its height downward. */
export interface Label {
  id: string;
  ladder: Ladder;
  side: Side;
  kind: LabelKind;
  wide: Lines;
  narrow: Lines;
}

/** A moment in the left margin: its time, and its true height on the strip. */
export interface Time {
  text: string;
  y: number;
  /** Where it lies on the strip. */
  true: number;
}

/** All of the time from the close to the end, to scale, beside the ladder. */
export interface Strip {
  y0: number;
  y1: number;
  /** ms it covers. */
  ms: number;
  /** States of the host that closed first; one column a run. */
  spans: { ladder: Ladder; state: TcpState; y0: number; y1: number }[];
  limits: { ladder: Ladder; y0: number; y1: number }[];
  ticks: { text: string; y: number }[];
}

/** Numbers to draw from. Heights are final; widths follow the page: the ladder takes what the bands leave. */
export interface Scene {
  /** What its few words are taken from. */
  words: FigureWords;
  height: number;
  /** Where the bands begin. */
  top: number;
  ladders: 1 | 2;
  bands: Band[];
  segments: SegmentLine[];
  bars: Bar[];
  folds: Fold[];
  labels: Label[];
  times: Time[];
  /** A run's with a box on its path. */
  boxes: BoxLine[];
  /** Absent where nothing takes any time. */
  strip?: Strip;
  /** The figure's 0 on the clock of the first trace, ms. */
  zero: number;
  /** Height of each event of the first trace, in order: what the cursor walks. */
  points: { id: string; t: number; y: number; kind: EventKind }[];
  /** Of two traces: their names. */
  names?: readonly [string, string];
  /** What is said where a run is too long to be drawn whole. */
  truncated?: string;
}

/** Share of the way after which a lost segment ends. */
export const LOST_AT = 0.85;
/** Share of the way at which the box on the path stands. */
export const BOX_AT = 0.5;
