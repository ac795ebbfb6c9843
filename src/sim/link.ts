/** The network: half the round trip each way, a box half way if there is one, and the scenario's rules on top. */
import { type Agenda, Timer } from './agenda.ts';
import { Chance } from './chance.ts';
import { inUs } from './in-us.ts';
import type { Middlebox } from './middlebox/middlebox.ts';
import type { ReasonCode } from './reason-codes.ts';
import { type RuleSubject, ruleMatches } from './rules.ts';
import type { Rule } from './scenario.ts';
import { ACK, FIN, type HostIndex, RST, resetFor, SYN, type WireSegment } from './segment.ts';
import { Stretches } from './stretches.ts';

/** What the rules did to a segment. Times in µs, -1: none. */
export interface Fate {
  arrives: number;
  duplicateArrives: number;
  /** Index of the rule that acted. */
  rule: number;
  /** Why the box on the path let it go no further, or that it picked it up. */
  box: ReasonCode | null;
}

/** A segment under way. */
interface Flight {
  segment: WireSegment;
  arrives: number;
  next: Flight | null;
}

/** One way: what is under way, in order of arrival. */
interface Way {
  first: Flight | null;
  last: Flight | null;
  timer: Timer;
}

export interface LinkOptions {
  oneWayUs: number;
  /** How long a host needs from a segment's arrival to TCP, µs. */
  receiveUs: number;
  rules: readonly Rule[];
  seed: number;
  /** Half way. */
  box: Middlebox | null;
  /** Called when TCP gets a segment. */
  deliver(segment: WireSegment): void;
  /** Called when the box itself sends a RST. */
  boxSends(segment: WireSegment, leaves: number, fate: Fate): void;
}

export class Link {
  private readonly agenda: Agenda;
  private readonly options: LinkOptions;
  /** How many segments each rule has matched. */
  private readonly seen: number[];
  private readonly chance: Chance;
  /** By rule; null: it acts at all times, or on each segment by its own luck. */
  private readonly stretches: (Stretches | null)[];
  /** Of the segment at hand. */
  private readonly fate: Fate = { arrives: 0, duplicateArrives: -1, rule: -1, box: null };
  /** By sender. */
  private readonly ways: [Way, Way];
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
    t: 0,
  };

  constructor(agenda: Agenda, options: LinkOptions) {
    this.agenda = agenda;
    this.options = options;
    this.chance = new Chance(options.seed);
    this.seen = options.rules.map(() => 0);
    this.stretches = options.rules.map(({ chance, stretchMs }) =>
      chance === undefined || stretchMs === undefined ? null : new Stretches(this.chance, chance, stretchMs),
    );
    const land = (from: HostIndex): void => this.land(from);
    this.ways = [
      { first: null, last: null, timer: Timer.make(land, 0) },
      { first: null, last: null, timer: Timer.make(land, 1) },
    ];
  }

  /** Put a segment on the wire at `leaves`, µs. The answer holds until the next segment. */
  carry(segment: WireSegment, leaves: number): Fate {
    const { oneWayUs, rules, box } = this.options;
    const { fate } = this;
    fate.arrives = leaves + oneWayUs;
    fate.duplicateArrives = -1;
    fate.rule = -1;
    if (rules.length > 0) {
      if (segment.flags & SYN) this.finEnd[segment.from][segment.port] = Number.POSITIVE_INFINITY;
      if (segment.flags & FIN) this.finEnd[segment.from][segment.port] = segment.end;
      this.applyRules(segment, leaves, fate);
    }
    // After the rules: they count what is sent, whatever becomes of it at the box.
    if (box) this.throughBox(box, segment, leaves + this.halfWayUs, fate);
    if (fate.arrives >= 0) this.fly(segment, fate.arrives);
    if (fate.duplicateArrives >= 0) this.fly(segment, fate.duplicateArrives);
    return fate;
  }

  private get halfWayUs(): number {
    return Math.round(this.options.oneWayUs / 2);
  }

  private throughBox(box: Middlebox, segment: WireSegment, reaches: number, fate: Fate): void {
    const passes = box.lets(segment, reaches);
    fate.box = box.why;
    if (passes) return;
    fate.arrives = -1;
    fate.duplicateArrives = -1;
    fate.rule = -1;
    if (box.resets) this.answer(segment, reaches);
  }

  /** The box turns a segment away with a RST, once it has reached the box. */
  private answer(segment: WireSegment, reaches: number): void {
    const reset = resetFor(segment);
    if (!reset) return;
    const send = (): void => {
      const arrives = reaches + this.halfWayUs;
      this.options.boxSends(reset, reaches, { arrives, duplicateArrives: -1, rule: -1, box: null });
      this.fly(reset, arrives);
    };
    this.agenda.arm(Timer.make(send, null), reaches);
  }

  private land(from: HostIndex): void {
    const way = this.ways[from];
    const { segment, next } = way.first as Flight;
    way.first = next;
    if (next) this.agenda.arm(way.timer, next.arrives + this.options.receiveUs);
    else way.last = null;
    this.options.deliver(segment);
  }

  private fly(segment: WireSegment, arrives: number): void {
    const way = this.ways[segment.from];
    const flight: Flight = { segment, arrives, next: null };
    const { last } = way;
    if (last && arrives >= last.arrives) {
      last.next = flight;
      way.last = flight;
      return;
    }
    // It overtakes something: find its place.
    let before: Flight | null = null;
    let at = way.first;
    while (at && at.arrives <= arrives) {
      before = at;
      at = at.next;
    }
    flight.next = at;
    if (!at) way.last = flight;
    if (before) before.next = flight;
    else {
      way.first = flight;
      this.agenda.arm(way.timer, arrives + this.options.receiveUs);
    }
  }

  /** First rule that matches wins. A rule counts what it matches; a rule behind one that acted is not asked. */
  private applyRules(segment: WireSegment, leaves: number, fate: Fate): void {
    const { rules } = this.options;
    const { flags } = segment;
    const fin = this.finEnd[segment.from === 0 ? 1 : 0][segment.port] ?? Number.POSITIVE_INFINITY;
    const { subject } = this;
    subject.from = segment.from === 0 ? 'client' : 'server';
    subject.conn = segment.port + 1;
    subject.fin = (flags & FIN) > 0;
    subject.syn = (flags & SYN) > 0;
    subject.rst = (flags & RST) > 0;
    subject.data = segment.len > 0;
    subject.ackOfFin = (flags & ACK) > 0 && segment.ack >= fin;
    subject.t = leaves / 1000;
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i] as Rule;
      if (!ruleMatches(rule, subject)) continue;
      const count = (this.seen[i] as number) + 1;
      this.seen[i] = count;
      if (rule.nth !== undefined && rule.nth !== 'all' && !rule.nth.includes(count)) continue;
      if (rule.chance !== undefined && !this.strikes(i, rule.chance, leaves)) continue;
      fate.rule = i;
      const extra = inUs(rule.delayMs ?? 0);
      if (rule.action === 'drop') fate.arrives = -1;
      else if (rule.action === 'delay') fate.arrives += extra;
      else fate.duplicateArrives = fate.arrives + extra;
      return;
    }
  }

  private strikes(rule: number, chance: number, leaves: number): boolean {
    const stretches = this.stretches[rule] as Stretches | null;
    return stretches ? stretches.actsAt(leaves) : this.chance.draw() < chance;
  }
}
