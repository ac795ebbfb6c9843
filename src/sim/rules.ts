/** Which segments a scenario's rule is about: asked by the link for each segment, and by who reads a trace afterwards. */
import { inUs } from './in-us.ts';
import type { Rule, Side } from './scenario.ts';

/** What a rule can ask about. */
export interface RuleSubject {
  from: Side;
  /** Counted from 1. */
  conn: number;
  fin: boolean;
  syn: boolean;
  rst: boolean;
  /** Carries payload. */
  data: boolean;
  /** Acknowledges the other side's FIN. */
  ackOfFin: boolean;
  /** It says that a router may mark it. */
  markable?: boolean;
  /** When it left, ms. */
  t: number;
}

/** Whether the rule matches, its count (`nth`) and its chance left aside. */
export const ruleMatches = (rule: Rule, subject: RuleSubject): boolean =>
  rule.from === subject.from &&
  (rule.action !== 'mark' || subject.markable === true) &&
  (rule.conn === undefined || rule.conn === subject.conn) &&
  (rule.fin === undefined || rule.fin === subject.fin) &&
  (rule.syn === undefined || rule.syn === subject.syn) &&
  (rule.rst === undefined || rule.rst === subject.rst) &&
  (rule.data === undefined || rule.data === subject.data) &&
  (rule.ackOfFin === undefined || rule.ackOfFin === subject.ackOfFin) &&
  (rule.afterMs === undefined || inUs(subject.t) >= inUs(rule.afterMs)) &&
  (rule.beforeMs === undefined || inUs(subject.t) < inUs(rule.beforeMs));
