/**
 * Every setting a host of a scenario may carry: default, lowest, highest, unit. The ranges are those that Linux 6.18
 * accepts (written and read back on 6.18.44); the three that a machine derives from its memory have the value of the one
 * that was asked. The engine reads the defaults here and validation reads the ranges, so there is one list of what exists.
 */
export type SettingUnit =
  | 'retries'
  | 's'
  | 'ms'
  | 'µs'
  | 'switch'
  | 'mode'
  | 'sockets'
  | 'connections'
  | 'pages'
  | 'ACKs'
  | 'exchanges';

/** [default, lowest, highest, unit] */
export type SettingRange = readonly [standard: number, lowest: number, highest: number, unit: SettingUnit];

const int = 2_147_483_647;
/** Seconds are kept in jiffies inside the kernel: INT_MAX / HZ at HZ=250. */
const seconds = 8_589_934;

export const sysctls = {
  'net.ipv4.tcp_orphan_retries': [0, 0, 255, 'retries'],
  'net.ipv4.tcp_retries1': [3, 0, 255, 'retries'],
  'net.ipv4.tcp_retries2': [15, 0, 255, 'retries'],
  'net.ipv4.tcp_syn_retries': [6, 1, 127, 'retries'],
  'net.ipv4.tcp_synack_retries': [5, 0, 255, 'retries'],
  'net.ipv4.tcp_syn_linear_timeouts': [4, 0, 127, 'retries'],
  'net.ipv4.tcp_fin_timeout': [60, 0, seconds, 's'],
  'net.ipv4.tcp_max_orphans': [131_072, 0, int, 'sockets'],
  'net.ipv4.tcp_max_tw_buckets': [131_072, 0, int, 'sockets'],
  'net.ipv4.tcp_tw_reuse': [2, 0, 2, 'mode'],
  'net.ipv4.tcp_tw_reuse_delay': [1000, 1, 60_000, 'ms'],
  'net.ipv4.tcp_abort_on_overflow': [0, 0, 255, 'switch'],
  /** Caps what a program gives to listen(). */
  'net.core.somaxconn': [4096, 0, int, 'connections'],
  'net.ipv4.tcp_rfc1337': [0, 0, 255, 'switch'],
  /** 3 to 5, Accurate ECN (RFC 9768), are not simulated. */
  'net.ipv4.tcp_ecn': [2, 0, 2, 'mode'],
  'net.ipv4.tcp_ecn_fallback': [1, 0, 1, 'switch'],
  'net.ipv4.tcp_early_retrans': [3, 0, 4, 'mode'],
  'net.ipv4.tcp_sack': [1, 0, 255, 'switch'],
  'net.ipv4.tcp_dsack': [1, 0, 255, 'switch'],
  'net.ipv4.tcp_timestamps': [1, 0, 255, 'switch'],
  'net.ipv4.tcp_window_scaling': [1, 0, 255, 'switch'],
  'net.ipv4.tcp_recovery': [1, 0, 255, 'mode'],
  'net.ipv4.tcp_rto_min_us': [200_000, 1, int, 'µs'],
  'net.ipv4.tcp_rto_max_ms': [120_000, 1000, 120_000, 'ms'],
  'net.ipv4.tcp_invalid_ratelimit': [500, 0, int, 'ms'],
  'net.ipv4.tcp_challenge_ack_limit': [int, 0, int, 'ACKs'],
  /** The third of its three numbers: above it a closing socket is reset. */
  'net.ipv4.tcp_mem': [575_802, 0, int, 'pages'],
  'net.ipv4.tcp_keepalive_time': [7200, 0, seconds, 's'],
  'net.ipv4.tcp_keepalive_probes': [9, 0, 255, 'retries'],
  'net.ipv4.tcp_keepalive_intvl': [75, 0, seconds, 's'],
  'net.ipv4.tcp_pingpong_thresh': [1, 1, 255, 'exchanges'],
  'net.ipv4.tcp_retrans_collapse': [1, 0, 255, 'switch'],
  'net.ipv4.tcp_reordering': [3, 1, 300, 'ACKs'],
  'net.ipv4.tcp_frto': [2, 0, 255, 'switch'],
  'net.ipv4.tcp_slow_start_after_idle': [1, 0, 1, 'switch'],
  'net.ipv4.tcp_no_metrics_save': [0, 0, 255, 'switch'],
  /** Textbook profile only: RFC 9293 says two minutes, articles draw TIME-WAIT as 60 s. */
  'textbook.msl_ms': [30_000, 1, 3_600_000, 'ms'],
  /** Textbook profile only: the first retransmission timeout, RFC 6298 §2; it doubles from there. */
  'textbook.first_rto_ms': [1000, 1, 120_000, 'ms'],
} as const satisfies Record<string, SettingRange>;

export type SysctlName = keyof typeof sysctls;

/**
 * The one setting that is a word: who rules the congestion window. Linux's default is cubic; the recordings, and with them
 * a scenario that says nothing, have reno.
 */
export const congestionControls = ['reno', 'cubic'] as const;
export type CongestionControl = (typeof congestionControls)[number];
export const congestionControlName = 'net.ipv4.tcp_congestion_control';

/** The settings of a host, by their full names. */
export type Sysctl = Partial<Record<SysctlName, number>> & {
  [congestionControlName]?: CongestionControl;
};
