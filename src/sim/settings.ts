/** The settings of a host as numbers: defaults and names come from `sysctls.ts`, one list for engine and validation. */
import { type SysctlName, sysctls } from './sysctls.ts';

/** `net.ipv4.tcp_fin_timeout` → `tcp_fin_timeout`. */
type Short<Name extends string> = Name extends `net.ipv4.${infer Rest}` ? Rest : Name;

export type Settings = Record<Short<SysctlName>, number>;

const prefix = 'net.ipv4.';
const short = (name: string): keyof Settings =>
  (name.startsWith(prefix) ? name.slice(prefix.length) : name) as keyof Settings;

const defaultSettings = Object.fromEntries(
  Object.entries(sysctls).map(([name, [standard]]) => [short(name), standard]),
) as Readonly<Settings>;

/** `{ 'net.ipv4.tcp_fin_timeout': 5 }` → all settings; names that are not known are left out. */
export function readSettings(sysctl: Record<string, number> | undefined): Readonly<Settings> {
  let settings: Settings | null = null;
  for (const name in sysctl) {
    const key = short(name);
    if (!(key in defaultSettings)) continue;
    settings ??= { ...defaultSettings };
    settings[key] = sysctl[name] as number;
  }
  return settings ?? defaultSettings;
}
