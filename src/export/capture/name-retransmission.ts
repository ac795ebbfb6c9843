/**
 * Which timer sent a segment again, by the rules of Linux (tcp_input.c tcp_set_rto, tcp_output.c tcp_schedule_loss_probe) and of
 * RFC 6298. A name is given only where the rule fits: without a round trip only the doubling of a timeout shows what it was.
 */

export type RetransmissionCode =
  | 'probe'
  | 'probe-behind-data'
  | 'rto'
  | 'rto-after-probe'
  | 'rto-doubled'
  | 'rto-capped'
  | 'recovery'
  | 'connect-again'
  | 'retransmission'
  | 'retransmission-rtt-unknown';

export interface SentAgain {
  /** Since the same bytes left last, or since what restarted the timer. ms. */
  waitMs: number;
  /** Of the copies before this one, the first first; ms. */
  before: readonly number[];
  /** Of the copy after this one; null without one. */
  nextMs: number | null;
  /** null: nothing in the capture tells it. */
  rttMs: number | null;
  /** null: the handshake was not seen. */
  sack: boolean | null;
  /** Segments on their way that were not acknowledged. */
  inFlight: number;
  syn: boolean;
  /** A SYN sent again after a RST had answered it. */
  refused: boolean;
  /** An acknowledgement that did not take it had just arrived. */
  told: boolean;
}

/** The least that RTTVAR adds to the RTO in Linux (TCP_RTO_MIN), ms. */
const RTO_FLOOR_MS = 200;
/** Ticks of a slow clock, and a host's own delay. ms. */
const TICK_MS = 12;
/** TCP_RTO_MAX. */
const RTO_CAP_MS = 120_000;

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;
const between = (n: number, from: number, to: number): boolean => n >= from && n <= to;
const doubles = (wait: number, before: number): boolean =>
  near(wait, 2 * before, TICK_MS + 0.25 * before) && wait <= RTO_CAP_MS * 1.05;

/** From what is left of a settled RTO, RTT + 200 ms, to what the first sample gives: RTT + 4 · RTT/2. */
const fitsRto = (wait: number, rtt: number): boolean =>
  between(
    wait,
    0.9 * (rtt + RTO_FLOOR_MS) - TICK_MS,
    1.2 * Math.max(3 * rtt, rtt + RTO_FLOOR_MS) + TICK_MS,
  ) ||
  // RFC 6298 §2.4 asks for one second at least.
  between(wait, 900, Math.max(1300, 3.5 * rtt));

/** Before any round trip is known: 1 s (RFC 6298 §2.1), 3 s in older hosts (RFC 2988). */
const fitsFirst = (wait: number): boolean => between(wait, 900, 1250) || between(wait, 2800, 3300);

const nameFirst = (a: SentAgain): RetransmissionCode => {
  const { waitMs, rttMs, nextMs } = a;
  if (a.refused) return 'connect-again';
  if (a.syn) return fitsFirst(waitMs) ? 'rto' : 'retransmission';
  if (a.told) return 'recovery';
  const doubledNext = nextMs !== null && doubles(nextMs, waitMs);
  if (rttMs === null) return doubledNext ? 'rto' : 'retransmission-rtt-unknown';
  if (a.sack !== false && !doubledNext) {
    if (a.inFlight > 1 && rttMs >= 10 && between(waitMs, 1.8 * rttMs, 2.2 * rttMs + TICK_MS))
      return 'probe-behind-data';
    if (near(waitMs, rttMs + RTO_FLOOR_MS, TICK_MS + 0.08 * (rttMs + RTO_FLOOR_MS))) return 'probe';
  }
  return fitsRto(waitMs, rttMs) || (doubledNext && waitMs >= RTO_FLOOR_MS / 2) ? 'rto' : 'retransmission';
};

/** Its code. */
export const nameRetransmission = (a: SentAgain): RetransmissionCode => {
  const last = a.before.at(-1);
  if (last === undefined) return nameFirst(a);
  if (a.refused) return 'connect-again';
  if (a.told) return 'recovery';
  if (last >= RTO_CAP_MS / 2 && near(a.waitMs, RTO_CAP_MS, 0.05 * RTO_CAP_MS)) return 'rto-capped';
  if (doubles(a.waitMs, last)) return 'rto-doubled';
  const first = nameFirst({ ...a, waitMs: last, before: [], nextMs: a.waitMs });
  if (
    a.before.length === 1 &&
    (first === 'probe' || first === 'probe-behind-data') &&
    fitsRto(a.waitMs, a.rttMs!)
  )
    return 'rto-after-probe';
  // SYNs may go on every second before they double (tcp_syn_linear_timeouts).
  if (a.syn && fitsFirst(a.waitMs)) return 'rto';
  if (a.nextMs !== null && a.waitMs >= RTO_FLOOR_MS / 2 && doubles(a.nextMs, a.waitMs)) return 'rto';
  return a.rttMs === null ? 'retransmission-rtt-unknown' : 'retransmission';
};
