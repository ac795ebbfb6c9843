/** A reader's faults as rules in front of the scenario's own. */
import type { Rule, Scenario, SegmentKind } from '../sim/index.ts';
import type { ReaderFault } from './fault.ts';

/** Rules for different kinds never count each other's segments. */
const predicates: Record<SegmentKind, Partial<Rule>> = {
  rst: { rst: true },
  syn: { syn: true, rst: false },
  fin: { fin: true, syn: false, rst: false },
  data: { data: true, fin: false, syn: false, rst: false },
  ack: { data: false, fin: false, syn: false, rst: false },
};

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
