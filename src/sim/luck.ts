/** What a scenario's rules do to the segments of one run: which they match, and how often they have. */
import { Chance } from './chance.ts';
import type { Fate } from './fate.ts';
import { inUs } from './in-us.ts';
import { type RuleSubject, ruleMatches } from './rules.ts';
import type { Rule } from './scenario.ts';
import { ACK, CE, FIN, RST, SYN, type WireSegment } from './segment.ts';
import { Stretches } from './stretches.ts';

export class Luck {
  private readonly rules: readonly Rule[];
  /** How many segments each rule has matched. */
  private readonly seen: number[];
  private readonly chance: Chance;
  /** By rule; null: it acts at all times, or on each segment by its own luck. */
  private readonly stretches: (Stretches | null)[];
  /** End of each side's FIN once it has been sent, by port; for `ackOfFin`. */
  private readonly finEnd: [number[], number[]] = [[], []];
  /** The segment at hand as rules see it. */
  private readonly subject: RuleSubject = {
    from: 'client',
    conn: 1,
    fin: false,
    syn: false,
    rst: false,
    data: false,
    ackOfFin: false,
    markable: false,
    t: 0,
  };

  constructor(rules: readonly Rule[], seed: number) {
    this.rules = rules;
    this.chance = new Chance(seed);
    this.seen = rules.map(() => 0);
    this.stretches = rules.map(({ chance, stretchMs }) =>
      chance === undefined || stretchMs === undefined ? null : new Stretches(this.chance, chance, stretchMs),
    );
  }

  /** First rule that matches wins. A rule counts what it matches; a rule behind one that acted is not asked. */
  strike(segment: WireSegment, leaves: number, fate: Fate): void {
    const { rules } = this;
    this.look(segment, leaves);
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i] as Rule;
      if (!ruleMatches(rule, this.subject)) continue;
      const count = (this.seen[i] as number) + 1;
      this.seen[i] = count;
      if (rule.nth !== undefined && rule.nth !== 'all' && !rule.nth.includes(count)) continue;
      if (rule.chance !== undefined && !this.strikes(i, rule.chance, leaves)) continue;
      fate.rule = i;
      const extra = inUs(rule.delayMs ?? 0);
      if (rule.action === 'drop') fate.arrives = -1;
      else if (rule.action === 'mark') segment.ecn = CE;
      else if (rule.action === 'delay') fate.arrives += extra;
      else fate.duplicateArrives = fate.arrives + extra;
      return;
    }
  }

  private look({ from, port, flags, end, len, ack, ecn }: WireSegment, leaves: number): void {
    const { finEnd, subject } = this;
    if (flags & SYN) finEnd[from][port] = Number.POSITIVE_INFINITY;
    if (flags & FIN) finEnd[from][port] = end;
    const fin = finEnd[from === 0 ? 1 : 0][port] ?? Number.POSITIVE_INFINITY;
    subject.from = from === 0 ? 'client' : 'server';
    subject.conn = port + 1;
    subject.fin = (flags & FIN) > 0;
    subject.syn = (flags & SYN) > 0;
    subject.rst = (flags & RST) > 0;
    subject.data = len > 0;
    subject.ackOfFin = (flags & ACK) > 0 && ack >= fin;
    subject.markable = ecn > 0;
    subject.t = leaves / 1000;
  }

  private strikes(rule: number, chance: number, leaves: number): boolean {
    const stretches = this.stretches[rule] as Stretches | null;
    return stretches ? stretches.actsAt(leaves) : this.chance.draw() < chance;
  }
}
