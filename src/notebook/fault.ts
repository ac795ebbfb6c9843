/**
 * Faults a reader makes by clicking segments: named, kept in the link, turned into rules by `with-faults.ts`.
 * A segment's name is its sender, its kind and its number among the sender's segments of that kind: `client.fin.1`.
 */
import { type Segment, type SegmentKind, type Side, segmentKind, type Trace } from '../sim/index.ts';

export interface SegmentName {
  from: Side;
  kind: SegmentKind;
  /** Counted from 1 in the order of sending. */
  nth: number;
}

export type FaultAction = 'lose' | 'keep' | 'delay' | 'duplicate';

/** `keep`: delivered although a rule of the cell would lose it. `delay` and `duplicate` carry ms. */
export interface ReaderFault extends SegmentName {
  action: FaultAction;
  ms?: number;
}

/** Whether a reader can lose it or bring it: what the box on the path turned away or sent itself is no loss of the link. */
export const takesFault = ({ arrives, box, sentBy }: Segment): boolean =>
  sentBy !== 'middlebox' && !(box && arrives === null);

/** The name of `trace.segments[index]`. */
export const segmentName = (trace: Pick<Trace, 'segments'>, index: number): SegmentName => {
  const segment = trace.segments[index]!;
  const kind = segmentKind(segment);
  let nth = 0;
  for (let i = 0; i <= index; i += 1) {
    const other = trace.segments[i]!;
    if (other.from === segment.from && segmentKind(other) === kind && other.sentBy !== 'middlebox') nth += 1;
  }
  return { from: segment.from, kind, nth };
};

export const sameSegment = (a: SegmentName, b: SegmentName): boolean =>
  a.from === b.from && a.kind === b.kind && a.nth === b.nth;

/** `client.fin.1` */
export const writeName = (name: SegmentName): string => `${name.from}.${name.kind}.${name.nth}`;

/** The reverse of `writeName`; null when the text is no such name. */
export const readName = (text: string): SegmentName | null => {
  const match = /^(client|server)\.(fin|syn|rst|data|ack)\.([1-9]\d{0,3})$/.exec(text);
  return match && { from: match[1] as Side, kind: match[2] as SegmentKind, nth: Number(match[3]) };
};

/**
 * What a click on a segment does: a fault of the reader's own is taken back; a segment the cell's rule loses is
 * delivered; any other is lost.
 */
export const toggleLoss = (
  faults: readonly ReaderFault[],
  name: SegmentName,
  lostNow: boolean,
): ReaderFault[] => {
  const others = faults.filter((fault) => !sameSegment(fault, name));
  if (others.length < faults.length) return others;
  return [...others, { ...name, action: lostNow ? 'keep' : 'lose' }];
};

/** Puts `fault` in the list, in place of an earlier one for the same segment. */
export const setFault = (faults: readonly ReaderFault[], fault: ReaderFault): ReaderFault[] => [
  ...faults.filter((other) => !sameSegment(other, fault)),
  fault,
];
