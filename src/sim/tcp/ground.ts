/**
 * What TCP stands on. A host gives it a clock, timers, a wire and its settings, and hears what happens; TCP knows nothing
 * of hosts, links, programs or traces. `Connection` is the engine's `Socket`: this file stands below it.
 */
import type { Timer } from '../agenda.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { HostIndex, WireSegment } from '../segment.ts';
import type { Settings } from '../settings.ts';
import type { TimerWheel } from '../timer-wheel.ts';
import type { SentBy, TimerName } from '../trace.ts';
import type { Policy } from './policy.ts';

/** The timers of a connection: sending, acknowledging, saving up SACKs, and waiting in a state (`sk_timer`, `tw_timer`). */
export type TimerKind = 'write' | 'ack' | 'sack' | 'keep';

export interface Ground<Connection> {
  readonly side: HostIndex;
  readonly settings: Readonly<Settings>;
  readonly policy: Policy<Connection>;
  /** By the client's port; null where none is left. */
  readonly connections: (Connection | null)[];
  orphans: number;
  timeWaits: number;
  /** The second of the kernel's clock for which challenge ACKs are counted, and how many are left in it. */
  challengeSecond: number;
  challengesLeft: number;
  /** Where the next ISN starts: above all that was used. */
  nextIss: number;
  /** TCP_MAXSEG of the listener; 0: it was not set. */
  readonly listenerMaxSeg: number;
  /** µs since the first SYN. */
  readonly now: number;
  /** The clock of the timestamps option. */
  readonly ms: number;
  /** What a packet sent now is marked with, to tell which of two left first (`tcp_mstamp`). Grows; equal: both left at once. */
  readonly stamp: number;
  readonly wheel: TimerWheel;
  /** null: nobody listens. A run with it is the same run. */
  readonly log: Log<Connection> | null;
  /** From 0 up to 1: the host's own chance, from the scenario's seed. */
  draw(): number;
  timer(kind: TimerKind, connection: Connection): Timer;
  arm(timer: Timer, at: number): void;
  cancel(timer: Timer): void;
  /** Onto the wire; `connection` is null where no socket answers. */
  emit(segment: WireSegment, connection: Connection | null, by: SentBy, why: ReasonCode): void;
  /** More wait for accept() than the listener allows. `sk_acceptq_is_full` */
  readonly acceptQueueFull: boolean;
  /** The handshake of a connection to the listener is complete: accept() returns it. */
  accepted(connection: Connection): void;
}

/** Who is told what happens. */
export interface Log<Connection> {
  state(connection: Connection, why: ReasonCode): void;
  drop(connection: Connection, why: ReasonCode): void;
  dropWithoutSocket(side: HostIndex, port: number, why: ReasonCode): void;
  armed(connection: Connection, timer: Timer, name: TimerName, us: number, why: ReasonCode): void;
  ended(timer: Timer, fired: boolean): void;
  /** Recv-Q or Send-Q may have changed. */
  queues(connection: Connection): void;
}
