/** What a twin tells of the hosts of a capture. */
import type { Side } from '../../sim/index.ts';
import type { StackName } from './stacks.ts';

/** What a host's packets show of its TCP stack. Seconds since the state began; `from`: it still answered. */
export type StackSign =
  | { code: 'options'; order: string }
  | { code: 'ttl'; ttl: number }
  | { code: 'first-wait'; ms: number }
  | { code: 'fin-wait-2' | 'time-wait'; from: number; to: number }
  | { code: 'reset-at-the-end'; retries: number };

/** What is learned of one side. */
export type Finding =
  /** How often a closed socket sends again before it gives up in silence, and `tcp_orphan_retries` so. */
  | { code: 'orphan-retries'; side: Side; values: number[]; orMore: boolean }
  /** The same after shutdown(), where the program still holds the socket. */
  | { code: 'retries2'; side: Side; values: number[]; orMore: boolean }
  | { code: 'fin-timeout-below' | 'fin-timeout-above'; side: Side; sec: number }
  /** RST without FIN: SO_LINGER with 0 seconds, or data that was never read. */
  | { code: 'linger-zero' | 'unread-data'; side: Side }
  /** TCP_LINGER2 below 0: no FIN-WAIT-2 at all. */
  | { code: 'linger2-negative'; side: Side }
  /** TCP_USER_TIMEOUT: gave up by time, whatever was allowed. */
  | { code: 'user-timeout'; side: Side; ms: number }
  | { code: 'no-probe'; side: Side }
  | { code: 'rto-max' | 'rto-min'; side: Side; ms: number }
  | { code: 'shutdown' | 'close'; side: Side }
  /**
   * Stacks that all signs allow at their defaults; none where no stack that is known does. `sure`: 1 perhaps, 2 probably, more
   * almost certainly.
   */
  | { code: 'stack'; side: Side; fits: StackName[]; signs: StackSign[]; sure: number }
  /** How it acknowledges data when it has nothing to send: so often at once, so often after a wait, between so many ms. */
  | { code: 'ack-habit'; side: Side; atOnce: number; waited: number; from: number; to: number }
  | { code: 'no-sack' | 'no-timestamps' | 'no-window-scaling'; side: Side };
