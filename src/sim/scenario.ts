/** What is asked of the simulator: plain data, JSON-safe. Times in milliseconds, as in the kernel recordings. */

import type { ConntrackSysctl } from './middlebox/conntrack-settings.ts';
import type { Sysctl } from './sysctls.ts';

export type Side = 'client' | 'server';

/** `linux`: Linux 6.18. `textbook`: RFC 9293 as articles tell it. Two policy objects, one engine. */
export type Profile = 'linux' | 'textbook';

/** One call of the program on a host. Steps run one after the other. */
export type Step = StepCall & {
  /** Do not start before this time, ms since the first SYN. */
  atMs?: number;
};

type StepCall =
  | { do: 'connect' }
  | { do: 'send'; bytes: number }
  /**
   * One read(): returns as soon as there is a byte, end of file or an error. Of `bytes` at most, which is 65,536 where it is left
   * out; with `timeoutMs` (SO_RCVTIMEO) it fails with EAGAIN when nothing has come by then.
   */
  | { do: 'recv'; bytes?: number; timeoutMs?: number }
  /** read() until it returns 0 or fails. */
  | { do: 'recvUntilEof' }
  | { do: 'sleep'; ms: number }
  | { do: 'close' }
  | { do: 'shutdown'; how: 'wr' | 'rd' | 'rdwr' }
  /** SO_LINGER on, with this time. 0 makes close() send a RST. */
  | { do: 'linger'; sec: number }
  | { do: 'option'; name: SocketOption; value: number }
  /** A second connection to the same server; `samePort` keeps the local port. */
  | { do: 'reconnect'; samePort: boolean };

/** TCP_MAXSEG acts on the handshake: it is set before `connect`, or on the listener (`beforeListen`). The others come after. */
export type SocketOption =
  | 'TCP_MAXSEG'
  | 'TCP_LINGER2'
  | 'TCP_USER_TIMEOUT'
  | 'TCP_NODELAY'
  | 'TCP_QUICKACK'
  | 'TCP_CORK'
  | 'SO_KEEPALIVE'
  | 'TCP_KEEPIDLE'
  | 'TCP_KEEPINTVL'
  | 'TCP_KEEPCNT'
  | 'SO_RCVBUF'
  | 'SO_SNDBUF';

export interface HostScenario {
  /**
   * Full sysctl names (`net.ipv4.tcp_fin_timeout`), set before the connection. The rest keep Linux defaults, but for
   * `net.ipv4.tcp_congestion_control`, which is `reno` as in the recordings unless it is said to be `cubic`.
   */
  sysctl?: Sysctl;
  /** The server's script starts when accept() returns. */
  script: Step[];
  /** Called in place of the rest when a call fails or a `recv` finds the end of file. Left out: the script goes on. */
  onError?: Step[];
}

export interface ServerScenario extends HostScenario {
  /** Set on the listener before listen(): `option('TCP_MAXSEG', …)`, which each accepted connection has from it. */
  beforeListen?: Step[];
  /** Left out: each connection is accepted at once by a process of its own, which exits at the end of the script. */
  loop?: AcceptLoop;
}

/**
 * The server is one process, a loop around accept(), and its script is the body: at the end of it nothing exits, and what was
 * not closed stays open. Half-open connections are kept without limit: SYN cookies are no part of a scenario.
 */
export interface AcceptLoop {
  /** As given to listen(); `net.core.somaxconn` caps it, and stands in for it when it is left out. */
  backlog?: number;
  /** RLIMIT_NOFILE. The listener and the three every program starts with take four. Default 1024. */
  descriptors?: number;
  /** How many connections are served at a time. Left out: as many as come. */
  workers?: number;
  /** How long the program waits after an accept() that failed, ms. Default 1000. */
  retryMs?: number;
}

/** Programs on the client's host beside its own, each with a connection of its own. */
export interface Load {
  script: Step[];
  onError?: Step[];
  /** How many, one every `everyMs`. */
  count: number;
  everyMs: number;
  /** When the first of them starts, ms. Default `everyMs`. */
  startMs?: number;
}

/** What the network does to some segments. First rule that matches wins. */
export interface Rule {
  from: Side;
  /** Of this connection alone, counted from 1 in the order in which they were opened. */
  conn?: number;
  fin?: boolean;
  syn?: boolean;
  rst?: boolean;
  /** Carries payload. */
  data?: boolean;
  /** Acknowledges the other side's FIN. */
  ackOfFin?: boolean;
  /** Sent at or after this time, ms. */
  afterMs?: number;
  /** Sent before this time, ms. */
  beforeMs?: number;
  /** Which of the segments this rule matches, counted from 1 by the rule itself. Left out means "all". */
  nth?: 'all' | number[];
  /** 0–1: each matching segment meets this fate with this probability, drawn from the scenario's seed. */
  chance?: number;
  /**
   * With `chance`: the fate comes in stretches, so many ms long in the mean, in which all that matches meets it, and in that
   * share of the time. Without it each segment has its own luck.
   */
  stretchMs?: number;
  /**
   * `mark`: a router with a long queue sets CE, congestion experienced, where the sender allows it (`net.ipv4.tcp_ecn`); other
   * segments are none that the rule matches.
   */
  action: 'drop' | 'delay' | 'duplicate' | 'mark';
  /** `delay`: added to the one-way time. `duplicate`: how much later the second copy arrives. ms. */
  delayMs?: number;
}

/**
 * A box half way along the path that keeps a table of connections, as a NAT, a firewall or a load balancer does: Linux's
 * nf_conntrack. The client is behind it, so only the client may open. It sees all that is sent: `rules` act behind it, on what it
 * lets through, and count the rest as well.
 */
export interface Middlebox {
  /** Full names (`net.netfilter.nf_conntrack_tcp_timeout_established`); the rest keep Linux's defaults. */
  sysctl?: ConntrackSysctl;
  /**
   * What becomes of a segment that belongs to no connection in the table: `drop` (default) says nothing, `reset` answers with
   * a RST in the other host's name.
   */
  invalid?: 'drop' | 'reset';
}

export interface Scenario {
  id?: string;
  /** What the scenario shows, one line. */
  about?: string;
  /** Default `linux`. */
  profile?: Profile;
  /** For rules with `chance`. Default 1. */
  seed?: number;
  /** Timer ticks a second. Default 250. */
  hz?: number;
  /** The kernel's `jiffies` at t = 0, with its fraction: the phase of the timer wheel. */
  jiffiesAtZero?: number;
  /**
   * How long a host takes to answer a segment, ms. Default 0.35, the median of the kernel recordings; its parts are
   * receiving (4/7), sending (3/7), waking a program and making a call (2/7 each). 0 gives round numbers. Below 0.01 no real
   * host is meant, but virtual time: nothing but waits takes any, and what happens in one instant happens at once.
   */
  hostDelayMs?: number;
  /** Round-trip time of the link; half each way. */
  rttMs: number;
  /** When to stop looking. */
  durationMs: number;
  client: HostScenario;
  server: ServerScenario;
  load?: Load[];
  /** Of many connections, the one that the trace tells of, counted from 1 as they are opened. Left out: all. */
  watch?: number;
  /** Left out: nothing stands between the hosts. */
  middlebox?: Middlebox;
  rules?: Rule[];
  /** Recorder's own: stop early only after this time. Read by nothing here. */
  minMs?: number;
  /** Recorder's own: record the whole duration. Read by nothing here. */
  fullDuration?: boolean;
}
