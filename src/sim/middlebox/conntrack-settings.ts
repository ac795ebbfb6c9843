/**
 * Every setting that the box on the path may carry, by its full name: default, lowest, highest, unit. What Linux 6.18 has in
 * `net.netfilter` for TCP; its times are seconds, kept in jiffies (INT_MAX / HZ at HZ=250).
 */
import type { SettingRange } from '../sysctls.ts';

const seconds = 8_589_934;
const time = (standard: number): SettingRange => [standard, 0, seconds, 's'];

export const conntrackSysctls = {
  'net.netfilter.nf_conntrack_tcp_timeout_syn_sent': time(120),
  'net.netfilter.nf_conntrack_tcp_timeout_syn_recv': time(60),
  'net.netfilter.nf_conntrack_tcp_timeout_established': time(432_000),
  'net.netfilter.nf_conntrack_tcp_timeout_fin_wait': time(120),
  'net.netfilter.nf_conntrack_tcp_timeout_close_wait': time(60),
  'net.netfilter.nf_conntrack_tcp_timeout_last_ack': time(30),
  'net.netfilter.nf_conntrack_tcp_timeout_time_wait': time(120),
  'net.netfilter.nf_conntrack_tcp_timeout_close': time(10),
  'net.netfilter.nf_conntrack_tcp_timeout_max_retrans': time(300),
  'net.netfilter.nf_conntrack_tcp_timeout_unacknowledged': time(300),
  'net.netfilter.nf_conntrack_tcp_max_retrans': [3, 0, 255, 'retries'],
  'net.netfilter.nf_conntrack_tcp_loose': [1, 0, 255, 'switch'],
  'net.netfilter.nf_conntrack_tcp_be_liberal': [0, 0, 255, 'switch'],
} as const satisfies Record<string, SettingRange>;

export type ConntrackSysctlName = keyof typeof conntrackSysctls;
export type ConntrackSysctl = Partial<Record<ConntrackSysctlName, number>>;

const prefix = 'net.netfilter.nf_conntrack_tcp_';

/** The settings of a box; those it does not name have their defaults. */
export class ConntrackSettings {
  private readonly sysctl: ConntrackSysctl;

  constructor(sysctl: ConntrackSysctl = {}) {
    this.sysctl = sysctl;
  }

  /** By the end of its name: `loose`, `timeout_established`. */
  of(short: string): number {
    const name = (prefix + short) as ConntrackSysctlName;
    return this.sysctl[name] ?? conntrackSysctls[name][0];
  }
}
