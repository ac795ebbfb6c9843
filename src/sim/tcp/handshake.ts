/** Opening: connect(), the listener, SYN-SENT and SYN-RECEIVED. RFC 9293 §3.5, §3.10.7.2–3. */
import { Program } from '../program.ts';
import { noHandshakeSample } from '../rto.ts';
import { ACK, RST, SYN, type WireSegment } from '../segment.ts';
import { ESTABLISHED, RTO, Socket, SYN_RECV, SYN_SENT } from '../socket.ts';
import { ACK_TIMER, KEEP_TIMER, PROGRAM, type World, WRITE_TIMER } from '../world.ts';
import { ackArrives } from './ack-arrival.ts';
import { answerWithReset, resetReceived, setState } from './closing.ts';
import { queueSyn } from './send-queue.ts';
import { armWrite } from './timers.ts';
import { sendAck } from './transmit.ts';

/** A socket with its timers. */
function makeSocket(world: World, side: 0 | 1, port: number, iss: number): Socket {
  const socket = new Socket();
  const host = world.hosts[side];
  socket.world = world;
  socket.host = host;
  socket.port = port;
  socket.iss = iss;
  socket.sndUna = iss;
  socket.sndNxt = iss;
  socket.writeSeq = iss;
  socket.sndSml = iss;
  socket.highSeq = iss;
  socket.sndWnd = 1;
  socket.rto = host.policy.firstRto(host);
  // tcp_init_sock: usecs_to_jiffies rounds up.
  socket.rtoMin = world.wheel.toUs(world.wheel.toTicks(host.settings.tcp_rto_min_us));
  socket.windowUnit = world.hosts.every(({ settings }) => settings.tcp_window_scaling > 0) ? 1024 : 1;
  socket.reordering = host.settings.tcp_reordering;
  socket.writeTimer = world.makeTimer(WRITE_TIMER, socket);
  socket.ackTimer = world.makeTimer(ACK_TIMER, socket);
  socket.keepTimer = world.makeTimer(KEEP_TIMER, socket);
  host.sockets[port] = socket;
  return socket;
}

/** connect(): SYN. `tcp_v4_connect`, `tcp_connect`. */
export function activeOpen(world: World, port: number, program: Program): Socket {
  const host = world.hosts[0];
  const socket = makeSocket(world, 0, port, host.nextIss);
  host.nextIss = socket.iss + 65537;
  socket.conn = ++world.conns;
  socket.program = program;
  socket.sackOk = host.settings.tcp_sack > 0 && host.policy.sack;
  socket.tsOk = host.settings.tcp_timestamps > 0;
  setState(socket, SYN_SENT, 'syn-sent');
  queueSyn(socket, 'syn');
  return socket;
}

/** A segment for the server's port that no socket claims. False: it is not one for a listener. */
export function listenerReceives(world: World, segment: WireSegment): boolean {
  if (!(segment.flags & SYN) || segment.flags & (ACK | RST)) return false;
  const host = world.hosts[1];
  const socket = makeSocket(world, 1, segment.port, host.nextIss);
  host.nextIss = socket.iss + 65537;
  socket.conn = world.hosts[0].sockets[segment.port]?.conn ?? world.conns;
  synReceived(socket, segment);
  socket.sackOk &&= host.settings.tcp_sack > 0 && host.policy.sack;
  socket.tsOk &&= host.settings.tcp_timestamps > 0;
  if (!socket.tsOk) socket.tsRecent = -1;
  socket.mss = socket.tsOk ? 1448 : 1460;
  setState(socket, SYN_RECV, 'syn-received');
  queueSyn(socket, 'syn-ack');
  return true;
}

/** What a SYN tells: the peer's ISN, window and options. */
function synReceived(socket: Socket, segment: WireSegment): void {
  socket.irs = segment.seq;
  socket.rcvNxt = segment.seq + 1;
  socket.rcvWup = socket.rcvNxt;
  socket.copiedSeq = socket.rcvNxt;
  socket.sndWnd = segment.win;
  socket.sndWl1 = segment.seq;
  socket.maxWindow = Math.max(socket.maxWindow, segment.win);
  socket.sackOk = segment.sackOk;
  socket.tsOk = segment.tsval >= 0;
  if (socket.tsOk) socket.tsRecent = segment.tsval;
}

/** `tcp_rcv_synsent_state_process` */
export function synSentReceives(socket: Socket, segment: WireSegment): void {
  const { world } = socket;
  const { flags, ack } = segment;
  if (flags & ACK) {
    if (ack <= socket.iss || ack > socket.sndNxt) {
      // RFC 9293 figure 9: an old half-open connection answers; reset it. Linux tries again at once (TCP_TIMEOUT_MIN).
      if (socket.host.policy.delaysAcks && socket.retransmits === 0)
        armWrite(socket, RTO, world.wheel.toUs(2));
      answerWithReset(world, segment, socket, 'half-open');
      return;
    }
    if (flags & RST) {
      resetReceived(socket);
      return;
    }
  }
  if (flags & RST || !(flags & SYN)) {
    if (world.log) world.log.drop(socket, 'syn-sent-ignored');
    return;
  }
  if (!(flags & ACK)) return;
  const window = socket.rcvWnd;
  const offered = { sack: socket.sackOk, ts: socket.tsOk };
  synReceived(socket, segment);
  socket.rcvWnd = window;
  socket.sackOk &&= offered.sack;
  socket.tsOk &&= offered.ts;
  if (!socket.tsOk) socket.tsRecent = -1;
  socket.mss = socket.tsOk ? 1448 : 1460;
  ackArrives(socket, segment);
  established(socket);
  sendAck(socket, 1, 'handshake-ack');
  if (socket.program) socket.program.poke();
}

/** The ACK of our SYN|ACK. False: it is none. `tcp_check_req`, `tcp_rcv_state_process`. */
export function completeHandshake(socket: Socket, segment: WireSegment): boolean {
  if (segment.ack !== socket.sndNxt) {
    answerWithReset(socket.world, segment, socket, 'bad-handshake-ack');
    return false;
  }
  const { world, host } = socket;
  ackArrives(socket, segment);
  established(socket);
  const program = new Program(world, host.script, 1);
  program.timer = world.makeTimer(PROGRAM, program);
  program.accept(socket);
  return true;
}

function established(socket: Socket): void {
  if (socket.srtt8 === 0) noHandshakeSample(socket);
  // RFC 5681 §3.1: a lost SYN means care. tcp_init_transfer.
  if (socket.totalRetrans > 1) socket.cwnd = 1;
  socket.totalRto = 0;
  socket.retransmits = 0;
  socket.retransStamp = -1;
  socket.rcvMss = 536;
  // tcp_select_initial_window: whole segments below 65536; a SYN counts its segments without timestamps.
  const whole = socket.host.side === 0 ? 1460 : socket.mss;
  socket.rcvSsthresh = Math.floor(65535 / whole) * whole;
  setState(socket, ESTABLISHED, 'established');
}
