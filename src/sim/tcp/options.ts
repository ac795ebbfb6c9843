/** setsockopt() of the options that matter to a close. `do_tcp_setsockopt`, `sk_setsockopt`. */
import type { SocketOption } from '../scenario.ts';
import { dataRead } from './ack-schedule.ts';
import { setKeepalive, setKeepIdle } from './keepalive.ts';
import { clampToBuffer, smallestReceiveBuffer } from './receive-memory.ts';
import { push } from './send-queue.ts';
import { ACK_PUSHED, ACK_SCHED, type Socket } from './socket.ts';

/** SOCK_MIN_SNDBUF, bytes. */
const smallestSendBuffer = 4608;

export function setOption(socket: Socket, name: SocketOption, value: number): void {
  switch (name) {
    case 'TCP_LINGER2':
      // Above 120 s: 120 s. Below 0: no FIN-WAIT-2 at all.
      socket.linger2 = value < 0 ? -1 : Math.min(value, 120) * 1e6;
      return;
    case 'TCP_USER_TIMEOUT':
      socket.userTimeout = value;
      return;
    case 'TCP_NODELAY':
      // What is queued goes out even past TCP_CORK: __tcp_sock_set_nodelay.
      socket.noDelay = value !== 0;
      if (value !== 0) pushThrough(socket);
      return;
    case 'TCP_CORK':
      socket.cork = value !== 0;
      if (value === 0) pushThrough(socket);
      return;
    case 'SO_KEEPALIVE':
      setKeepalive(socket, value !== 0);
      return;
    case 'TCP_KEEPIDLE':
      setKeepIdle(socket, value);
      return;
    case 'TCP_KEEPINTVL':
      socket.keepInterval = value;
      return;
    case 'TCP_KEEPCNT':
      socket.keepCount = value;
      return;
    // The kernel doubles both, for what it needs beside the data, and leaves them alone from then on.
    case 'SO_RCVBUF':
      socket.receiveBufferSet = true;
      socket.receiveBuffer = Math.max(2 * value, smallestReceiveBuffer);
      if (socket.ground.policy.clampFollows === 'buffer') clampToBuffer(socket);
      return;
    case 'SO_SNDBUF':
      socket.sendBufferSet = true;
      socket.sendBuffer = Math.max(2 * value, smallestSendBuffer);
      return;
    // TCP_MAXSEG is kept for the next handshake, of which this socket has none: tcp_sock_set_maxseg.
    case 'TCP_QUICKACK':
      // Leaves interactive mode, which the next FIN enters again; an ACK that waits now goes out.
      socket.pingpong = value ? 0 : socket.ground.settings.tcp_pingpong_thresh;
      if (value && socket.ackPending & ACK_SCHED) {
        socket.ackPending |= ACK_PUSHED;
        dataRead(socket, 1);
      }
  }
}

/** `tcp_push_pending_frames`; with TCP_NODELAY nothing is held back, until the next buffer is begun. */
function pushThrough(socket: Socket): void {
  if (socket.noDelay) socket.nagleOff = true;
  if (!socket.closedForProgram) push(socket, false, 'data');
}
