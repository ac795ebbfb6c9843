/** The sysctls that matter to a close, as numbers, with the defaults of Linux 6.18. */
export interface Settings {
  tcp_orphan_retries: number;
  tcp_retries2: number;
  tcp_fin_timeout: number;
  tcp_max_orphans: number;
  tcp_max_tw_buckets: number;
  tcp_tw_reuse: number;
  tcp_tw_reuse_delay: number;
  tcp_rfc1337: number;
  tcp_early_retrans: number;
  tcp_sack: number;
  tcp_dsack: number;
  tcp_timestamps: number;
  tcp_rto_min_us: number;
  tcp_rto_max_ms: number;
  tcp_invalid_ratelimit: number;
  tcp_keepalive_time: number;
  tcp_keepalive_probes: number;
  tcp_keepalive_intvl: number;
  tcp_pingpong_thresh: number;
  tcp_retrans_collapse: number;
  tcp_syn_retries: number;
  tcp_synack_retries: number;
  tcp_syn_linear_timeouts: number;
  tcp_recovery: number;
  tcp_reordering: number;
  tcp_frto: number;
  tcp_slow_start_after_idle: number;
  tcp_abort_on_overflow: number;
}

/** The default of every setting that the simulator reads; the keys are the sysctl names without `net.ipv4.`. */
export const defaultSettings: Readonly<Settings> = {
  tcp_orphan_retries: 0,
  tcp_retries2: 15,
  tcp_fin_timeout: 60,
  tcp_max_orphans: 65536,
  tcp_max_tw_buckets: 65536,
  tcp_tw_reuse: 2,
  tcp_tw_reuse_delay: 1000,
  tcp_rfc1337: 0,
  tcp_early_retrans: 3,
  tcp_sack: 1,
  tcp_dsack: 1,
  tcp_timestamps: 1,
  tcp_rto_min_us: 200000,
  tcp_rto_max_ms: 120000,
  tcp_invalid_ratelimit: 500,
  tcp_keepalive_time: 7200,
  tcp_keepalive_probes: 9,
  tcp_keepalive_intvl: 75,
  tcp_pingpong_thresh: 1,
  tcp_retrans_collapse: 1,
  tcp_syn_retries: 6,
  tcp_synack_retries: 5,
  tcp_syn_linear_timeouts: 4,
  tcp_recovery: 1,
  tcp_reordering: 3,
  tcp_frto: 2,
  tcp_slow_start_after_idle: 1,
  tcp_abort_on_overflow: 0,
};

const prefix = 'net.ipv4.';

/** `{ 'net.ipv4.tcp_fin_timeout': 5 }` → all settings; names that are not known are left out. */
export function readSettings(sysctl: Record<string, number> | undefined): Readonly<Settings> {
  if (!sysctl) return defaultSettings;
  let settings: Settings | null = null;
  for (const name in sysctl) {
    const key = (name.startsWith(prefix) ? name.slice(prefix.length) : name) as keyof Settings;
    if (!(key in defaultSettings)) continue;
    settings ??= { ...defaultSettings };
    settings[key] = sysctl[name] as number;
  }
  return settings ?? defaultSettings;
}
