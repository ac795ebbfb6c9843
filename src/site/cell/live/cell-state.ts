/** All that a cell of a page knows once it is live. What changes it is an event, in `reduce-cell.ts`; what is seen follows from it. */
import {
  defaultValues,
  type KeptText,
  type Parameters,
  type ParameterValues,
  type ProfileChoice,
  type ReaderFault,
} from '../../../notebook/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import type { View } from './views.ts';

export type CellStatus = 'fresh' | 'stale' | 'running' | 'failed';

/** What a reader has turned: what a link says, what Reset takes back and Undo puts back. */
export interface Turned {
  readonly parameters: Parameters;
  readonly values: ParameterValues;
  readonly faults: readonly ReaderFault[];
  /** undefined: none has been chosen. */
  readonly profile: ProfileChoice | undefined;
}

/** The text of a cell that may be edited. */
export interface CellText extends Readonly<KeptText> {
  readonly lesson: string;
  /** A stranger's text is shown: nothing is kept of it until it is run or changed. */
  readonly strange: boolean;
  /** A text of the reader's in whose place this one stands, a stranger's or one typed before it had come; until they choose. */
  readonly mine: KeptText | undefined;
}

export interface CellRun {
  readonly going: boolean;
  /** Asked for during a run: once more after it. */
  readonly again: boolean;
  /** Whoever asked for it wants those that build on this cell run after it. */
  readonly dependents: boolean;
  /** Stop was pressed, perhaps before there was anything to stop. */
  readonly stopAsked: boolean;
}

/** One figure with its cursor. */
export interface FigureState {
  readonly events: readonly TraceEvent[];
  /** Number of the event the cursor is on; -1: none. */
  readonly at: number;
  /** The event that the reader has put the cursor on, whatever the pointer has gone over since. */
  readonly put: TraceEvent | null;
  /** Waits drawn in full. */
  readonly unfolded: readonly string[];
  readonly playing: boolean;
}

export interface CellState extends Turned {
  /** Of the published cell. */
  readonly own: Parameters;
  /** What the cell shows by itself. */
  readonly shown: ProfileChoice | undefined;
  readonly status: CellStatus;
  /** The words under the code are of a run of ours that could not be drawn: the next picture takes them away. */
  readonly notDrawn: boolean;
  /** So many of its runs have been counted, 0 to 1, and Stop ends the counting; null: none are being counted. */
  readonly counted: number | null;
  /** Before | after is on. */
  readonly compared: boolean;
  /** An edited program stands in for the published cell. */
  readonly edited: boolean;
  /** Edit was pressed and its editor is on its way: an impatient second press is not one to leave it. */
  readonly opening: boolean;
  /** The slider that room was made for last. */
  readonly roomFor: string | undefined;
  /** Where a link wants the cursor, until the run it is of has been drawn. */
  readonly wanted: string | undefined;
  /** null until the part that edits has come. */
  readonly text: CellText | null;
  readonly run: CellRun;
  readonly view: View;
  readonly figures: readonly FigureState[];
  /** The figure whose cursor the reader has put somewhere last. */
  readonly putIn: number | null;
}

export const noRun: CellRun = { going: false, again: false, dependents: false, stopAsked: false };

export const newFigure: FigureState = { events: [], at: -1, put: null, unfolded: [], playing: false };

/** As the page has it. */
export const startState = (own: Parameters, shown: ProfileChoice | undefined, view: View): CellState => ({
  own,
  parameters: own,
  values: { ...defaultValues(own) },
  faults: [],
  profile: undefined,
  shown,
  status: 'fresh',
  notDrawn: false,
  counted: null,
  compared: false,
  edited: false,
  opening: false,
  roomFor: undefined,
  wanted: undefined,
  text: null,
  run: noRun,
  view,
  figures: [],
  putIn: null,
});

export const turnedOf = ({ parameters, values, faults, profile }: CellState): Turned => ({
  parameters,
  values,
  faults,
  profile,
});

/** Somebody has turned it away from what the code declares. */
export const isTurned = ({ parameters, values }: Turned, name: string): boolean => {
  const parameter = parameters[name];
  return parameter !== undefined && values[name] !== parameter.value;
};

export const isEdited = ({ text }: CellState): boolean => text !== null && text.code !== text.lesson;

/** Something is turned, lost or edited: there is something to reset. */
export const isChanged = (state: CellState): boolean =>
  state.faults.length > 0 ||
  state.profile !== undefined ||
  isEdited(state) ||
  Object.keys(state.parameters).some((name) => isTurned(state, name));

/** There is something to stop. */
export const isStoppable = ({ run, counted }: CellState): boolean => run.going || counted !== null;

/** Which figure the reader has put a cursor in last, from 0, and its event. */
export const putAt = ({ figures, putIn }: CellState): [figure: number, event: string] | null => {
  const put = putIn === null ? null : figures[putIn]?.put;
  return put ? [putIn!, put.id] : null;
};

/** The same as an address has it: `s3`, or in the second figure `2.s3`. */
export const momentOf = (state: CellState): string | undefined => {
  const [figure, event] = putAt(state) ?? [];
  return event === undefined ? undefined : `${figure ? `${figure + 1}.` : ''}${event}`;
};

/** The figure and the number of the event that an address tells of; null where there is no such event. */
export const findMoment = ({ figures }: CellState, moment: string): [figure: number, at: number] | null => {
  const [, number = '1', id] = /^(?:(\d)\.)?(.+)$/.exec(moment) ?? [];
  const figure = Number(number) - 1;
  const at = figures[figure]?.events.findIndex((event) => event.id === id) ?? -1;
  return at < 0 ? null : [figure, at];
};
