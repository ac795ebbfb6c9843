/** The network: half the round trip each way, and the scenario's rules on top. */
import type { Rule } from './scenario.ts';
import { ACK, FIN, giveSegmentBack, RST, SYN, type WireSegment } from './segment.ts';
import { LINK, type World } from './world.ts';

/** What the rules did to a segment. */
export interface Fate {
  arrives: number;
  duplicateArrives: number;
  rule: number;
}

export class Link {
  private readonly world: World;
  oneWayUs = 0;
  rules: readonly Rule[] = [];
  private readonly seen: number[] = [];
  private random = 1;
  /** Segments under way, by sender, in order of arrival. */
  private readonly flying: [WireSegment | null, WireSegment | null] = [null, null];
  private readonly last: [WireSegment | null, WireSegment | null] = [null, null];
  readonly timers: [number, number] = [-1, -1];
  /** End of each side's FIN once it has been sent, by port; for `ackOfFin`. */
  private readonly finEnd: [number[], number[]] = [[], []];
  readonly fate: Fate = { arrives: 0, duplicateArrives: -1, rule: -1 };

  constructor(world: World) {
    this.world = world;
  }

  reset(oneWayUs: number, rules: readonly Rule[], seed: number): void {
    this.oneWayUs = oneWayUs;
    this.rules = rules;
    this.random = seed | 0;
    this.seen.length = rules.length;
    for (let i = 0; i < rules.length; i++) this.seen[i] = 0;
    for (const side of [0, 1] as const) {
      for (let s = this.flying[side]; s; ) {
        const { next } = s;
        giveSegmentBack(s);
        s = next;
      }
      this.flying[side] = null;
      this.last[side] = null;
      this.finEnd[side].length = 0;
      this.timers[side] = this.world.makeTimer(LINK, null);
    }
  }

  /** Put a segment on the wire at `leaves`. Fills `fate`; the segment is the link's from here on. */
  carry(segment: WireSegment, leaves: number): Fate {
    const { fate } = this;
    fate.arrives = leaves + this.oneWayUs;
    fate.duplicateArrives = -1;
    fate.rule = -1;
    if (this.rules.length > 0) {
      if (segment.flags & SYN) delete this.finEnd[segment.from as 0 | 1][segment.port];
      if (segment.flags & FIN) this.finEnd[segment.from as 0 | 1][segment.port] = segment.end;
      this.applyRules(segment, leaves);
    }
    return fate;
  }

  /** After `carry` and the record of it: let it fly. */
  launch(segment: WireSegment): void {
    const { arrives, duplicateArrives } = this.fate;
    if (duplicateArrives >= 0 && arrives >= 0) {
      const copy = Object.assign(Object.create(Object.getPrototypeOf(segment)), segment) as WireSegment;
      this.fly(segment, arrives);
      this.fly(copy, duplicateArrives);
    } else if (arrives >= 0) this.fly(segment, arrives);
    else giveSegmentBack(segment);
  }

  /** The segment that arrives now from `side`. */
  land(side: 0 | 1): WireSegment {
    const segment = this.flying[side] as WireSegment;
    const { next } = segment;
    this.flying[side] = next;
    if (next) this.world.agenda.arm(this.timers[side], next.arrives + this.world.receiveUs);
    else this.last[side] = null;
    segment.next = null;
    return segment;
  }

  private fly(segment: WireSegment, arrives: number): void {
    const side = segment.from as 0 | 1;
    segment.arrives = arrives;
    segment.next = null;
    const last = this.last[side];
    if (!last) {
      this.flying[side] = segment;
      this.last[side] = segment;
      this.world.agenda.arm(this.timers[side], arrives + this.world.receiveUs);
    } else if (arrives >= last.arrives) {
      last.next = segment;
      this.last[side] = segment;
    } else {
      // Overtakes something: find its place.
      let before: WireSegment | null = null;
      let at = this.flying[side];
      while (at && at.arrives <= arrives) {
        before = at;
        at = at.next;
      }
      segment.next = at;
      if (before) before.next = segment;
      else {
        this.flying[side] = segment;
        this.world.agenda.arm(this.timers[side], arrives + this.world.receiveUs);
      }
    }
  }

  /** First rule that matches wins. A rule counts what it matches; a rule behind one that acted is not asked. */
  private applyRules(segment: WireSegment, leaves: number): void {
    const { fate } = this;
    for (let i = 0; i < this.rules.length; i++) {
      const rule = this.rules[i] as Rule;
      if (!this.matches(rule, segment, leaves)) continue;
      const count = (this.seen[i] as number) + 1;
      this.seen[i] = count;
      if (rule.nth !== undefined && rule.nth !== 'all' && !rule.nth.includes(count)) continue;
      if (rule.chance !== undefined && this.draw() >= rule.chance) continue;
      fate.rule = i;
      const extra = Math.round((rule.delayMs ?? 0) * 1000);
      if (rule.action === 'drop') fate.arrives = -1;
      else if (rule.action === 'delay') fate.arrives += extra;
      else fate.duplicateArrives = fate.arrives + extra;
      return;
    }
  }

  private matches(rule: Rule, segment: WireSegment, leaves: number): boolean {
    const { flags } = segment;
    if ((rule.from === 'client') !== (segment.from === 0)) return false;
    if (rule.fin !== undefined && rule.fin !== (flags & FIN) > 0) return false;
    if (rule.syn !== undefined && rule.syn !== (flags & SYN) > 0) return false;
    if (rule.rst !== undefined && rule.rst !== (flags & RST) > 0) return false;
    if (rule.data !== undefined && rule.data !== segment.len > 0) return false;
    if (rule.ackOfFin !== undefined) {
      const fin = this.finEnd[segment.from === 0 ? 1 : 0][segment.port];
      const acks = (flags & ACK) > 0 && fin !== undefined && segment.ack >= fin;
      if (rule.ackOfFin !== acks) return false;
    }
    if (rule.afterMs !== undefined && leaves < Math.round(rule.afterMs * 1000)) return false;
    return rule.beforeMs === undefined || leaves < Math.round(rule.beforeMs * 1000);
  }

  /** mulberry32: the same numbers in every browser. */
  private draw(): number {
    this.random = (this.random + 0x6d2b79f5) | 0;
    let t = Math.imul(this.random ^ (this.random >>> 15), 1 | this.random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}
