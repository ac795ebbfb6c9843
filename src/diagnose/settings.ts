/** Settings of the paste as a scenario takes them: known names only, within their ranges. */
import { type SysctlName, sysctls } from '../sim/index.ts';
import type { SymptomNumbers } from '../words/index.ts';

export type Settings = Record<string, number[]>;

/** @param settings by short name: `tcp_fin_timeout` */
export const scenarioSettings = (settings: Settings): Partial<Record<SysctlName, number>> =>
  Object.fromEntries(
    Object.entries(sysctls).flatMap(([name, [, lowest, highest]]) => {
      const value = settings[name.replace('net.ipv4.', '')]?.at(-1);
      return value === undefined || !Number.isInteger(value)
        ? []
        : [[name, Math.min(highest, Math.max(lowest, value))]];
    }),
  );

const one = (settings: Settings, name: string): number | undefined => settings[name]?.[0];

/** Ports a client may take: Linux has 32768–60999. */
export const portRange = (settings: Settings): number => {
  const [from = 32_768, to = 60_999] = settings.ip_local_port_range ?? [];
  return Math.max(1, to - from + 1);
};

/** What answers say of settings, as far as the paste has them. */
export const settingNumbers = (settings: Settings): Partial<SymptomNumbers> =>
  Object.fromEntries(
    Object.entries({
      finTimeoutS: one(settings, 'tcp_fin_timeout'),
      orphanRetries: one(settings, 'tcp_orphan_retries'),
      retries2: one(settings, 'tcp_retries2'),
      synRetries: one(settings, 'tcp_syn_retries'),
      maxOrphans: one(settings, 'tcp_max_orphans'),
      maxTimeWait: one(settings, 'tcp_max_tw_buckets'),
      keepaliveS: one(settings, 'tcp_keepalive_time'),
      closeWaitS: one(settings, 'nf_conntrack_tcp_timeout_close_wait'),
    }).filter(([, value]) => value !== undefined),
  ) as Partial<SymptomNumbers>;
