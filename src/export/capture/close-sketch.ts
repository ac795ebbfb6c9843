/** A close small enough for a picture the size of a word: its last segments, without times. */
import { type SegmentKind, type Side, segmentKind, type Trace } from '../../sim/index.ts';

export interface SketchLine {
  from: Side;
  kind: SegmentKind;
  /** `unknown`: the capture does not tell whether it arrived. */
  fate: 'arrived' | 'lost' | 'unknown';
}

const MAX_LINES = 8;

/** From the first FIN or RST on, of one that has none its beginning. */
export const closeSketch = ({ segments }: Trace): SketchLine[] => {
  const first = segments.findIndex((s) => /[FR]/.test(s.flags));
  const opening = segments.every((s) => /[SR]/.test(s.flags));
  const from = first < 0 || opening ? 0 : first;
  return segments.slice(from, from + MAX_LINES).map((s) => ({
    from: s.from,
    kind: segmentKind(s),
    fate: s.arrives === null ? 'lost' : s.arrivalUnknown ? 'unknown' : 'arrived',
  }));
};
