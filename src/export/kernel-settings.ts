/** What a host's kernel is told before a connection is repeated on it: the recordings' base, then the scenario's own. */
import {
  type CongestionControl,
  congestionControlName,
  congestionControls,
  type Scenario,
  type Side,
} from '../sim/index.ts';

/** Settings that belong to the whole machine: no network namespace has them, and a script of ours changes no machine. */
const MACHINE_WIDE: readonly string[] = ['net.ipv4.tcp_max_orphans', 'net.ipv4.tcp_mem'];

export interface KernelSettings {
  settings: [name: string, value: number | string][];
  /** Asked for by the scenario, and not to be had inside a network namespace. */
  machineWide: [name: string, value: number][];
}

/** Throws at a name that is no network setting or a value that is no number: both end up in a shell. */
export const kernelSettings = (
  scenario: Scenario,
  side: Side,
  base: Readonly<Record<string, number | string>>,
): KernelSettings => {
  const all: Record<string, number | string> = { ...base };
  const machineWide: [string, number][] = [];
  for (const [name, value] of Object.entries(scenario[side].sysctl ?? {})) {
    if (name.startsWith('textbook.')) continue; // the other profile's own, no kernel has them
    if (!/^net\.[a-z0-9_.]+$/.test(name))
      throw new Error(`${name} is not the name of a network setting (net.…)`);
    if (name === congestionControlName && congestionControls.includes(value as CongestionControl))
      all[name] = value;
    else if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Error(`${name}: ${value} is not a number`);
    else if (MACHINE_WIDE.includes(name)) machineWide.push([name, value]);
    else all[name] = value;
  }
  return { settings: Object.entries(all), machineWide };
};
