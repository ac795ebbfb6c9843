/** CUBIC with hybrid slow start, RFC 9438: Linux's default congestion control. `tcp_cubic.c`, its numbers and its rounding. */
import { isWindowLimited, slowStart, stepUp } from './congestion-window.ts';
import { CubicState } from './cubic-state.ts';
import { largestBuffer } from './packet.ts';
import type { Socket } from './socket.ts';

/** The window after a loss, in 1024ths of the one before: 0.7. */
const beta = 717;
/** `bic_scale * 10`, `beta_scale`, `cube_factor` */
const scale = 410;
const friendliness = 15;
const cubeFactor = Math.floor(2 ** 40 / scale);

/** Hybrid slow start begins at this window, packets; ACKs closer than this are a train, µs. */
const lowWindow = 16;
const trainGapUs = 2000;
const enoughSamples = 8;

const ticks = ({ ground }: Socket): number => ground.wheel.ticks(ground.now);

const beginRound = (socket: Socket, cubic: CubicState): void => {
  cubic.roundSince = socket.ground.now;
  cubic.lastAckAt = socket.ground.now;
  cubic.roundEnd = socket.sndNxt;
  cubic.roundRtt = Number.POSITIVE_INFINITY;
  cubic.samples = 0;
};

/** At the end of the handshake, and after a timeout. `cubictcp_init`, `cubictcp_state`. */
export function beginCubic(socket: Socket): void {
  const cubic = new CubicState();
  socket.cubic = cubic;
  beginRound(socket, cubic);
}

/** The threshold after a loss; a window that had not reached the last one gives room to others. `cubictcp_recalc_ssthresh`. */
export function cubicThreshold({ cwnd }: Socket, cubic: CubicState): number {
  cubic.epochTick = 0;
  cubic.lastMaxWindow = cwnd < cubic.lastMaxWindow ? Math.floor((cwnd * (1024 + beta)) / 2048) : cwnd;
  return Math.max(Math.floor((cwnd * beta) / 1024), 2);
}

/** Sending begins again after a pause, which is no time for the curve. `cubictcp_cwnd_event_tx_start`. */
export function cubicStarts(socket: Socket, cubic: CubicState): void {
  const { wheel } = socket.ground;
  const now = ticks(socket);
  const pause = now - wheel.ticks(socket.lastSendAt);
  if (cubic.epochTick > 0 && pause > 0) cubic.epochTick = Math.min(cubic.epochTick + pause, now);
}

/** `cubictcp_cong_avoid` */
export function growCubic(socket: Socket, cubic: CubicState, acked: number): void {
  if (!isWindowLimited(socket)) return;
  const left = socket.cwnd < socket.ssthresh ? slowStart(socket, acked) : acked;
  if (left <= 0) return;
  follow(socket, cubic, left);
  stepUp(socket, cubic.count, left);
}

/** `bictcp_update` */
function follow(socket: Socket, cubic: CubicState, acked: number): void {
  const { cwnd } = socket;
  const { wheel } = socket.ground;
  const now = ticks(socket);
  cubic.acked += acked;
  if (cubic.lastWindow === cwnd && now - cubic.lastTick <= Math.floor(wheel.hz / 32)) return;
  if (cubic.epochTick === 0 || now !== cubic.lastTick) {
    cubic.lastWindow = cwnd;
    cubic.lastTick = now;
    if (cubic.epochTick === 0) beginCurve(cubic, cwnd, acked, now);
    const t = Math.floor(((now - cubic.epochTick + wheel.toTicks(cubic.delayMin)) * 1024) / wheel.hz);
    const delta = Math.floor((scale * Math.abs(t - cubic.k) ** 3) / 2 ** 40);
    const target = t < cubic.k ? cubic.origin - delta : cubic.origin + delta;
    cubic.count = target > cwnd ? Math.floor(cwnd / (target - cwnd)) : 100 * cwnd;
    if (cubic.lastMaxWindow === 0) cubic.count = Math.min(cubic.count, 20);
  }
  // Never slower than Reno would be.
  const step = (cwnd * friendliness) >> 3;
  while (cubic.acked > step) {
    cubic.acked -= step;
    cubic.renoWindow++;
  }
  if (cubic.renoWindow > cwnd)
    cubic.count = Math.min(cubic.count, Math.floor(cwnd / (cubic.renoWindow - cwnd)));
  cubic.count = Math.max(cubic.count, 2);
}

function beginCurve(cubic: CubicState, cwnd: number, acked: number, now: number): void {
  cubic.epochTick = now;
  cubic.acked = acked;
  cubic.renoWindow = cwnd;
  const above = cubic.lastMaxWindow - cwnd;
  cubic.k = above > 0 ? cubeRoot(cubeFactor * above) : 0;
  cubic.origin = above > 0 ? cubic.lastMaxWindow : cwnd;
}

/** The kernel's table of cube roots, refined once by Newton and Raphson: with its error. For numbers of 32 bits and more, as one packet is. `cubic_root`. */
// biome-ignore format: a table
const roots = [
  0, 54, 54, 54, 118, 118, 118, 118, 123, 129, 134, 138, 143, 147, 151, 156, 157, 161, 164, 168, 170, 173, 176, 179, 181,
  185, 187, 190, 192, 194, 197, 199, 200, 202, 204, 206, 209, 211, 213, 215, 217, 219, 221, 222, 224, 225, 227, 229, 231,
  232, 234, 236, 237, 239, 240, 242, 244, 245, 246, 248, 250, 251, 252, 254,
];

function cubeRoot(a: number): number {
  let bits = 0;
  while (2 ** bits <= a) bits++;
  const b = ((bits * 84) >> 8) - 1;
  const shifted = Math.floor(a / 2 ** (b * 3));
  const x = Math.floor((((roots[shifted] as number) + 10) * 2 ** b) / 64);
  const refined = 2 * x + Math.floor(a / (x * (x - 1)));
  return Math.floor((refined * 341) / 1024);
}

/** A round trip of `us` µs was seen; -1: none. `cubictcp_acked`. */
export function cubicAcked(socket: Socket, cubic: CubicState, us: number): void {
  if (us < 0) return;
  // Not right after a recovery.
  if (cubic.epochTick > 0 && ticks(socket) - cubic.epochTick < socket.ground.wheel.hz) return;
  const delay = Math.max(us, 1);
  if (cubic.delayMin === 0 || delay < cubic.delayMin) cubic.delayMin = delay;
  if (!cubic.found && socket.cwnd < socket.ssthresh) hybridSlowStart(socket, cubic, delay);
}

/** Slow start ends before it loses: when a train of ACKs is half a round trip long, or round trips grow. `hystart_update`. */
function hybridSlowStart(socket: Socket, cubic: CubicState, delay: number): void {
  const { now } = socket.ground;
  if (socket.sndUna > cubic.roundEnd) beginRound(socket, cubic);
  if (socket.cwnd < lowWindow) return;
  if (now - cubic.lastAckAt <= trainGapUs) {
    cubic.lastAckAt = now;
    // hystart_ack_delay: what a buffer may wait to be filled.
    const gathering = Math.min(1000, Math.floor((largestBuffer * 4e6) / socket.pace));
    if (now - cubic.roundSince > (cubic.delayMin + gathering) >> 1) endSlowStart(socket, cubic);
  }
  if (delay < cubic.roundRtt) cubic.roundRtt = delay;
  if (cubic.samples < enoughSamples) cubic.samples++;
  else if (cubic.roundRtt > cubic.delayMin + Math.min(Math.max(cubic.delayMin >> 3, 4000), 16_000))
    endSlowStart(socket, cubic);
}

function endSlowStart(socket: Socket, cubic: CubicState): void {
  cubic.found = true;
  socket.ssthresh = socket.cwnd;
}
