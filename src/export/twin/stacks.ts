/**
 * What TCP stacks are known by on the wire: the order of a SYN's options and its time to live, and the timers of their defaults as
 * their sources and manuals give them. A setting changes a timer; what is in the way (a proxy, a load balancer) answers as itself.
 */

export const STACKS = ['linux', 'windows', 'macos', 'freebsd', 'openbsd', 'solaris'] as const;
export type StackName = (typeof STACKS)[number];

export interface Stack {
  /** Orders of a SYN's options with all of them, and with those left out that were switched off or not offered. */
  options: readonly string[];
  ttl: readonly number[];
  /** The least RTO, ms, where it is another than Linux's 200 ms beyond the round trip; null where it is about that. */
  leastRtoMs: number | null;
  /** How long FIN-WAIT-2 lasts when nobody holds the socket, s. */
  finWait2Sec: readonly number[];
  timeWaitSec: readonly number[];
  /** How often it sends again before it gives up, and whether a RST says so. */
  givesUp: { retries: number | null; reset: boolean };
}

export const stacks: Record<StackName, Stack> = {
  // tcp_options_write(); TCP_RTO_MIN, TCP_TIMEWAIT_LEN, tcp_fin_timeout; tcp_write_timeout() says nothing.
  linux: {
    options: ['MSTNW', 'MST', 'MNNSNW', 'MNNTNW', 'MNNS', 'MNNT', 'MNW', 'M'],
    ttl: [64],
    leastRtoMs: null,
    finWait2Sec: [60],
    timeWaitSec: [60],
    givesUp: { retries: null, reset: false },
  },
  // MinRto of Get-NetTCPSetting; TcpFinWait2Delay and TcpTimedWaitDelay; TcpMaxDataRetransmissions.
  windows: {
    options: ['MNWNNS', 'MNWST', 'MNWNNT', 'MNWNNTNNS', 'MNNTNNS', 'MNNS', 'MNNT', 'MST', 'MNW', 'M'],
    ttl: [128],
    leastRtoMs: 300,
    finWait2Sec: [120, 240],
    timeWaitSec: [120, 240],
    givesUp: { retries: 5, reset: true },
  },
  // tcp_output() of xnu; net.inet.tcp.msl is 15 s; TCP_MAXRXTSHIFT, and tcp_drop() sends a RST. FIN-WAIT-2 of 4.4BSD: when it
  // has been idle for ten minutes, and then at the next look after 75 s.
  macos: {
    options: ['MNWNNTSE', 'MNWSE', 'MNNTSE', 'MSE', 'MNWNNT', 'MNNT', 'MNW', 'M'],
    ttl: [64],
    leastRtoMs: null,
    finWait2Sec: [60, 675],
    timeWaitSec: [30],
    givesUp: { retries: 12, reset: true },
  },
  // tcp_addoptions(); TCPTV_FINWAIT2_TIMEOUT with fast_finwait2_recycle, else as 4.4BSD; net.inet.tcp.msl.
  freebsd: {
    options: ['MNWST', 'MNWSE', 'MNWNNT', 'MST', 'MSE', 'MNNT', 'MNW', 'M'],
    ttl: [64],
    leastRtoMs: null,
    finWait2Sec: [60, 675],
    timeWaitSec: [60],
    givesUp: { retries: 12, reset: true },
  },
  // tcp_output(); TCPTV_MIN of a second.
  openbsd: {
    options: ['MNNSNWNNT', 'MNNSNW', 'MNNSNNT', 'MNNS', 'MNWNNT', 'MNNT', 'MNW', 'M'],
    ttl: [64],
    leastRtoMs: 1000,
    finWait2Sec: [675],
    timeWaitSec: [60],
    givesUp: { retries: 12, reset: true },
  },
  // tcp_rexmit_interval_min, tcp_fin_wait_2_flush_interval of Solaris and of illumos, tcp_time_wait_interval.
  solaris: {
    options: [
      'NNTMNWNNS',
      'NNTMNNS',
      'NNTMNW',
      'NNTM',
      'NNTNWNNSM',
      'NNTNWM',
      'NNTNNSM',
      'NWNNSM',
      'NWM',
      'NNSM',
      'MNWNNS',
      'MNNS',
      'MNW',
      'M',
    ],
    ttl: [64, 255],
    leastRtoMs: 400,
    finWait2Sec: [60, 675],
    timeWaitSec: [60],
    givesUp: { retries: null, reset: true },
  },
};
