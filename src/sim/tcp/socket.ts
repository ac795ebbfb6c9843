/** One end of one connection: the fields of `tcp_sock` that decide how it ends, under their RFC 9293 and kernel names. */
import type { Timer } from '../agenda.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { LINK_MSS, type SeqRange } from '../segment.ts';
import type { TcpState } from '../tcp-states.ts';
import { FIRST_RECEIVE_BUFFER, type Stored } from './arrived.ts';
import type { CubicState } from './cubic-state.ts';
import type { Ground } from './ground.ts';
import type { Packet } from './packet.ts';

/** What the one retransmission timer of a socket is armed for (`icsk_pending`). */
export type Pending = 'rto' | 'probe' | 'reorder' | 'zero-window-probe';

/** Congestion states (`tcp_ca_state`), in the kernel's order. */
export const OPEN = 0;
export const DISORDER = 1;
export const CWR = 2;
export const RECOVERY = 3;
export const LOSS = 4;
export type CaState = typeof OPEN | typeof DISORDER | typeof CWR | typeof RECOVERY | typeof LOSS;

/** What timestamps take of each segment (TCPOLEN_TSTAMP_ALIGNED). */
export const TIMESTAMPS = 12;

/** Bits of `shut`. */
export const SHUT_RCV = 1;
export const SHUT_SND = 2;

/** Bits of `ackPending` (`icsk_ack.pending`). */
export const ACK_SCHED = 1;
export const ACK_DELAYED = 2;
export const ACK_PUSHED = 4;
export const ACK_PUSHED2 = 8;
export const ACK_NOW = 16;
export const ACK_NO_MEMORY = 32;

/** Who made the calls on a socket, and waits for it. */
export interface SocketOwner {
  /** Something happened to a socket. */
  poke(): void;
  /** There is room in the send buffer. */
  sendSpace(socket: Socket): void;
}

export class Socket {
  readonly ground: Ground<Socket>;
  readonly port: number;
  owner: SocketOwner | null = null;
  state: TcpState = 'CLOSED';
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
  /** What is queued leaves however short it is (TCP_NAGLE_PUSH). */
  nagleOff = false;
  /** SO_KEEPALIVE; its three times, s and probes; 0: the settings. */
  keepalive = false;
  keepIdle = 0;
  keepInterval = 0;
  keepCount = 0;

  readonly iss: number;
  sndUna: number;
  sndNxt: number;
  writeSeq: number;
  sndWnd = 1;
  sndWl1 = 0;
  maxWindow = 0;
  /** What may be queued and unacknowledged; at first the second number of `tcp_wmem`. */
  sendBuffer = 16_384;
  sendBufferSet = false;
  /** A writer waits for room (`SOCK_NOSPACE`). */
  noSpace = false;
  /** End of the last small segment sent, for Nagle. */
  sndSml: number;
  mss = LINK_MSS;
  /** TCP_MAXSEG; 0: the link decides (`user_mss`). */
  userMss = 0;
  /** What our SYN says a segment to us may hold, its options included (`advmss` before the handshake is over). */
  offeredMss = LINK_MSS;
  /** How many packets were sent, each time counted. */
  sends = 0;
  /** Sent and unacknowledged packets. */
  head: Packet | null = null;
  tail: Packet | null = null;
  /** The FIN waits behind the unsent bytes, and `writeSeq` counts it. */
  unsentFin = false;
  /** How many of the bytes written lie in the last buffer, which the next write goes on filling. */
  lastBuffer = 0;
  /** Buffers sent and not wholly acknowledged. */
  sentBuffers = 0;
  /** How far the program has asked for everything to be pushed (`pushed_seq`). */
  pushedSeq: number;
  /** TCP_CORK: only full segments leave. */
  cork = false;
  /** `sk_pacing_rate`, bytes a second; without a limit before the first round trip. */
  pace = Number.POSITIVE_INFINITY;

  irs = 0;
  rcvNxt = 0;
  rcvWup = 0;
  rcvWnd = 0;
  /** The receive buffer, what of it is taken (`sk_rcvbuf`, `sk_rmem_alloc`), bytes, and whether SO_RCVBUF fixed it. */
  receiveBuffer = FIRST_RECEIVE_BUFFER;
  receiveMemory = 0;
  receiveBufferSet = false;
  /** Memory that was taken by the page and is not used up (`sk_forward_alloc`). */
  spareMemory = 0;
  /** What lies unread, packet by packet. */
  stored: Stored[] = [];
  /** How much of a buffer's memory is window, in 256ths; half, until full segments show what they really take. */
  scalingRatio = 128;
  windowClamp = 65535;
  /** How much of the window may be offered; it grows with full segments (`rcv_ssthresh`). */
  receiveSsthresh = 65535;
  /** The round trip as the receiver sees it, µs times 8, and what it is measured by (`rcv_rtt_est`). */
  receiverRtt8 = 0;
  rttWindowEnd = 0;
  rttWindowSince = -1;
  lastTsecr = 0;
  /** How much was read in a round trip, and since when (`rcvq_space`). */
  drsSpace = 0;
  drsSeq = 0;
  drsSince = 0;
  /** When a segment last came, something was to be sent or a timer fired, µs: the socket looks at the clock then (`tcp_mstamp`). */
  clock = 0;
  /** What one in the window field stands for: the scale of 6.18's `tcp_rmem`, unless a host does not scale. */
  windowUnit = 1024;
  copiedSeq = 0;
  finReceived = false;
  /** What waits beyond a gap, packet by packet, in order. */
  outOfOrder: Stored[] | null = null;
  /** SACK blocks, newest first. */
  sackBlocks: SeqRange[] | null = null;
  dsack: SeqRange | null = null;

  ackPending = 0;
  quickAcks = 0;
  pingpong = 0;
  /** Delayed-ACK time in ticks; 0 before the first data. */
  ato = 0;
  ackDueTick = 0;
  lastReceiveTick = 0;
  rcvMss = 536;
  lastSegmentSize = 0;
  /** ACKs saved up, duplicates sent at once, and what they acknowledged (`compressed_ack`, `dup_ack_counter`). */
  savedAcks = 0;
  duplicateAcks = 0;
  savedAt = 0;
  /** Why an ACK is owed, for the trace. */
  ackWhy: ReasonCode | null = null;

  srtt8 = 0;
  mdev = 0;
  mdevMax = 0;
  rttvar = 0;
  rttSeq = 0;
  minRtt = 0;
  /** Retransmission timeout, backoff included, µs. */
  rto: number;
  /** `tcp_rto_min_us` in whole ticks, as µs. */
  readonly rtoMin: number;
  pending: Pending | null = null;
  backoff = 0;
  retransmits = 0;
  /** First retransmission by RTO or recovery, ms clock; -1: none. */
  retransStamp = -1;
  totalRetrans = 0;
  /** The time that the first SYN or SYN|ACK carried; −1: none did. */
  synStamp = -1;
  totalRto = 0;
  probesOut = 0;
  probesSince = -1;
  /** When the last acceptable ACK came, µs (`rcv_tstamp`). */
  lastAckAt = 0;

  cwnd = 10;
  cwndCount = 0;
  ssthresh = 0x7fffffff;
  /** null: Reno rules the window. */
  cubic: CubicState | null = null;
  ca: CaState = OPEN;
  highSeq: number;
  packetsOut = 0;
  sackedOut = 0;
  lostOut = 0;
  /** How many were ever taken for lost, retransmissions among them (`lost`). */
  losses = 0;
  retransOut = 0;
  reordering: number;
  reorderSeen = false;
  /** End of the highest packet that was SACKed (`highest_sack`). */
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
  /** Segments that came twice, as DSACKs say. */
  dsackDups = 0;
  cwndLimited = false;
  /** Up to here the sign of a full window counts (`cwnd_usage_seq`). */
  cwndUsageSeq: number;
  maxPacketsOut = 0;
  frto = false;
  /** When data was last sent, and anything, µs (`lsndtime`, `tcp_wstamp_ns`). */
  lastSendAt = 0;
  lastWireAt = 0;
  rackSentIn = -1;
  rackEnd = 0;
  rackRtt = 0;
  rackAdvanced = false;
  reoSteps = 1;
  /** A DSACK is still to widen the reordering window; it does so once a round, and for 16 recoveries. */
  reoWiden = false;
  reoPersist = 0;
  reoSince = 0;

  /** What was agreed on marks of congestion, and what is due (`ecn_flags`). */
  ecn = 0;
  sackOk = false;
  tsOk = false;
  /** Latest TSval to echo; -1: none. */
  tsRecent = -1;

  /** Tick of the last ACK to a segment out of window; -1: none. */
  lastOowTick = -1;
  /** When TIME-WAIT began, ms. */
  timeWaitSince = 0;

  readonly writeTimer: Timer;
  readonly ackTimer: Timer;
  /** Made when the first ACK is saved up. */
  sackTimer: Timer | null = null;
  /** FIN-WAIT-2, TIME-WAIT, keepalive: never two of them at once. */
  readonly keepTimer: Timer;

  constructor(ground: Ground<Socket>, port: number) {
    const { settings, policy, wheel, nextIss } = ground;
    this.ground = ground;
    this.port = port;
    this.iss = nextIss;
    this.sndUna = nextIss;
    this.sndNxt = nextIss;
    this.writeSeq = nextIss;
    this.sndSml = nextIss;
    this.pushedSeq = nextIss;
    this.highSeq = nextIss;
    this.cwndUsageSeq = nextIss;
    this.rto = policy.firstRto(settings);
    // tcp_init_sock: usecs_to_jiffies rounds up.
    this.rtoMin = wheel.toUs(wheel.toTicks(settings.tcp_rto_min_us));
    this.reordering = settings.tcp_reordering;
    this.writeTimer = ground.timer('write', this);
    this.ackTimer = ground.timer('ack', this);
    this.keepTimer = ground.timer('keep', this);
  }

  /** Bytes that a program could read. */
  get readable(): number {
    return Math.max(0, this.rcvNxt - (this.finReceived ? 1 : 0) - this.copiedSeq);
  }

  /** What the peer may put into a segment (`advmss`). */
  get peerMss(): number {
    return this.offeredMss - (this.tsOk ? TIMESTAMPS : 0);
  }

  /** As the program sees it: a socket turned into a mini-socket is closed for it. */
  get closedForProgram(): boolean {
    return this.mini || this.state === 'CLOSED';
  }
}
