/** What a cell is: declared parameters, and a function from their values to something the page can draw. */
import type { Profile, Scenario } from '../sim/index.ts';
import type { Chart } from './chart.ts';
import type { Parameters, Values } from './parameter.ts';
import type { Tally } from './tally.ts';
import type { Text } from './text.ts';

/** A scenario drawn as a timeline. Returning a bare `Scenario` is the same as `figure(scenario)`. */
export interface Figure {
  kind: 'figure';
  scenario: Scenario;
  /** Which profile the page shows first; the reader can switch. Default `linux`. */
  show?: Profile | 'both';
  /** Named second scenario on the same axis, for "this against that". */
  against?: { label: Text; scenario: Scenario };
  /** Draw the opening and the data before the first close too; otherwise they are folded until the reader opens them. */
  opening?: boolean;
  caption?: Text;
}

/** A kernel recording of the site and the simulator's run of the same scenario, on one axis. */
export interface RecordingFigure {
  kind: 'recording';
  /** `fin1-lost-forever-orphan3-rtt20` */
  recording: string;
  caption?: Text;
}

/** A run that a row stands for, or some of its columns: drawn as a timeline where a reader asks for it. */
export interface RowRun {
  /** Which of several it is; none where the row is one run. */
  name?: Text;
  /** Of which columns, the first of the table being 0; without it of all. */
  columns?: number[];
  scenario: Scenario;
}

/** Rows of numbers or short texts, drawn as a table by the page, and as a chart over it where one is asked for. */
export interface Table {
  kind: 'table';
  caption: Text;
  columns: Text[];
  rows: (Text | number)[][];
  chart?: Chart;
  /** By row. */
  runs?: RowRun[][];
}

export type Output = Scenario | Figure | RecordingFigure | Table | Tally;
/** An output in its long form: a bare scenario has become a figure. */
export type ShownOutput = Figure | RecordingFigure | Table;
/** As a cell's code hands it over: what many runs show is still to be counted. */
export type CalledOutput = ShownOutput | Tally;

export interface Cell<P extends Parameters = Parameters> {
  parameters: P;
  run: (values: Values<P>) => Output | Output[];
  /** Named results for the prose beyond the standard facts, from the same values. */
  facts?: (values: Values<P>) => Record<string, number | string>;
}

/** A cell's default export. `parameters` become controls; `run` is called with their values. */
export const cell = <const P extends Parameters>(spec: {
  parameters?: P;
  run: (values: Values<P>) => Output | Output[];
  facts?: (values: Values<P>) => Record<string, number | string>;
}): Cell<P> => ({ parameters: (spec.parameters ?? {}) as P, run: spec.run, facts: spec.facts });

export const figure = (scenario: Scenario, options: Omit<Figure, 'kind' | 'scenario'> = {}): Figure => ({
  kind: 'figure',
  scenario,
  ...options,
});

/** The simulator held against a kernel recording, both on one axis. */
export const againstRecording = (recording: string, caption?: Text): RecordingFigure => ({
  kind: 'recording',
  recording,
  caption,
});

export const table = (caption: Text, columns: Text[], rows: (Text | number)[][]): Table => ({
  kind: 'table',
  caption,
  columns,
  rows,
});
