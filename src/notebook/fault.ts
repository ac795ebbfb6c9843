/**
 * Faults a reader makes by clicking segments: named, kept in the link, turned into rules in front of the scenario's own.
 * A segment's name is its sender, its kind and its number among the sender's segments of that kind: `client.fin.1`.
 */
import {
  type Rule,
  type Scenario,
  type Segment,
  type SegmentKind,
  type Side,
  segmentKind,
  type Trace,
} from '../sim/index.ts';

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

/** Rules for different kinds never count each other's segments. */
const predicates: Record<SegmentKind, Partial<Rule>> = {
  rst: { rst: true },
  syn: { syn: true, rst: false },
  fin: { fin: true, syn: false, rst: false },
  data: { data: true, fin: false, syn: false, rst: false },
  ack: { data: false, fin: false, syn: false, rst: false },
};

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

/** `keep` is a delay of nothing: the first rule that matches wins, so the cell's own rule never sees the segment. */
const ruleAction = (fault: ReaderFault): Pick<Rule, 'action' | 'delayMs'> => {
  if (fault.action === 'lose') return { action: 'drop' };
  if (fault.action === 'keep') return { action: 'delay', delayMs: 0 };
  return { action: fault.action, delayMs: fault.ms ?? 0 };
};

const selects = (rule: Rule, kind: SegmentKind): boolean => {
  const own = predicates[kind];
  return (['fin', 'syn', 'rst', 'data'] as const).every(
    (key) => rule[key] === undefined || own[key] === undefined || rule[key] === own[key],
  );
};

const before = (faults: readonly ReaderFault[], nth: number): number =>
  faults.filter((fault) => fault.nth < nth).length;

/**
 * The scenario with the reader's faults as rules in front. A rule counts only the segments that reach it, so the
 * numbers of later rules for the same kind are moved down by what the rules before them have taken.
 */
export const withFaults = (scenario: Scenario, faults: readonly ReaderFault[]): Scenario => {
  if (faults.length === 0) return scenario;
  const taken: ReaderFault[] = [];
  // Of many connections only one is drawn, and clicked on.
  const { watch } = scenario;
  const front = faults.map((fault): Rule => {
    const rivals = taken.filter((other) => other.from === fault.from && other.kind === fault.kind);
    const nth = [fault.nth - before(rivals, fault.nth)];
    taken.push(fault);
    return {
      from: fault.from,
      ...(watch && { conn: watch }),
      ...predicates[fault.kind],
      nth,
      ...ruleAction(fault),
    };
  });
  const own = (scenario.rules ?? []).map((rule): Rule => {
    if (!Array.isArray(rule.nth) || watch !== rule.conn) return rule;
    const rivals = faults.filter((fault) => fault.from === rule.from && selects(rule, fault.kind));
    const nth = rule.nth
      .filter((n) => !rivals.some((fault) => fault.nth === n))
      .map((n) => n - before(rivals, n));
    return { ...rule, nth };
  });
  // A rule whose every number was taken must not count on: an empty list would read as "none", which is right.
  return {
    ...scenario,
    rules: [...front, ...own.filter((rule) => !Array.isArray(rule.nth) || rule.nth.length > 0)],
  };
};
