/**
 * timeline: trace → scene, numbers only. `events.ts` orders what happened; `layout.ts` gives every event its height and
 * every label its place; `boxes.ts` says where a label lies at any width, so that a test can hold them apart.
 */
export { type Box, labelBox, labelWidth, NUMBERS, overlaps, type as typeSizes } from './boxes.ts';
export { type EventKind, events, isSegmentEvent, type TraceEvent } from './events.ts';
export { type LayoutOptions, layout } from './layout.ts';
export { storyStart } from './marks.ts';
export { matchSegments } from './match-segments.ts';
export type {
  Band,
  Bracket,
  Fold,
  Label,
  LabelKind,
  Lang,
  Scene,
  SegmentKind,
  SegmentLine,
} from './scene.ts';
export { BAND, measure, NARROW, NARROWEST, WIDE } from './scene.ts';
export { callText, duration, flagNames, retransmissionText, segmentNumbers, timerText } from './words.ts';
