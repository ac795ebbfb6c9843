/** What a scenario's rules do to the segments of one run: which they match, and how often they have. */
import { Chance } from './chance.ts';
import type { Fate } from './fate.ts';
import { inUs } from './in-us.ts';
import { type RuleSubject, ruleMatches } from './rules.ts';
import type { Rule, Side } from './scenario.ts';
import { ACK, CE, FIN, RST, SYN, type WireSegment } from './segment.ts';
import { Stretches } from './stretches.ts';

/** The segment at hand as rules see it: most ask little, so nothing is looked up before it is asked for. */
class SegmentSubject implements RuleSubject {
  private segment!: WireSegment;
  private leaves = 0;
  /** End of each side's FIN, by port, once it has been sent, else 0; null: no rule asks. */
  private readonly finEnd: [number[], number[]] | null;

  constructor(rules: readonly Rule[]) {
    this.finEnd = rules.some(({ ackOfFin }) => ackOfFin !== undefined) ? [[], []] : null;
  }

  /** The next one. */
  take(segment: WireSegment, leaves: number): void {
    this.segment = segment;
    this.leaves = leaves;
    const { from, port, flags, end } = segment;
    if (this.finEnd && flags & (SYN | FIN)) this.finEnd[from][port] = flags & FIN ? end : 0;
  }

  get from(): Side {
    return this.segment.from === 0 ? 'client' : 'server';
  }
  get conn(): number {
    return this.segment.port + 1;
  }
  get fin(): boolean {
    return (this.segment.flags & FIN) > 0;
  }
  get syn(): boolean {
    return (this.segment.flags & SYN) > 0;
  }
  get rst(): boolean {
    return (this.segment.flags & RST) > 0;
  }
  get data(): boolean {
    return this.segment.len > 0;
  }
  get ackOfFin(): boolean {
    const { from, port, flags, ack } = this.segment;
    const fin = this.finEnd?.[from === 0 ? 1 : 0][port];
    return (flags & ACK) > 0 && fin !== undefined && fin > 0 && ack >= fin;
  }
  get markable(): boolean {
    return this.segment.ecn > 0;
  }
  get t(): number {
    return this.leaves / 1000;
  }
}

/** A rule, and what has come of it so far. */
interface RuleAtWork {
  rule: Rule;
  /** How many segments it has matched. */
  seen: number;
  /** null: it acts at all times, or on each segment by its own luck. */
  stretches: Stretches | null;
}

export class Luck {
  private readonly rules: readonly RuleAtWork[];
  private readonly chance: Chance;
  private readonly subject: SegmentSubject;

  constructor(rules: readonly Rule[], seed: number) {
    const luck = new Chance(seed);
    this.chance = luck;
    this.subject = new SegmentSubject(rules);
    this.rules = rules.map((rule) => {
      const { chance, stretchMs } = rule;
      const stretches =
        chance === undefined || stretchMs === undefined ? null : new Stretches(luck, chance, stretchMs);
      return { rule, seen: 0, stretches };
    });
  }

  /** First rule that matches wins. A rule counts what it matches; a rule behind one that acted is not asked. */
  strike(segment: WireSegment, leaves: number, fate: Fate): void {
    const { rules, subject } = this;
    subject.take(segment, leaves);
    for (let i = 0; i < rules.length; i++) {
      const work = rules[i] as RuleAtWork;
      const { rule } = work;
      if (!ruleMatches(rule, subject)) continue;
      work.seen++;
      if (rule.nth !== undefined && rule.nth !== 'all' && !rule.nth.includes(work.seen)) continue;
      if (rule.chance !== undefined && !this.strikes(work.stretches, rule.chance, leaves)) continue;
      fate.rule = i;
      const extra = inUs(rule.delayMs ?? 0);
      if (rule.action === 'drop') fate.arrives = -1;
      else if (rule.action === 'mark') segment.ecn = CE;
      else if (rule.action === 'delay') fate.arrives += extra;
      else fate.duplicateArrives = fate.arrives + extra;
      return;
    }
  }

  private strikes(stretches: Stretches | null, chance: number, leaves: number): boolean {
    return stretches ? stretches.actsAt(leaves) : this.chance.draw() < chance;
  }
}
