/**
 * Is this a scenario? Every key is looked at; what is wrong is named by its JSON path, with what was found, what is
 * allowed (unit included) and, where one can be guessed, what was probably meant. Loaded only where scenarios come from
 * outside: files, links, the playground.
 */
import {
  type Check,
  type Fault,
  integer,
  list,
  meant,
  mostFaults,
  number,
  oneOf,
  record,
  show,
  text,
} from './checks.ts';
import { conntrackSysctls } from './middlebox/conntrack-settings.ts';
import type { Scenario, SocketOption } from './scenario.ts';
import { congestionControlName, congestionControls, type SettingRange, sysctls } from './sysctls.ts';

export type { Fault } from './checks.ts';

type Result = { scenario: Scenario; faults: [] } | { scenario: null; faults: Fault[] };

const week = 7 * 24 * 3_600_000;
const int = 2_147_483_647;
const side = oneOf(['client', 'server']);
const flag = oneOf([true, false]);
const duration = number(0, week, 'ms');

/** TCP_MIN_MSS and MAX_TCP_WINDOW, as `tcp_sock_set_maxseg` has them; what a link does not carry changes nothing. */
const maxSeg: Check = (value, path, faults) => {
  if (value !== 0) integer(88, 32_767, 'bytes; 0: the link decides')(value, path, faults);
};

const options: Record<SocketOption, Check> = {
  TCP_MAXSEG: maxSeg,
  TCP_LINGER2: integer(-int - 1, int, 's; 0: tcp_fin_timeout rules; below 0: no FIN-WAIT-2'),
  TCP_USER_TIMEOUT: integer(0, int, 'ms; 0: the retry settings rule'),
  TCP_NODELAY: integer(0, 1),
  TCP_QUICKACK: integer(0, 1),
  TCP_CORK: integer(0, 1),
  SO_KEEPALIVE: integer(0, 1),
  TCP_KEEPIDLE: integer(1, 32_767, 's'),
  TCP_KEEPINTVL: integer(1, 32_767, 's'),
  TCP_KEEPCNT: integer(1, 127, 'probes'),
  SO_RCVBUF: integer(0, 4_194_304, 'bytes; the kernel doubles it'),
  SO_SNDBUF: integer(0, 4_194_304, 'bytes; the kernel doubles it'),
};

/** Arguments of each call; every step may also carry `atMs`. */
const steps: Record<string, Record<string, Check>> = {
  connect: {},
  send: { bytes: integer(1, 10_000_000, 'bytes') },
  recv: { bytes: integer(1, 10_000_000, 'bytes'), timeoutMs: number(1, week, 'ms') },
  recvUntilEof: {},
  sleep: { ms: duration },
  close: {},
  shutdown: { how: oneOf(['wr', 'rd', 'rdwr']) },
  linger: { sec: integer(0, 65_535, 's') },
  option: {
    name: oneOf(Object.keys(options)),
    value: integer(-int - 1, int),
  },
  reconnect: { samePort: flag },
};
const call = oneOf(Object.keys(steps));

const step: Check = (value, path, faults) => {
  const name = (value as { do?: unknown } | null)?.do;
  const known = typeof name === 'string' && Object.hasOwn(steps, name) ? steps[name]! : null;
  if (!known) {
    // Without a known call its arguments cannot be judged; say only what is sure.
    record({ do: call }, ['do'], true)(value, path, faults);
    return;
  }
  // A recv() needs none of its own.
  const needed = name === 'recv' ? [] : Object.keys(known);
  record({ do: call, atMs: duration, ...known }, ['do', ...needed])(value, path, faults);
  const { name: option, value: set } = value as { name?: SocketOption; value?: unknown };
  if (name === 'option' && Object.hasOwn(options, String(option)) && typeof set === 'number') {
    options[option!](set, `${path}.value`, faults);
  }
};

const mostNth = 1_000_000;

const which: Check = (value, path, faults) => {
  if (value === 'all') return;
  const allowed = '"all", or a list of which matching segments, counted from 1: [1, 2]';
  if (!Array.isArray(value)) {
    const hint =
      typeof value === 'number' && value >= 1 && value <= mostNth && Number.isInteger(value)
        ? meant(`[${value}]`)
        : undefined;
    faults.push({ path, found: show(value), allowed, ...(hint && { hint }) });
    return;
  }
  list(integer(1, mostNth), 100)(value, path, faults);
};

const ruleKeys = record(
  {
    from: side,
    conn: integer(1, 1_000_000, 'which connection, counted from 1'),
    fin: flag,
    syn: flag,
    rst: flag,
    data: flag,
    ackOfFin: flag,
    afterMs: duration,
    beforeMs: duration,
    nth: which,
    chance: number(0, 1, 'a probability'),
    stretchMs: number(1, week, 'ms'),
    action: oneOf(['drop', 'delay', 'duplicate', 'mark']),
    delayMs: duration,
  },
  ['from', 'action'],
);

const rule: Check = (value, path, faults) => {
  const before = faults.length;
  ruleKeys(value, path, faults);
  if (faults.length > before) return;
  const { action, delayMs, afterMs, beforeMs, chance, stretchMs } = value as Record<
    string,
    number | undefined
  >;
  if ((String(action) === 'delay' || String(action) === 'duplicate') && delayMs === undefined) {
    faults.push({ path: `${path}.delayMs`, found: 'nothing', allowed: `how long a ${action} takes, ms` });
  }
  // Stretches of a share p that are 1/(1 − p) ms long follow one another without a pause.
  const least = chance === undefined || chance === 1 ? 1 : Math.ceil(1 / (1 - chance) - 1e-9);
  if (stretchMs !== undefined && (chance === undefined || stretchMs < least)) {
    faults.push({
      path: `${path}.stretchMs`,
      found: show(stretchMs),
      allowed:
        chance === undefined
          ? 'only with chance, which says in what share of the time'
          : `at least ${least} ms where chance is ${chance}`,
    });
  }
  if (afterMs !== undefined && beforeMs !== undefined && beforeMs <= afterMs) {
    faults.push({
      path: `${path}.beforeMs`,
      found: show(beforeMs),
      allowed: `later than afterMs, ${afterMs} ms`,
    });
  }
};

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

/** What the list of calls must obey as a whole: which host may open, and that it opens first and once. */
const order =
  (host: 'client' | 'server'): Check =>
  (value, path, faults) => {
    if (!Array.isArray(value)) return;
    let open = host === 'server';
    value.slice(0, 1000).forEach((entry, index) => {
      if (faults.length >= mostFaults) return;
      const name: unknown = entry?.do;
      const at = `${path}[${index}].do`;
      const found = show(name);
      if (typeof name !== 'string' || !Object.hasOwn(steps, name)) return;
      if (host === 'server' && /connect$/.test(name)) {
        faults.push({ path: at, found, allowed: 'on the client only: the server accepts' });
      } else if (name === 'connect' && open) {
        faults.push({ path: at, found, allowed: 'once', hint: meant('reconnect') });
      } else if (entry.name === 'TCP_MAXSEG' && name === 'option') {
        if (open)
          faults.push({
            path: at,
            found: 'option TCP_MAXSEG',
            allowed:
              host === 'client'
                ? 'before connect: it acts on the handshake'
                : 'in server.beforeListen: it acts on the handshake',
          });
      } else if (!open && name !== 'connect' && name !== 'sleep') {
        faults.push({ path: at, found, allowed: 'after connect: there is no socket yet' });
        open = true;
      } else if (name === 'connect') open = true;
    });
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

/** A listener is told nothing else: the other options are set on what accept() returns. */
const beforeListen: Check = (value, path, faults) => {
  const before = faults.length;
  list(step, 10)(value, path, faults);
  if (faults.length > before) return;
  for (const [index, { do: call, name }] of (value as { do: string; name?: string }[]).entries())
    if (name !== 'TCP_MAXSEG')
      faults.push({ path: `${path}[${index}]`, found: show(name ?? call), allowed: 'option TCP_MAXSEG' });
};

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
