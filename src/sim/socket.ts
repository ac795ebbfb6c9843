/** One end of one connection: the fields of `tcp_sock` that decide how it ends, under their RFC 9293 and kernel names. */
import type { Host } from './host.ts';
import type { Packet } from './packet.ts';
import type { Program } from './program.ts';
import type { World } from './world.ts';

export const CLOSED = 0;
export const SYN_SENT = 1;
export const SYN_RECV = 2;
export const ESTABLISHED = 3;
export const FIN_WAIT1 = 4;
export const FIN_WAIT2 = 5;
export const CLOSE_WAIT = 6;
export const CLOSING = 7;
export const LAST_ACK = 8;
export const TIME_WAIT = 9;

/** What the one retransmission timer of a socket is armed for (`icsk_pending`). */
export const NOTHING = 0;
export const RTO = 1;
export const LOSS_PROBE = 2;
export const REORDER = 3;
export const ZERO_WINDOW = 4;

/** Congestion states (`tcp_ca_state`), in the kernel's order. */
export const OPEN = 0;
export const DISORDER = 1;
export const CWR = 2;
export const RECOVERY = 3;
export const LOSS = 4;

/** Bits of `shut`. */
export const SHUT_RCV = 1;
export const SHUT_SND = 2;

/** Bits of `ackPending` (`icsk_ack.pending`). */
export const ACK_SCHED = 1;
export const ACK_TIMER = 2;
export const ACK_PUSHED = 4;
export const ACK_PUSHED2 = 8;
export const ACK_NOW = 16;

export class Socket {
  declare world: World;
  declare host: Host;
  program: Program | null = null;
  port = 0;
  conn = 0;
  state = CLOSED;
  /** Only a mini-socket is left (`inet_timewait_sock`). */
  mini = false;
  /** The program has let go of it (`SOCK_DEAD`). */
  orphan = false;
  shut = 0;
  /** errno that the next call returns. */
  error = 0;
  /** SO_LINGER in seconds; -1: off. */
  linger = -1;
  /** TCP_LINGER2 in µs; 0: the sysctl; -1: no FIN-WAIT-2. */
  linger2 = 0;
  /** TCP_USER_TIMEOUT, ms. */
  userTimeout = 0;
  noDelay = false;

  iss = 0;
  sndUna = 0;
  sndNxt = 0;
  writeSeq = 0;
  sndWnd = 0;
  sndWl1 = 0;
  maxWindow = 0;
  /** What may be queued and unacknowledged. */
  sendBuffer = 46080;
  /** End of the last small segment sent, for Nagle. */
  sndSml = 0;
  mss = 1460;
  /** Sent and unacknowledged packets, then unsent ones. */
  head: Packet | null = null;
  tail: Packet | null = null;
  unsent: Packet | null = null;

  irs = 0;
  rcvNxt = 0;
  rcvWup = 0;
  rcvWnd = 0;
  /** The receive buffer as window: half of `tcp_rmem`'s default 131072 until full segments show what they really take. */
  rcvSpace = 65536;
  /** How much of it may be offered; it grows with full segments. */
  rcvSsthresh = 65536;
  /** What one in the window field stands for: the scale of 6.18's `tcp_rmem`, unless a host does not scale. */
  windowUnit = 1024;
  copiedSeq = 0;
  finReceived = false;
  /** Out-of-order pieces, flat: left, right, 1 if it ends with a FIN. */
  outOfOrder: number[] | null = null;
  /** SACK blocks, newest first, flat. */
  sackBlocks: number[] | null = null;
  dsackLeft = 0;
  dsackRight = 0;

  ackPending = 0;
  quickAcks = 0;
  pingpong = 0;
  /** Delayed-ACK time in ticks; 0 before the first data. */
  ato = 0;
  ackDueTick = 0;
  lastReceiveTick = 0;
  rcvMss = 536;
  lastSegmentSize = 0;
  /** Why an ACK is owed, for the trace. */
  ackWhy = '';

  srtt8 = 0;
  mdev = 0;
  mdevMax = 0;
  rttvar = 0;
  rttSeq = 0;
  minRtt = 0;
  /** Retransmission timeout, backoff included, µs. */
  rto = 1e6;
  /** `tcp_rto_min_us` in whole ticks, as µs. */
  rtoMin = 0;
  pending = NOTHING;
  backoff = 0;
  retransmits = 0;
  /** First retransmission by RTO or recovery, ms clock; -1: none. */
  retransStamp = -1;
  totalRetrans = 0;
  totalRto = 0;
  probesOut = 0;
  probesSince = -1;
  /** When the last acceptable ACK came, ms. */
  lastAckMs = 0;

  cwnd = 10;
  cwndCount = 0;
  ssthresh = 0x7fffffff;
  ca = OPEN;
  highSeq = 0;
  packetsOut = 0;
  sackedOut = 0;
  lostOut = 0;
  retransOut = 0;
  reordering = 3;
  reorderSeen = false;
  /** Start of the highest packet that was SACKed. */
  highestSack = -1;
  tlpHighSeq = -1;
  tlpRetrans = false;
  undoMarker = -1;
  undoRetrans = 0;
  priorCwnd = 0;
  priorSsthresh = 0;
  prrDelivered = 0;
  prrOut = 0;
  delivered = 0;
  cwndLimited = false;
  maxPacketsOut = 0;
  frto = false;
  lastSendAt = 0;
  rackSentIn = -1;
  rackEnd = 0;
  rackRtt = 0;
  rackAdvanced = false;
  reoSteps = 1;

  sackOk = false;
  tsOk = false;
  /** Latest TSval to echo; -1: none. */
  tsRecent = -1;

  /** Tick of the last ACK to a segment out of window; -1: none. */
  lastOowTick = -1;
  /** When TIME-WAIT began, ms. */
  timeWaitSince = 0;

  /** Timers in the agenda. */
  writeTimer = -1;
  ackTimer = -1;
  /** FIN-WAIT-2, TIME-WAIT, keepalive: never two of them at once. */
  keepTimer = -1;

  /** Bytes that a program could read. */
  get readable(): number {
    return Math.max(0, this.rcvNxt - (this.finReceived ? 1 : 0) - this.copiedSeq);
  }

  /** As the program sees it: a socket turned into a mini-socket is closed for it. */
  get closedForProgram(): boolean {
    return this.mini || this.state === CLOSED;
  }
}

export const stateNames = [
  'CLOSED',
  'SYN_SENT',
  'SYN_RECV',
  'ESTABLISHED',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const;
