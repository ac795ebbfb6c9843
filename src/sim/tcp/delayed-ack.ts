/**
 * When an ACK leaves: at once, with the next segment, or by a timer of 40 ms and more.
 * RFC 9293 §3.8.6.3; `__tcp_ack_snd_check`, `tcp_send_delayed_ack`, `tcp_event_data_recv`.
 */
import { ACK_NOW, ACK_PUSHED, ACK_PUSHED2, ACK_SCHED, ACK_TIMER, CLOSED, type Socket } from '../socket.ts';
import { cancelAck } from './timers.ts';
import { freeSpace, receiveWindow, selectWindow, sendAck } from './transmit.ts';

/** How an ACK came about: `reply` and `delayed-ack` in the trace. */
const BY_REPLY = 1;
const BY_DELAYED_ACK = 2;

/** TCP_ATO_MIN and TCP_DELACK_MIN, 40 ms in ticks. */
const atoMin = (socket: Socket): number => Math.floor(socket.world.wheel.hz / 25);

/** Up to 16 ACKs without delay, fewer where the window holds fewer segments. `tcp_incr_quickack`. */
function moreQuickAcks(socket: Socket): void {
  const quick = Math.min(16, Math.floor(socket.rcvWnd / (2 * socket.rcvMss)) || 2);
  if (quick > socket.quickAcks) socket.quickAcks = quick;
}

/** `tcp_enter_quickack_mode`. */
export function enterQuickAck(socket: Socket): void {
  moreQuickAcks(socket);
  socket.pingpong = 0;
  socket.ato = atoMin(socket);
}

/** Data came in: learn how far apart segments are. `tcp_event_data_recv`, `tcp_measure_rcv_mss`. */
export function dataReceived(socket: Socket, len: number, pushed: boolean): void {
  const { wheel, now } = socket.world;
  socket.ackPending |= ACK_SCHED;
  if (len >= socket.rcvMss) {
    // tcp_measure_rcv_mss: a full segment takes 2304 bytes of memory, 160/256 of the buffer are data.
    if (len !== socket.rcvMss) socket.rcvSpace = 81920;
    socket.rcvMss = Math.min(len, socket.mss);
    if (pushed) socket.ackPending |= ACK_PUSHED;
  } else {
    // A short segment; one as long as the last, 536 or more, is what this peer calls full.
    if (len >= 536) {
      const same = len === socket.lastSegmentSize;
      socket.lastSegmentSize = len;
      if (same) socket.rcvMss = len;
    }
    if (socket.ackPending & ACK_PUSHED) socket.ackPending |= ACK_PUSHED2;
    socket.ackPending |= ACK_PUSHED;
  }
  const tick = wheel.ticks(now);
  const min = atoMin(socket);
  if (socket.ato === 0) {
    moreQuickAcks(socket);
    socket.ato = min;
  } else {
    const gap = tick - socket.lastReceiveTick;
    const rto = wheel.toTicks(socket.rto);
    if (gap <= min >> 1) socket.ato = (socket.ato >> 1) + (min >> 1);
    else if (gap < socket.ato) socket.ato = Math.min((socket.ato >> 1) + gap, rto);
    else if (gap > rto) moreQuickAcks(socket);
  }
  socket.lastReceiveTick = tick;
  growWindow(socket, len);
}

/** While there is more to offer than was offered, each segment opens the window and is acknowledged at once. `tcp_grow_window`. */
export function growWindow(socket: Socket, len: number): void {
  const clamp = socket.windowUnit > 1 ? socket.rcvSpace : 65535;
  const room = Math.min(clamp, freeSpace(socket)) - socket.rcvSsthresh;
  if (len < 128 || room <= 0) return;
  socket.rcvSsthresh += Math.min(room, Math.max(2 * len, 2 * socket.rcvMss));
  socket.quickAcks |= 1;
}

/** Any segment with an ACK settles what was owed. `tcp_event_ack_sent`. */
export function ackWasSent(socket: Socket): void {
  if (socket.quickAcks > 0 && socket.ackPending & ACK_SCHED) {
    if (--socket.quickAcks === 0) socket.ato = atoMin(socket);
  }
  if (socket.ackPending & ACK_TIMER) cancelAck(socket);
  socket.ackPending = 0;
}

/** Data that answers data makes the connection interactive: ACKs may wait for it. `tcp_event_data_sent`. */
export function dataWasSent(socket: Socket): void {
  const { wheel, now } = socket.world;
  socket.lastSendAt = now;
  if (socket.ato > 0 && wheel.ticks(now) - socket.lastReceiveTick < socket.ato) socket.pingpong++;
}

const inPingpong = (socket: Socket): boolean => socket.pingpong >= socket.host.settings.tcp_pingpong_thresh;

/** After a segment has been dealt with: is an ACK due now? `tcp_ack_snd_check`. */
export function checkAck(socket: Socket): void {
  // ACK_NOW alone asks for none: the ACK of a FIN that waited behind a gap has settled what was scheduled.
  if (!(socket.ackPending & ACK_SCHED) || socket.state === CLOSED || socket.mini) return;
  if (!socket.host.policy.delaysAcks) {
    sendAck(socket, BY_REPLY, 'ack-at-once');
    return;
  }
  const news = socket.rcvNxt - socket.rcvWup > socket.rcvMss;
  if (news && (socket.readable === 0 || selectWindow(socket) >= socket.rcvWnd)) {
    sendAck(socket, BY_REPLY, 'ack-two-segments');
  } else if (socket.quickAcks > 0 && !inPingpong(socket)) {
    sendAck(socket, BY_REPLY, socket.ackWhy || 'ack-quick');
  } else if (socket.ackPending & ACK_NOW) {
    sendAck(socket, BY_REPLY, 'ack-gap-filled');
  } else if (socket.outOfOrder) {
    sendAck(socket, BY_REPLY, 'ack-out-of-order');
  } else delayAck(socket);
  socket.ackWhy = '';
}

/** `tcp_send_delayed_ack` */
function delayAck(socket: Socket): void {
  const { world } = socket;
  const { wheel } = world;
  const { hz } = wheel;
  let { ato } = socket;
  if (ato > atoMin(socket)) {
    let max = hz >> 1;
    if (inPingpong(socket) || socket.ackPending & ACK_PUSHED) max = Math.floor(hz / 5);
    if (socket.srtt8) max = Math.min(max, Math.max(wheel.toTicks(socket.srtt8 >> 3), atoMin(socket)));
    ato = Math.min(ato, max);
  }
  const fromRtoMin = Math.max(wheel.toTicks(socket.rtoMin), 2) - 1;
  ato = Math.min(ato, Math.floor(hz / 5), fromRtoMin);
  const tick = wheel.ticks(world.now);
  let due = tick + ato;
  if (socket.ackPending & ACK_TIMER) {
    if (socket.ackDueTick <= tick + (ato >> 2)) {
      sendAck(socket, BY_REPLY, 'ack-nearly-due');
      return;
    }
    due = Math.min(due, socket.ackDueTick);
  }
  socket.ackPending |= ACK_SCHED | ACK_TIMER;
  socket.ackDueTick = due;
  world.agenda.arm(socket.ackTimer, wheel.fires(world.now, due - tick));
  if (world.log) world.log.armed(socket, socket.ackTimer, 5, wheel.toUs(due - tick));
}

/** `tcp_delack_timer_handler` */
export function ackTimerFires(socket: Socket): void {
  if (socket.world.log) socket.world.log.ended(socket.ackTimer, true);
  if (socket.state === CLOSED || socket.mini || !(socket.ackPending & ACK_TIMER)) return;
  socket.ackPending &= ~ACK_TIMER;
  if (!(socket.ackPending & ACK_SCHED)) return;
  if (inPingpong(socket)) {
    socket.pingpong = 0;
    socket.ato = atoMin(socket);
  } else socket.ato = Math.min(socket.ato << 1, socket.world.wheel.toTicks(socket.rto));
  sendAck(socket, BY_DELAYED_ACK, 'ack-delayed');
}

/** The program has read `copied` bytes: an ACK that waited for this, or a window that opened. `tcp_cleanup_rbuf`. */
export function dataRead(socket: Socket, copied: number): void {
  if (socket.closedForProgram) return;
  const { ackPending } = socket;
  if (
    ackPending & ACK_SCHED &&
    (socket.rcvNxt - socket.rcvWup > socket.rcvMss ||
      (copied > 0 &&
        (ackPending & ACK_PUSHED2 || (ackPending & ACK_PUSHED && !inPingpong(socket))) &&
        socket.readable === 0))
  ) {
    sendAck(socket, BY_REPLY, 'ack-read');
    return;
  }
  if (copied > 0 && !(socket.shut & 1)) {
    const now = receiveWindow(socket);
    if (2 * now <= 65536) {
      const next = selectWindow(socket);
      if (next > 0 && next >= 2 * now) sendAck(socket, BY_REPLY, 'ack-window');
    }
  }
}
