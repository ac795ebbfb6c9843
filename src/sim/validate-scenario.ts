/**
 * Is this a scenario? Every key is looked at; what is wrong is named by its JSON path, with what was found, what is
 * allowed (unit included) and, where one can be guessed, what was probably meant. Loaded only where scenarios come from
 * outside: files, links, the playground.
 */
import { rule } from './check-rules.ts';
import { beforeListen, order, step } from './check-steps.ts';
import {
  type Check,
  duration,
  type Fault,
  flag,
  int,
  integer,
  list,
  number,
  oneOf,
  record,
  text,
  week,
} from './checks.ts';
import { conntrackSysctls } from './middlebox/conntrack-settings.ts';
import type { Scenario } from './scenario.ts';
import { congestionControlName, congestionControls, type SettingRange, sysctls } from './sysctls.ts';

export type { Fault } from './checks.ts';

type Result = { scenario: Scenario; faults: [] } | { scenario: null; faults: Fault[] };

/** A check for each setting of a table. */
const bySettings = (names: Record<string, SettingRange>): Record<string, Check> =>
  Object.fromEntries(
    Object.entries(names).map(([name, [, lowest, highest, unit]]) => [
      name,
      integer(lowest, highest, unit === 'switch' ? '0 is off' : unit),
    ]),
  );

const settings = bySettings(sysctls);
settings[congestionControlName] = oneOf(congestionControls);
const sysctl: Check = (value, path, faults) => {
  record(settings)(value, path, faults);
  for (const fault of faults) {
    if (!fault.path.startsWith(path)) continue;
    if (fault.path.includes('tcp_tw_recycle'))
      fault.hint = 'Linux 4.12 removed it; tcp_tw_reuse is what remains';
    else if (fault.path.includes('nf_conntrack'))
      fault.hint = 'it is a setting of the box on the path: middlebox.sysctl';
  }
};

/** More at a time than one run should hold. */
const mostConnections = 5000;

const loadKeys = record(
  {
    script: list(step, 1000),
    onError: list(step, 1000),
    count: integer(1, mostConnections, 'connections'),
    everyMs: duration,
    startMs: duration,
  },
  ['script', 'count', 'everyMs'],
);

const oneLoad: Check = (value, path, faults) => {
  loadKeys(value, path, faults);
  order('client')((value as { script?: unknown } | null)?.script, `${path}.script`, faults);
};

const load: Check = (value, path, faults) => {
  const before = faults.length;
  list(oneLoad, 20)(value, path, faults);
  if (faults.length > before) return;
  const all = (value as { count: number }[]).reduce((sum, { count }) => sum + count, 0);
  if (all > mostConnections)
    faults.push({
      path,
      found: `${all} connections together`,
      allowed: `up to ${mostConnections} connections`,
    });
};

const loop = record({
  backlog: integer(0, int, 'connections'),
  descriptors: integer(5, 1_048_576, 'descriptors, four of which are taken'),
  workers: integer(1, mostConnections, 'connections served at a time'),
  retryMs: number(1, week, 'ms'),
});

const middlebox = record({
  sysctl: record(bySettings(conntrackSysctls)),
  invalid: oneOf(['drop', 'reset']),
});

const host =
  (name: 'client' | 'server'): Check =>
  (value, path, faults) => {
    const keys = { sysctl, script: list(step, 1000), onError: list(step, 1000) };
    record(name === 'server' ? { ...keys, beforeListen, loop } : keys, ['script'])(value, path, faults);
    order(name)((value as { script?: unknown } | null)?.script, `${path}.script`, faults);
  };

const scenario = record(
  {
    id: text(/^[\w][\w.-]*$/, 'letters, digits, . _ - (it names a file)'),
    about: text(
      /^(?:[\n\t]|\P{Cc}){0,500}$/u,
      'one line of text, up to 500 characters, none of them a control character',
    ),
    profile: oneOf(['linux', 'textbook']),
    seed: integer(0, 4_294_967_295),
    hz: oneOf([100, 250, 1000]),
    jiffiesAtZero: number(0, Number.MAX_SAFE_INTEGER, 'jiffies'),
    rttMs: number(0, 60_000, 'ms'),
    hostDelayMs: number(0, 1000, 'ms'),
    durationMs: number(1, week, 'ms'),
    client: host('client'),
    server: host('server'),
    load,
    watch: integer(1, 1_000_000, 'which connection, counted from 1'),
    middlebox,
    rules: list(rule, 200),
    minMs: duration,
    fullDuration: flag,
  },
  ['rttMs', 'durationMs', 'client', 'server'],
);

/** A checked scenario (the same object), or every fault found. Never throws, whatever it is given. */
export function validateScenario(input: unknown): Result {
  const faults: Fault[] = [];
  scenario(input, '', faults);
  return faults.length ? { scenario: null, faults } : { scenario: input as Scenario, faults: [] };
}

/** `client.rttMs: found 3 s, allowed: … (did you mean …?)`: one fault in one line. */
export const faultLine = ({ path, found, allowed, hint }: Fault): string =>
  `${path || 'the file'}: found ${found}, allowed: ${allowed}${hint ? ` (${hint})` : ''}`;
