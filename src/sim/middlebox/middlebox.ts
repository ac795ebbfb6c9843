/**
 * A box half way along the path that keeps a table of connections, as a NAT or a firewall does: Linux's nf_conntrack, and the
 * two rules nearly every such box has. What it has no entry for, or what does not fit its entry, goes no further; and only the
 * client, which is behind it, may open.
 */
import type { ReasonCode } from '../reason-codes.ts';
import type { Middlebox as MiddleboxScenario } from '../scenario.ts';
import type { WireSegment } from '../segment.ts';
import { ConntrackSettings } from './conntrack-settings.ts';
import { indexOf, transition } from './conntrack-states.ts';
import { Tracked } from './tracked.ts';

/** Who hears what becomes of entries. Times in µs. */
export interface TableLog {
  /** It is in this state from `at` on; `expires` is new. */
  tracked(entry: Tracked, at: number, why: ReasonCode): void;
  /** It left the table at `at`. */
  untracked(entry: Tracked, at: number, why: ReasonCode): void;
}

export class Middlebox {
  /** What became of the segment at hand: why it went no further, or that it was picked up; null: it passed. */
  why: ReasonCode | null = null;
  readonly resets: boolean;
  private readonly settings: ConntrackSettings;
  private readonly log: TableLog | null;
  /** By port. */
  private readonly table: (Tracked | undefined)[] = [];

  constructor({ sysctl, invalid }: MiddleboxScenario, log: TableLog | null) {
    this.settings = new ConntrackSettings(sysctl);
    this.resets = invalid === 'reset';
    this.log = log;
  }

  /** Whether a segment that reaches the box at `at`, µs, goes on. Times never run backwards. */
  lets(segment: WireSegment, at: number): boolean {
    this.why = null;
    for (;;) {
      const known = this.find(segment.port, at);
      const entry = known ?? this.begin(segment);
      if (!entry) return false;
      const before = known?.state;
      const handled = entry.handle(segment, at, !known);
      if (handled === 'again') {
        this.forget(entry, at, 'box-reopened');
        continue;
      }
      if (!known) this.table[segment.port] = entry;
      if (handled === 'invalid') {
        this.why = 'box-invalid';
        return false;
      }
      if (entry.killed) this.forget(entry, at, 'box-refused');
      else if (entry.state !== before) this.log?.tracked(entry, at, this.why ?? 'box-state');
      return true;
    }
  }

  /** The entry, unless it is over. `nf_ct_is_expired` */
  private find(port: number, at: number): Tracked | undefined {
    const entry = this.table[port];
    if (!entry || entry.expires > at) return entry;
    this.forget(entry, entry.expires, 'box-timeout');
    return undefined;
  }

  /** A new entry, if this segment may begin one. `tcp_new` */
  private begin(segment: WireSegment): Tracked | undefined {
    if (segment.from !== 0) {
      this.why = 'box-outside';
      return undefined;
    }
    const state = transition(false, indexOf(segment.flags), null);
    const midway = state === 'ESTABLISHED';
    if (state !== 'SYN_SENT' && !(midway && this.settings.of('loose') > 0)) {
      this.why = 'box-no-entry';
      return undefined;
    }
    if (midway) this.why = 'box-picked-up';
    return new Tracked(segment, midway ? 'ESTABLISHED' : 'SYN_SENT', this.settings);
  }

  private forget(entry: Tracked, at: number, why: ReasonCode): void {
    this.table[entry.port] = undefined;
    this.log?.untracked(entry, at, why);
  }
}
