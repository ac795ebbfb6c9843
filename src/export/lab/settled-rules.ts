/** The rules of a scenario as a kernel can be told them. */
import {
  type Rule,
  type RuleSubject,
  ruleMatches,
  type Scenario,
  type Segment,
  type Trace,
} from '../../sim/index.ts';

const subjectOf = (s: Segment, { segments }: Trace): RuleSubject => ({
  from: s.from,
  conn: s.conn ?? 1,
  fin: s.flags.includes('F'),
  syn: s.flags.includes('S'),
  rst: s.flags.includes('R'),
  data: s.len > 0,
  ackOfFin:
    s.ack !== null &&
    segments.some(
      (f) => f.from !== s.from && f.t <= s.t && f.flags.includes('F') && f.seq + f.len + 1 <= s.ack!,
    ),
  markable: s.ecn !== undefined,
  t: s.t,
});

/** Rules with `chance`, in stretches or not, as the lists of segments the seeded run chose: a kernel cannot draw from our seed. */
export const settledRules = (scenario: Scenario, trace: Trace | undefined): Rule[] => {
  const rules = scenario.rules ?? [];
  const matched = rules.map((): Segment[] => []);
  // As on the link: a rule counts what it matches, and one behind a rule that acted is not asked.
  for (const segment of trace?.segments ?? []) {
    const subject = subjectOf(segment, trace!);
    for (const [index, rule] of rules.entries()) {
      if (ruleMatches(rule, subject)) matched[index]!.push(segment);
      if (segment.rule === index) break;
    }
  }
  return rules.map((rule, index) => {
    if (rule.chance === undefined) return rule;
    const { chance: _, stretchMs: __, ...rest } = rule;
    return { ...rest, nth: matched[index]!.flatMap((s, i) => (s.rule === index ? [i + 1] : [])) };
  });
};
