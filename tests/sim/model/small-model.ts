/**
 * What Linux does with a FIN that is never answered, in a few lines written without looking at the engine: the timer wheel,
 * the tail loss probe, the doubling, and the budget of `retransmits_timed_out`. Times in ticks of 4 ms.
 */

/** calc_wheel_index: a slot is never early, and coarser the longer the wait. `onTick`: armed by a timer that just fired. */
export function fires(now: number, delta: number, onTick: boolean): number {
  const d = delta - (onTick ? 1 : 0);
  let slot = 1;
  while (d >= 63 * slot) slot *= 8;
  return (Math.floor((now + delta) / slot) + 1) * slot;
}

interface Given {
  /** Tick (with fraction) at which the FIN leaves. */
  at: number;
  /** The timeout at that moment, ms, as `ss` prints it. */
  rtoMs: number;
  retries: number;
  /** Tail loss probe: needs SACK and tcp_early_retrans. */
  probe: boolean;
  /** Smoothed round-trip time at that moment, ms: a lone segment is probed after 2·SRTT + 200 ms if that is sooner. */
  srttMs: number;
}

/** Ticks at which the FIN leaves again, and at which the socket is gone. */
export function unansweredFin({ at, rtoMs, retries, probe, srttMs }: Given): {
  again: number[];
  gone: number;
} {
  const n = retries === 0 ? 8 : retries;
  const budgetMs = 200 * (2 ** (n + 1) - 1);
  const again: number[] = [];
  let now = Math.floor(at);
  let wait = rtoMs / 4;
  let onTick = false;
  if (probe) {
    now = fires(now, Math.min(Math.ceil((2 * srttMs + 200) / 4), wait), false);
    again.push(now);
    onTick = true;
  }
  now = fires(now, wait, onTick);
  again.push(now);
  const start = now;
  for (;;) {
    wait = Math.min(wait * 2, 120_000 / 4);
    now = fires(now, wait, true);
    if ((now - start) * 4 >= budgetMs) return { again, gone: now };
    again.push(now);
  }
}
