/** The network: half the round trip each way, a box half way if there is one, and the scenario's rules on top. */
import { type Agenda, Timer } from './agenda.ts';
import type { Fate } from './fate.ts';
import { Luck } from './luck.ts';
import type { Middlebox } from './middlebox/middlebox.ts';
import type { Rule } from './scenario.ts';
import { type HostIndex, resetFor, type WireSegment } from './segment.ts';

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
  /** null: there are no rules. */
  private readonly luck: Luck | null;
  /** Of the segment at hand. */
  private readonly fate: Fate = { arrives: 0, duplicateArrives: -1, rule: -1, box: null };
  /** By sender. */
  private readonly ways: [Way, Way];

  constructor(agenda: Agenda, options: LinkOptions) {
    this.agenda = agenda;
    this.options = options;
    this.luck = options.rules.length > 0 ? new Luck(options.rules, options.seed) : null;
    const land = (from: HostIndex): void => this.land(from);
    this.ways = [
      { first: null, last: null, timer: Timer.make(land, 0) },
      { first: null, last: null, timer: Timer.make(land, 1) },
    ];
  }

  /** Put a segment on the wire at `leaves`, µs. The answer holds until the next segment. */
  carry(segment: WireSegment, leaves: number): Fate {
    const { fate, options } = this;
    const { box } = options;
    fate.arrives = leaves + options.oneWayUs;
    fate.duplicateArrives = -1;
    fate.rule = -1;
    if (this.luck) this.luck.strike(segment, leaves, fate);
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
}
