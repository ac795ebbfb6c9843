/** How long Linux keeps retransmitting: retry settings are read as times, counted from the first retransmission by RTO. */
import type { Socket } from './socket.ts';

/** TCP_RTO_MIN: the base of the model, whatever `tcp_rto_min_us` says. */
const base = 200;

/** What N doublings of 200 ms, capped at `tcp_rto_max_ms`, would take, ms. `tcp_model_timeout`. */
function modelTimeout(retries: number, rtoMaxMs: number): number {
  const doublings = Math.floor(Math.log2(Math.floor(rtoMaxMs / base)));
  return retries <= doublings
    ? (2 ** (retries + 1) - 1) * base
    : (2 ** (doublings + 1) - 1) * base + (retries - doublings) * rtoMaxMs;
}

/** Retries allowed to an orphan: 0 means 8 while the RTO is below its maximum. `tcp_orphan_retries`. */
export const orphanRetries = (socket: Socket, alive: boolean): number =>
  socket.ground.settings.tcp_orphan_retries || (alive ? 8 : 0);

/** The retries that count for a socket now, by which setting. */
export const retriesAllowed = (socket: Socket): number =>
  socket.orphan
    ? orphanRetries(socket, socket.rto < socket.ground.settings.tcp_rto_max_ms * 1000)
    : socket.ground.settings.tcp_retries2;

/** The time allowed since the first retransmission by RTO, ms. */
export const budgetMs = (socket: Socket): number =>
  socket.userTimeout > 0
    ? socket.userTimeout
    : modelTimeout(retriesAllowed(socket), socket.ground.settings.tcp_rto_max_ms);

/** `tcp_write_timeout`, `retransmits_timed_out`: asked before each retransmission; the first is never refused. */
export function linuxBudgetSpent(socket: Socket): boolean {
  const { settings } = socket.ground;
  if (socket.state === 'SYN_SENT')
    return socket.retransmits >= settings.tcp_syn_retries + settings.tcp_syn_linear_timeouts;
  if (socket.state === 'SYN_RECV') return socket.retransmits >= settings.tcp_synack_retries;
  if (socket.retransmits === 0) return false;
  return socket.ground.ms - socket.retransStamp >= budgetMs(socket);
}
