/** What may happen to a live cell, and what may have to be done about it. */
import type {
  KeptText,
  Parameters,
  ParameterValues,
  ProfileChoice,
  ReaderFault,
} from '../../../notebook/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import type { CellState, CellStatus, Turned } from './cell-state.ts';
import type { View } from './views.ts';

interface Events {
  /** The cell is live. */
  opened: object;
  /** A slider is about to be moved. */
  reach: { name: string };
  /** A control was turned; `value` null: a number box that holds none. */
  turn: { name: string; value: string | number | boolean | null; typing: boolean };
  profile: { profile: ProfileChoice };
  /** The profile that the cell shows by itself is now this one. */
  shows: { profile: ProfileChoice };
  compare: { on: boolean };
  /** Segments were lost, delayed or brought back. */
  lose: { faults: readonly ReaderFault[] };
  /** A link was opened. */
  link: {
    values: ParameterValues;
    faults: readonly ReaderFault[];
    profile: ProfileChoice | undefined;
    at: string | undefined;
    turned: boolean;
  };
  /** Back to the cell as the page has it, apart from its code. */
  reset: object;
  /** Undo of a reset. */
  restore: { before: Turned };
  /** An edited program's outputs take the place of ours; `edited` false: ours again. */
  result: { edited: boolean; parameters: Parameters };
  status: { status: CellStatus };
  /** A run of ours could not be drawn. */
  fail: { message: string };
  drawn: object;
  counted: { share: number | null };

  /** The editor was asked for, and is there. */
  edit: object;
  editing: object;
  /** The part that edits has come. */
  lesson: { lesson: string };
  /** The text changed under the reader's hands. */
  type: { code: string };
  /** Another text takes the place of the present one. */
  put: Pick<KeptText, 'code' | 'sources'> & { strange?: boolean; endedByForce?: boolean };
  /** A text of the reader's waits behind this one; undefined: none any longer. */
  behind: { mine: KeptText | undefined };
  run: { dependents: boolean };
  /** One round of a run begins, and has ended; `forced`: it had to be. */
  begin: object;
  ended: { forced: boolean };
  /** No round is left. */
  over: object;
  /** `whole`: the run, though it is only being counted any more. */
  stop: { whole: boolean };

  /** So many figures stand in the cell. */
  figures: { count: number };
  /** Another run stands in a figure. */
  picture: { figure: number; events: readonly TraceEvent[] };
  /** The cursor moves to an event; `passing`: it is not put there by the reader. */
  move: { figure: number; to: number; passing: boolean };
  step: { figure: number; by: number };
  fold: { figure: number; fold: string };
  /** `close`: number of the first event of the close. */
  play: { figure: number; on: boolean; close: number };
  /** `tell`: the choice is the reader's, for the whole site. */
  view: { view: View; tell: boolean };
}

export type CellEvent = { [K in keyof Events]: { kind: K } & Events[K] }[keyof Events];

interface Effects {
  /** The controls are made anew. */
  controls: object;
  /** Controls, switch, chips and buttons show what there is; `typing`: a number box may hold what is not yet a value. */
  show: { typing: boolean };
  /** Run and Reset and Stop, the marks of an edited text. */
  offer: object;
  status: object;
  /** Said under the code; null: no longer. */
  problem: { message: string | null };
  /** Room for the tallest picture along a slider; given back. */
  room: { name: string };
  release: object;
  /** Draws at the next frame. */
  draw: object;
  /** Before | after is begun, or ended. */
  compare: object;
  /** The address follows. */
  address: object;
  /** The editor is asked for. */
  openEditor: object;
  /** The other cells of the page are told which text stands here. */
  note: object;
  /** The block and an open editor show the text. */
  text: object;
  /** The storage keeps the text. */
  keep: object;
  /** An address that carries another text for this cell is taken out of it. */
  unlink: object;
  /** The text that waits behind this one is offered. */
  offerMine: object;
  /** A run begins: its rounds, until it is over. */
  run: object;
  /** The sandbox, or the counting, is stopped. */
  stopRun: object;
  stopCounting: object;
  cursor: { figure: number };
  redraw: { figure: number };
  /** From where its cursor stands; or it stops. */
  player: { figure: number };
  /** What the view in front shows is made, if it is old. */
  fill: { figure: number };
  view: object;
  /** The choice of a view is kept, and the other cells follow. */
  tellView: object;
}

export type CellEffect = { [K in keyof Effects]: { do: K } & Effects[K] }[keyof Effects];

export type Step = readonly [CellState, readonly CellEffect[]];
/** What becomes of a state by each of these events. */
export type Steps<K extends CellEvent['kind']> = {
  readonly [E in K]: (state: CellState, event: Extract<CellEvent, { kind: E }>) => Step;
};
