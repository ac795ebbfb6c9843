/**
 * What happened: plain data that everything downstream only reads. It extends the format of the kernel recordings, so a
 * recording is a trace with the optional parts left out. Times are ms since the first SYN, exact to a microsecond.
 */
import type { ConntrackState } from './middlebox/conntrack-states.ts';
import type { Profile, Scenario, Side } from './scenario.ts';
import type { TcpState } from './tcp-states.ts';

export type { TcpState } from './tcp-states.ts';

/** Why a thing happened. */
export interface Reason {
  /** Stable key, e.g. `fin-rto`; translations are keyed by it. */
  code: string;
  /** One plain English sentence with the numbers in it. Left out by `simulateBare`; `explain` adds it. */
  sentence?: string;
  /** The setting that governs it: `tcp_orphan_retries`, `SO_LINGER`, … */
  setting?: string;
  /** RFC section or kernel function: `RFC 9293 §3.6`, `tcp_send_loss_probe`. */
  source?: string;
  /** The numbers in the sentence, for other languages. */
  values?: Record<string, number | string>;
}

/** What made a host send a segment. */
export type SentBy =
  | 'call'
  | 'reply'
  | 'delayed-ack'
  | 'probe'
  | 'rto'
  | 'recovery'
  | 'zero-window-probe'
  | 'keepalive'
  /** Not the host it names: the box on the path, half way, in its name. */
  | 'middlebox';

export interface Segment {
  /** Global order of records: ties in time are resolved by it. Absent in recordings. */
  order?: number;
  t: number;
  from: Side;
  /** Letters of S F R P A E W: SYN FIN RST PSH ACK ECE CWR. */
  flags: string;
  /** Relative to the sender's ISN; SYN = 0. */
  seq: number;
  /** Relative to the receiver's ISN; null when the segment has no ACK flag. */
  ack: number | null;
  /** Payload bytes. */
  len: number;
  /** When it reached the other host, ms; null: the network lost it, or the box on the path let it go no further. */
  arrives: number | null;
  /** Captures only: whether it arrived cannot be told; `arrives` says when it would have. */
  arrivalUnknown?: true;
  /** Arrival of a second copy, when the network duplicated it. */
  duplicateArrives?: number;
  /** Relative edges [left, right). A DSACK is a first block at or below `ack`. */
  sack?: [number, number][];
  /** The MSS that a SYN offers, where it is not the link's 1460. */
  mss?: number;
  /** What the IP header says where it arrives: ECT(0), it may be marked; CE, a router marked it. Left out: neither. */
  ecn?: 'ect0' | 'ce';
  /** 1, 2 … in scenarios with `reconnect`. */
  conn?: number;
  /** Receive window in bytes as the peer will read it. */
  win?: number;
  /** Set on retransmissions: 1 for the first retransmission of these bytes, 2 … */
  retransmission?: number;
  sentBy?: SentBy;
  why?: Reason;
  /** Set when a rule of the scenario touched it: the rule's index. */
  rule?: number;
  /** Why the box on the path let it go no further; or, where it arrived, that the box began an entry with it. */
  box?: Reason;
}

export interface StateChange {
  order?: number;
  t: number;
  state: TcpState;
  conn?: number;
  /** The full socket is gone; a mini-socket (tcp_timewait_sock) waits in its place. */
  mini?: boolean;
  /** As `ss -i` prints them, where known. */
  rtoMs?: number;
  srttMs?: number;
  why?: Reason;
}

/** What a program asked for and got. */
export interface Call {
  order?: number;
  /** When the call returned – or, for a call that cannot block, when it was made. */
  t: number;
  side: Side;
  /** `connect` `send` `recv` `eof` `recvUntilEof` `close` `shutdown` `reconnect` … as in the recordings. */
  do: string;
  bytes?: number;
  how?: string;
  error?: string;
  errno?: number;
  /** Absent as well where accept() failed: that is of no connection. */
  conn?: number;
  /** Index of the step in the host's script. */
  step?: number;
  /** When the program made the call; differs from `t` where it blocked. */
  calledAt?: number;
  /** As a programmer would see it: `0`, `100`, `-1 EPIPE`. */
  returned?: string;
  why?: Reason;
}

/** What a timer is armed for. */
export type TimerName =
  | 'rto'
  | 'probe'
  | 'delayed-ack'
  | 'fin-wait-2'
  | 'time-wait'
  | 'zero-window-probe'
  | 'reorder'
  | 'linger'
  | 'keepalive'
  | 'user-timeout';

export interface Timer {
  order?: number;
  side: Side;
  conn?: number;
  name: TimerName;
  /** The value asked for, ms (`RTO 224 ms`). The wheel may fire later. */
  valueMs: number;
  /** What governs it: `tcp_fin_timeout`, `TCP_LINGER2`, `RTO`, … */
  setting: string;
  armedAt: number;
  /** When it fired, was cancelled or was replaced; null: still running when the trace ends. */
  endedAt: number | null;
  ended: 'fired' | 'cancelled' | 'running';
  why?: Reason;
}

/** A segment that arrived and was not used as sent: dropped, ignored, answered with a challenge ACK. */
export interface Drop {
  order?: number;
  t: number;
  side: Side;
  conn?: number;
  why: Reason;
}

/** Socket buffers as `ss` prints them, at each change. */
export interface Queues {
  t: number;
  side: Side;
  conn?: number;
  recvQ: number;
  sendQ: number;
}

/** How many connections wait for accept(): the listener's Recv-Q, at each change. */
export interface Waiting {
  t: number;
  connections: number;
}

/** An entry in the table of the box on the path, as `conntrack -L` prints it. */
export interface TrackedConnection {
  conn?: number;
  states: { t: number; state: ConntrackState; why: Reason }[];
  /** When the box forgot it, ms, and why; null: it was still there when the trace ends. */
  forgottenAt: number | null;
  why?: Reason;
}

export interface Trace {
  scenario: Scenario;
  /** `6.18.44` in a recording; `simulated 6.18` or `textbook` here. */
  kernel: string;
  profile?: Profile;
  hz: number;
  jiffiesAtZero: number;
  /** Silence after this means nothing. */
  observedUntilMs: number;
  segments: Segment[];
  app: Call[];
  states: Record<Side, StateChange[]>;
  timers?: Timer[];
  drops?: Drop[];
  queues?: Queues[];
  /** Of the listener; absent where each connection is accepted at once. */
  waiting?: Waiting[];
  /** Entries of the box on the path, in the order in which they were made; absent where there is no box. */
  tracked?: TrackedConnection[];
  /** Set when the event budget ended the run. */
  stopped?: Reason;
}
