/** What a twin tells of the hosts of a capture. */
import type { Side } from '../../sim/index.ts';

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
  | { code: 'no-sack' | 'no-timestamps' | 'no-window-scaling'; side: Side };
