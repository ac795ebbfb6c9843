/** The settings of a host: defaults and names come from `sysctls.ts`, one list for engine and validation. */
import {
  type CongestionControl,
  congestionControlName,
  type Sysctl,
  type SysctlName,
  sysctls,
} from './sysctls.ts';

/** `net.ipv4.tcp_fin_timeout` → `tcp_fin_timeout`. */
type Short<Name extends string> = Name extends `net.ipv4.${infer Rest}` ? Rest : Name;

type Numbers = Record<Short<SysctlName>, number>;
export type Settings = Numbers & { tcp_congestion_control: CongestionControl };

const prefix = 'net.ipv4.';
const short = (name: string): keyof Numbers =>
  (name.startsWith(prefix) ? name.slice(prefix.length) : name) as keyof Numbers;

const defaultSettings: Readonly<Settings> = {
  ...(Object.fromEntries(
    Object.entries(sysctls).map(([name, [standard]]) => [short(name), standard]),
  ) as Numbers),
  tcp_congestion_control: 'reno',
};

/** `{ 'net.ipv4.tcp_fin_timeout': 5 }` → all settings; names that are not known are left out. */
export function readSettings(sysctl: Sysctl | undefined): Readonly<Settings> {
  let settings: Settings | null = null;
  for (const name in sysctl) {
    const key = short(name);
    if (!(key in defaultSettings)) continue;
    settings ??= { ...defaultSettings };
    if (name === congestionControlName) settings.tcp_congestion_control = sysctl[name] ?? 'reno';
    else settings[key] = sysctl[name as SysctlName] as number;
  }
  return settings ?? defaultSettings;
}
