/** Our FIN is acknowledged, the peer's has not come. RFC 9293 §3.6.1 sets no limit; Linux limits orphans. */
import { FIN, type WireSegment } from '../segment.ts';
import { answerWithReset, done, sendReset, setState } from './closing.ts';
import { shortestWait } from './rto.ts';
import type { Socket } from './socket.ts';
import { turnIntoMini } from './time-wait.ts';
import { armKeep } from './timers.ts';

/** What was asked for: TCP_LINGER2, else tcp_fin_timeout, µs. */
export const finWait2Asked = (socket: Socket): number =>
  socket.linger2 > 0 ? socket.linger2 : socket.ground.settings.tcp_fin_timeout * 1e6;

/** `tcp_fin_time`: what was asked for, but at least 3.5 RTO. */
const finTime = (socket: Socket): number => Math.max(finWait2Asked(socket), shortestWait(socket));

/** The wait begins: as a full socket first where it is long (`tcp_rcv_state_process`, `__tcp_close`). True: only a mini-socket is left. */
function beginWait(socket: Socket): boolean {
  const wait = socket.ground.policy.orphanFinWait2(finTime(socket));
  if (!wait) return false;
  if (wait.full > 0) armKeep(socket, 'fin-wait-2', wait.full, 'timer-fin-wait-2-full');
  else turnIntoMini(socket, 'FIN_WAIT2', wait.mini);
  return wait.full === 0;
}

/**
 * The ACK of our FIN came in `segment` (`tcp_rcv_state_process`, FIN-WAIT-1).
 * True: nothing is left to do with the segment.
 */
export function enterFinWait2(socket: Socket, segment: WireSegment): boolean {
  setState(socket, 'FIN_WAIT2', 'fin-acked');
  if (!socket.orphan) {
    socket.owner?.poke();
    return false;
  }
  const { ground } = socket;
  const newData = segment.end !== segment.seq && segment.end - (segment.flags & FIN) > socket.rcvNxt;
  if (socket.linger2 < 0 || newData) {
    const why = socket.linger2 < 0 ? 'linger2-negative' : 'data-after-close';
    answerWithReset(ground, segment, socket, why);
    done(socket, why);
    return true;
  }
  // The FIN is in the same segment and comes next.
  if (segment.flags & FIN) return false;
  return beginWait(socket);
}

/** close() found the socket in FIN-WAIT-2 (`__tcp_close`). */
export function orphanInFinWait2(socket: Socket): void {
  if (socket.linger2 < 0) {
    sendReset(socket, 'linger2-negative');
    done(socket, 'linger2-negative');
    return;
  }
  beginWait(socket);
}

/** `tcp_keepalive_timer` of an orphan in FIN-WAIT-2: the second wait of more than 60 s. */
export function finWait2TimerFires(socket: Socket): void {
  const wait = socket.ground.policy.orphanFinWait2(finTime(socket));
  if (wait) turnIntoMini(socket, 'FIN_WAIT2', wait.mini);
}
