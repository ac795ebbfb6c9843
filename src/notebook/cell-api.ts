/** Everything a cell may import: `import { … } from 'last-ack'`. */
export * from '../sim/index.ts';
export { type AskingAgain, askingAgain, lastReadMs } from './asking-again.ts';
export {
  againstRecording,
  type Cell,
  cell,
  type Figure,
  figure,
  type Output,
  type RecordingFigure,
  type Table,
  table,
} from './cell.ts';
export type { Chart } from './chart.ts';
export {
  acks,
  anySegment,
  type Box,
  type Close,
  closing,
  fins,
  first,
  type Loss,
  type Settings,
} from './closing.ts';
export { column, timeIn } from './column.ts';
export { type Exercise, exercise, type Kept, type Requirement } from './exercise.ts';
export type { FactOfRun, FactPath } from './fact-path.ts';
export { type LossyClose, lossyCloses, overLoss, wholeClose } from './lossy-closes.ts';
export { type Many, many, outcomes, quantileAmong, runOf, shareAmong } from './many.ts';
export { type Counted, listing, type Moment, momentAt, overTime } from './moment.ts';
export type { Estimate } from './order-statistics.ts';
export { type Parameter, type Parameters, select, slider, toggle, type Values } from './parameter.ts';
export { type Column, outcome, type Sweep, type Swept, seconds, sweep } from './sweep.ts';
export {
  type Quantiles,
  quantiles,
  type Shares,
  type Spread,
  shares,
  spread,
  type Tallied,
  type Tally,
  tally,
} from './tally.ts';
export { type Filled, inLanguage, type Language, type Text, text } from './text.ts';
export { calls, finTimeout, loss, losses, orphanRetries, rtt, thinks } from './well-known.ts';
