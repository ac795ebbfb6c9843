/** Our FIN is acknowledged, the peer's has not come. RFC 9293 §3.6.1 sets no limit; Linux limits orphans. */
import type { WireSegment } from '../segment.ts';
import { CLOSED, FIN_WAIT2, SHUT_SND, type Socket } from '../socket.ts';
import { answerWithReset, done, sendReset, setState } from './closing.ts';
import { turnIntoMini } from './time-wait.ts';
import { armKeep } from './timers.ts';

/** Timer name in the trace. */
const FIN_WAIT2_TIMER = 6;

/** `tcp_fin_time`: TCP_LINGER2, else tcp_fin_timeout, but at least 3.5 RTO. */
function finTime(socket: Socket): number {
  const asked = socket.linger2 > 0 ? socket.linger2 : socket.host.settings.tcp_fin_timeout * 1e6;
  return Math.max(asked, socket.rto * 4 - Math.floor(socket.rto / 2));
}

/**
 * The ACK of our FIN came in `segment` (`tcp_rcv_state_process`, FIN-WAIT-1).
 * True: nothing is left to do with the segment.
 */
export function enterFinWait2(socket: Socket, segment: WireSegment): boolean {
  setState(socket, FIN_WAIT2, 'fin-acked');
  socket.shut |= SHUT_SND;
  if (!socket.orphan) {
    if (socket.program) socket.program.poke();
    return false;
  }
  const newData = segment.end !== segment.seq && segment.end - (segment.flags & 1) > socket.rcvNxt;
  if (socket.linger2 < 0 || newData) {
    const { world } = socket;
    const why = socket.linger2 < 0 ? 'linger2-negative' : 'data-after-close';
    answerWithReset(world, segment, socket, why);
    done(socket, why);
    return true;
  }
  const asked = finTime(socket);
  const full = socket.host.policy.finWait2Full(asked);
  if (full > 0) armKeep(socket, FIN_WAIT2_TIMER, full);
  // The FIN is in the same segment and comes next; the timer only guards against its loss.
  else if (segment.flags & 1) armKeep(socket, FIN_WAIT2_TIMER, asked);
  else {
    turnIntoMini(socket, FIN_WAIT2, socket.host.policy.finWait2Mini(asked));
    return true;
  }
  return false;
}

/** close() found the socket in FIN-WAIT-2 (`__tcp_close`). */
export function orphanInFinWait2(socket: Socket): void {
  if (socket.linger2 < 0) {
    sendReset(socket, 'linger2-negative');
    done(socket, 'linger2-negative');
    return;
  }
  const asked = finTime(socket);
  const full = socket.host.policy.finWait2Full(asked);
  if (full > 0) armKeep(socket, FIN_WAIT2_TIMER, full);
  else turnIntoMini(socket, FIN_WAIT2, socket.host.policy.finWait2Mini(asked));
}

/** `tcp_keepalive_timer` of an orphan in FIN-WAIT-2: the second wait of more than 60 s, or a RST. */
export function finWait2TimerFires(socket: Socket): void {
  if (socket.state === CLOSED) return;
  const asked = finTime(socket);
  if (socket.linger2 >= 0 && socket.host.policy.finWait2Full(asked) > 0) {
    turnIntoMini(socket, FIN_WAIT2, socket.host.policy.finWait2Mini(asked));
    return;
  }
  sendReset(socket, 'fin-wait-2-over');
  done(socket, 'fin-wait-2-over');
}
