/**
 * The rules in which stacks differ, each by its own name. One engine asks; a profile (`linux.ts`, `textbook.ts`) answers.
 * `Connection` is the engine's `Socket`: this file stands below it.
 */
import type { ReasonCode } from '../reason-codes.ts';
import type { Settings } from '../settings.ts';

export interface Policy<Connection> {
  /** What the trace calls the stack. */
  kernel: string;
  /** Do timers stand in a wheel of ticks, or fire to the microsecond? */
  timerWheel: boolean;
  /** The retransmission timeout before the first sample, µs. */
  firstRto(settings: Readonly<Settings>): number;
  /** A round trip took `us`: update SRTT and RTO. */
  sample(connection: Connection, us: number): void;
  /** The RTO after one more timeout, backoff applied, µs. */
  backOff(connection: Connection): number;
  /** So many SYNs are sent again at the same distance before the doubling starts. */
  linearSynTimeouts(settings: Readonly<Settings>): number;
  /** Does a SYN that met a half-open connection go out again at once, or wait for its RTO? */
  retriesHalfOpen: boolean;
  /** Have the retries of this connection been used up, now that its RTO has fired? */
  exhausted(connection: Connection): boolean;
  /** The reason for giving up. */
  gaveUp: ReasonCode;
  /** May a tail loss probe be sent? */
  probes(connection: Connection): boolean;
  /** May an ACK wait, or does each segment get one at once? */
  delaysAcks: boolean;
  /** Is a SYN|ACK without ECE from the second timeout on? (`tcp_ecn_make_synack`, from 7.0 on.) */
  synAckForgetsEcn: boolean;
  /** Is SACK (and RACK on top of it) known to this stack? */
  sack: boolean;
  /**
   * SACKs are saved up for this part of a round trip, %, and the timer may be late by so much, µs (`tcp_comp_sack_…`;
   * 5 % and 100 µs up to 6.18, 33 % and 10 µs after). null: each is sent.
   */
  sackCompression: { percent: number; slackUs: number } | null;
  /**
   * What sets anew how much may be offered, and takes what has been advertised with it: packets that turn out to hold more
   * data than was thought, or SO_RCVBUF (`tcp_set_window_clamp`; the one from 6.12 to 6.18, the other in 7.2).
   */
  clampFollows: 'ratio' | 'buffer';
  /** TIME-WAIT, µs, and what it is called after. */
  timeWait(settings: Readonly<Settings>): number;
  timeWaitSetting: string;
  /**
   * FIN-WAIT-2 of an orphan that asked for `asked` µs: how long as a full socket, then as a mini-socket, µs.
   * null: it waits for the peer's FIN without limit.
   */
  orphanFinWait2(asked: number): { full: number; mini: number } | null;
}
