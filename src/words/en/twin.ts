/** What is said of the twin of a captured close: the run of the simulator that was made after it. */

type Side = 'client' | 'server';

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const upTo = (v: {
  side: Side;
  nth: number;
  capturedMs: number | null;
  simulatedMs: number | null;
}): string => `It fits up to ${time(v.capturedMs ?? v.simulatedMs ?? 0)} after the close began.`;
/** `2`, `2 or 3`, `0, 8 or 9`. */
const either = (values: (number | string)[] = []): string =>
  values.length < 2 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
const counted = (name: string, v: { side: Side; values: number[]; orMore: boolean }): string =>
  v.orMore
    ? `${name} of the ${v.side} is ${either(v.values)} if the capture ran on behind its last packet; if it was stopped there, it may be more.`
    : `${name} of the ${v.side} is ${either(v.values)}.`;

const systems = {
  linux: 'Linux',
  windows: 'Windows',
  macos: 'macOS (iOS)',
  freebsd: 'FreeBSD',
  openbsd: 'OpenBSD',
  solaris: 'Solaris',
};
type Sign =
  | { code: 'options'; order: string }
  | { code: 'ttl'; ttl: number }
  | { code: 'first-wait'; ms: number }
  | { code: 'fin-wait-2' | 'time-wait'; from: number; to: number }
  | { code: 'reset-at-the-end'; retries: number };
const options: Record<string, string> = {
  M: 'MSS',
  N: 'NOP',
  W: 'window scale',
  S: 'SACK',
  T: 'timestamps',
  E: 'end',
};
const over = (name: string, v: { from: number; to: number }): string =>
  v.from > 0
    ? `its ${name} ended between ${Math.round(v.from)} and ${Math.round(v.to)} s`
    : `its ${name} ended within ${Math.round(v.to)} s`;
const sign = (v: Sign): string => {
  switch (v.code) {
    case 'options':
      return `the order of its SYN’s options (${[...v.order].map((letter) => options[letter] ?? 'another').join(', ')})`;
    case 'ttl':
      return `a time to live that begins at ${v.ttl}`;
    case 'first-wait':
      return `${time(v.ms)} until it sent its FIN again, then twice that`;
    case 'fin-wait-2':
      return over('FIN-WAIT-2', v);
    case 'time-wait':
      return over('TIME-WAIT', v);
    case 'reset-at-the-end':
      return `a RST behind ${v.retries} retransmissions, where Linux gives up in silence`;
  }
};
export const twin = {
  title: 'Its twin',
  lead: 'A run of this site’s simulator, Linux 6.18, with the calls and losses that were read from the capture.',
  names: ['captured', 'simulated'],
  fits: 'It sends what the capture holds of the close: the same segments in the same order, each at its time.',
  misfit: {
    missing: (v: Parameters<typeof upTo>[0]) =>
      `${upTo(v)} There the ${v.side} sent a segment that the run does not send.`,
    extra: (v: Parameters<typeof upTo>[0]) =>
      `${upTo(v)} There the run’s ${v.side} sends a segment that the capture does not hold.`,
    other: (v: Parameters<typeof upTo>[0]) =>
      `${upTo(v)} There the ${v.side} sent another segment than in the run.`,
    time: (v: Parameters<typeof upTo>[0]) =>
      `The same segments, but the ${v.side}’s came ${time(v.capturedMs ?? 0)} after the close began, and in the run after ${time(v.simulatedMs ?? 0)}.`,
  },
  misfitWhy:
    'Then this is no Linux of today, or something happened that the capture does not show: a delay on the way, a setting, a program that did more than close.',
  findingsTitle: 'What it tells of the hosts',
  findings: {
    'orphan-retries': (v: { side: Side; values: number[]; orMore: boolean }) =>
      `${counted('tcp_orphan_retries', v)} The program called close().`,
    retries2: (v: { side: Side; values: number[]; orMore: boolean }) =>
      `${counted('tcp_retries2', v)} The program called shutdown() and held the socket.`,
    'user-timeout': (v: { side: Side; ms: number }) =>
      `The ${v.side} has a TCP_USER_TIMEOUT of about ${time(v.ms)}.`,
    'fin-timeout-below': (v: { side: Side; sec: number }) =>
      `The ${v.side}’s FIN-WAIT-2 lasted less than ${v.sec} s: tcp_fin_timeout or TCP_LINGER2 is below that.`,
    'fin-timeout-above': (v: { side: Side; sec: number }) =>
      `The ${v.side} was still in FIN-WAIT-2 after ${v.sec} s: tcp_fin_timeout is more, or the program holds the socket.`,
    'linger-zero': (v: { side: Side }) => `The ${v.side} closed with SO_LINGER set to 0 seconds.`,
    'unread-data': (v: { side: Side }) =>
      `The ${v.side} closed without having read everything that had come.`,
    'linger2-negative': (v: { side: Side }) =>
      `The ${v.side} has a TCP_LINGER2 below 0: it keeps no FIN-WAIT-2.`,
    'no-probe': (v: { side: Side }) =>
      `The ${v.side} sends no tail loss probe: tcp_early_retrans is 0, or selective acknowledgements are off.`,
    'rto-max': (v: { side: Side; ms: number }) => `The ${v.side}’s tcp_rto_max_ms is about ${v.ms}.`,
    'rto-min': (v: { side: Side; ms: number }) =>
      `The ${v.side} waits ${v.ms} ms beyond the round trip before it sends again, in place of 200: its tcp_rto_min_us or its route’s rto_min is about that.`,
    shutdown: (v: { side: Side }) =>
      `The ${v.side} called shutdown() and went on reading: data that came after its FIN was taken.`,
    close: (v: { side: Side }) => `The ${v.side} called close(): data that came after its FIN got a RST.`,
    stack: ({
      side,
      fits = [],
      signs = [],
      sure,
    }: {
      side: Side;
      fits: (keyof typeof systems)[];
      signs: Sign[];
      sure: number;
    }) => {
      const shown = signs.map(sign).join('; ');
      const names = fits.map((name) => systems[name]);
      if (names.length === 0)
        return `The ${side}’s signs fit no system that is known here; a box on the way may have changed them: ${shown}.`;
      const how = sure > 2 ? 'almost certainly ' : sure > 1 ? 'probably ' : 'perhaps ';
      const not = sure > 1 && !fits.includes('linux') ? ', not Linux' : '';
      return `The ${side} ${how}runs ${either(names)}${not}: ${shown}.`;
    },
    'ack-habit': (v: { side: Side; atOnce: number; waited: number; from: number; to: number }) =>
      v.waited === 0
        ? `The ${v.side} acknowledges data at once: ${v.atOnce} of ${v.atOnce} bare ACKs.`
        : `The ${v.side} delays ${v.waited} of ${v.atOnce + v.waited} bare ACKs, by ${v.from === v.to ? v.to : `${v.from} to ${v.to}`} ms${v.from >= 35 && v.to <= 60 ? ': as Linux does, and Windows of today' : v.from >= 90 && v.to <= 120 ? ': as FreeBSD and macOS do' : v.from >= 180 && v.to <= 230 ? ': as Windows of old does, and Linux at most' : ''}.`,
    'no-sack': (v: { side: Side }) => `tcp_sack of the ${v.side} is 0.`,
    'no-timestamps': (v: { side: Side }) => `tcp_timestamps of the ${v.side} is 0, as on Windows.`,
    'no-window-scaling': (v: { side: Side }) => `tcp_window_scaling of the ${v.side} is 0.`,
  },
  systemsNote:
    'A system is told by its defaults. What stands between (a proxy, a load balancer) answers as itself, and a setting changes a timer.',
  oneOf: 'Each of these alone explains the close; the capture does not tell which it was:',
  cannot:
    'tcp_orphan_retries, tcp_retries2, tcp_fin_timeout and whether the program called close() or shutdown() cannot be told: nothing in this capture depends on them.',
  open: 'Open as a cell',
  openHint:
    'The twin as TypeScript in the playground. Change one thing, press Run, and see what would have happened.',
  none: {
    'one-direction': 'No twin: only one direction was captured.',
    'rtt-unknown': 'No twin: nothing in the capture tells the round-trip time.',
    'not-closed': 'No twin: the capture holds no FIN and no RST.',
    'never-open': 'No twin: the connection was never open.',
  },
};
