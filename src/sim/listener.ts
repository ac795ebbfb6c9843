/** Who hears all of a run: what TCP tells, and what the link and the programs add. Hearing changes nothing. */
import type { Fate } from './fate.ts';
import type { TableLog } from './middlebox/middlebox.ts';
import type { ReasonCode } from './reason-codes.ts';
import type { WireSegment } from './segment.ts';
import type { Log } from './tcp/ground.ts';
import type { Socket } from './tcp/socket.ts';
import type { SentBy } from './trace.ts';

/** Whose clock the listener reads, µs since the first SYN. */
export interface Clock {
  readonly now: number;
}

export interface Listener extends Log<Socket>, TableLog {
  listenTo(clock: Clock): void;
  /** A segment leaves at `leaves`, µs. `fate` and `wire` are the engine's own: to be read at once. */
  segment(
    wire: WireSegment,
    leaves: number,
    fate: Fate,
    socket: Socket | null,
    by: SentBy,
    why: ReasonCode,
  ): void;
  /** A call returned `value`; below 0 it is an errno. `calledAt` in µs. */
  call(
    side: number,
    socket: Socket | null,
    call: string,
    value: number,
    calledAt: number,
    step: number | undefined,
    bytes: number | undefined,
    how: string | undefined,
  ): void;
  /** A second local port is used from here on. */
  secondPort(): void;
  /** So many connections wait for accept(). */
  waiting(connections: number): void;
}
