/**
 * timeline: trace → scene, numbers only. `layout.ts` lists the passes: `moments.ts` orders what happened, `axis.ts` gives every
 * moment its height, the others place what is drawn there. `measure.ts` says what lies where across, at any width.
 */
export { ROW } from './columns.ts';
export { type EventKind, events, isSegmentEvent, type TraceEvent, tableChanges } from './events.ts';
export { type LayoutOptions, layout, MOST_SEGMENTS } from './layout.ts';
export { matchSegments } from './match-segments.ts';
export { EDGE, GAP, type Measure, measure, NARROWEST, PAD, TWO, WIDE } from './measure.ts';
export { zeroOf } from './moments.ts';
export { type Pace, paceOf } from './pace.ts';
export type {
  Band,
  Bar,
  BoxLine,
  Fold,
  Label,
  LabelKind,
  Ladder,
  Lines,
  Name,
  Scene,
  SegmentLine,
  Strip,
  Time,
} from './scene.ts';
export { textWidth } from './text-width.ts';
export { wayOf } from './way-of.ts';
export {
  callText,
  duration,
  flagNames,
  retransmissionText,
  segmentNumbers,
  shortDuration,
  sinceClose,
  timerText,
} from './words.ts';
