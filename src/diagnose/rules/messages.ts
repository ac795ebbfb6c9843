/** Errors of programs, messages and counters of the kernel, rows of conntrack, settings. */
import { type Diagnosis, type DiagnosisKind, diagnosis, type Fault, type Note } from '../diagnosis.ts';
import { endpointText } from '../endpoint.ts';
import type { ErrorKind, KernelMessage } from '../evidence.ts';
import type { Paste } from '../read-paste.ts';
import { portRange, settingNumbers } from '../settings.ts';
import { commonest, type Survey } from '../survey.ts';
import { listenersOn } from './open-states.ts';

const ofError: Record<ErrorKind, [fault: Fault, weight: number]> = {
  reset: ['that-host', 4],
  'broken-pipe': ['that-host', 4],
  'address-in-use': ['this-host', 5],
  'no-port': ['this-program', 5],
  'timed-out': ['path-or-host', 4],
  'connect-timed-out': ['path-or-host', 4],
  'program-timeout': ['cannot-tell', 3.5],
  refused: ['that-host', 4],
  files: ['this-program', 5],
  // Stands above ECONNRESET, which the same event may log too.
  'idle-race': ['nobody', 5],
  'client-gone': ['that-host', 3.5],
  unreachable: ['path-or-host', 4],
  'half-open': ['this-program', 3.5],
};

export const errors = (paste: Paste, all: Survey): Diagnosis[] => {
  const kinds = [...new Set(paste.errors.map(({ error }) => error))];
  return kinds.map((error) => {
    const lines = paste.errors.filter((one) => one.error === error);
    const [fault, weight] = ofError[error];
    const peer = commonest(lines.map((one) => one.peer && endpointText(one.peer)));
    const port = lines.flatMap((one) => one.peer?.port ?? [])[0];
    const who = commonest(lines.map((one) => one.who));
    const [listener] = error === 'address-in-use' && port !== undefined ? listenersOn(all, port) : [];
    return diagnosis(error, fault, weight, {
      numbers: {
        count: lines.length,
        ...settingNumbers(paste.settings),
        ...(error === 'no-port' && { range: portRange(paste.settings) }),
        ...(peer && { peer: peer.value, peerCount: peer.count }),
        ...(port !== undefined && { port }),
        ...(who && { who: who.value }),
        ...(listener !== undefined && { process: listener }),
      },
      known: listener === undefined ? ['error-only'] : ['error-only', 'program-named'],
      untold: untoldOf(error),
      lines: lines.map(({ line }) => line),
    });
  });
};

const untoldOf = (error: ErrorKind): Note[] => {
  if (error === 'idle-race') return ['crash-or-idle'];
  if (error === 'reset' || error === 'broken-pipe') return ['who-closed'];
  return error === 'timed-out' || error === 'connect-timed-out' || error === 'program-timeout'
    ? ['path-or-host']
    : [];
};

const ofKernel: Record<KernelMessage, [fault: Fault, weight: number]> = {
  orphans: ['path-or-host', 9],
  'time-wait-overflow': ['this-program', 7],
  'syn-flood': ['cannot-tell', 8],
  'tcp-memory': ['this-host', 9],
  'conntrack-full': ['the-middle', 9],
};

export const kernelMessages = ({ kernel, settings }: Paste, all: Survey): Diagnosis[] =>
  [...new Set(kernel.map(({ message }) => message))].map((message) => {
    const lines = kernel.filter((one) => one.message === message);
    const [fault, weight] = ofKernel[message];
    const port = lines.find((one) => one.port !== null)?.port;
    return diagnosis(message, fault, weight, {
      numbers: {
        count: message === 'orphans' && all.orphans ? all.orphans : lines.length,
        ...settingNumbers(settings),
        ...(port != null && { port }),
      },
      known: ['error-only'],
      untold: ['since-when'],
      lines: lines.map(({ line }) => line),
    });
  });

const ofCounter: readonly [names: string[], kind: DiagnosisKind, fault: Fault, weight: number][] = [
  [['TCPAbortOnMemory'], 'orphans', 'path-or-host', 4],
  [['TCPTimeWaitOverflow'], 'time-wait-overflow', 'this-program', 3],
  [['ListenOverflows'], 'accept-queue', 'this-program', 3],
  [['TCPReqQFullDoCookies', 'TCPReqQFullDrop'], 'syn-flood', 'cannot-tell', 3],
  [['TCPAbortOnClose'], 'closed-unread', 'this-program', 2],
  [['TCPAbortOnData'], 'closed-abruptly', 'this-program', 1.8],
  [['TCPAbortOnTimeout'], 'given-up', 'path-or-host', 1.8],
  [['PAWSPassive', 'PAWSPassiveRejected'], 'tw-recycle', 'this-host', 4],
];

/** Since boot, unless two samples show what was added. */
export const counters = (_: Paste, { counters: now, countersBefore }: Survey): Diagnosis[] => {
  const found = ofCounter.flatMap(([names, kind, fault, weight]) => {
    const added = names.reduce((sum, name) => sum + (now[name] ?? 0) - (countersBefore?.[name] ?? 0), 0);
    if (added <= 0) return [];
    return [
      diagnosis(kind, fault, countersBefore ? weight * 2 : weight, {
        numbers: { count: added },
        known: ['counted'],
        untold: countersBefore ? [] : ['since-boot'],
      }),
    ];
  });
  const read = Object.keys(now).some((name) => name !== 'pages');
  return found.length > 0 || !read
    ? found
    : [
        diagnosis('in-order', 'nobody', 0.05, {
          numbers: { count: 0 },
          untold: countersBefore ? [] : ['since-boot'],
        }),
      ];
};

export const middlebox = ({ flows, settings }: Paste): Diagnosis[] => {
  const half = flows.filter(
    ({ state }) =>
      state === 'CLOSE_WAIT' || state === 'FIN_WAIT1' || state === 'FIN_WAIT2' || state === 'LAST_ACK',
  );
  const silent = flows.filter(({ unreplied }) => unreplied);
  const numbersOf = (some: typeof flows) => {
    const peer = commonest(some.map(({ to }) => to && endpointText(to)));
    return {
      count: some.length,
      ...settingNumbers(settings),
      leftMs: some.reduce((a, { leftS }) => Math.min(a, leftS * 1000), Number.POSITIVE_INFINITY),
      longestMs: some.reduce((a, { leftS }) => Math.max(a, leftS * 1000), 0),
      ...(peer && { peer: peer.value, peerCount: peer.count }),
    };
  };
  const lines = (some: typeof flows) => some.slice(0, 5).map(({ line }) => line);
  if (flows.length === 0) return [];
  return [
    ...(half.length > 0
      ? [
          diagnosis('conntrack-half-closed', 'the-middle', 2.4, {
            numbers: numbersOf(half),
            known: ['counted'],
            untold: ['who-closed'],
            lines: lines(half),
          }),
        ]
      : []),
    ...(silent.length > 0
      ? [
          diagnosis('conntrack-unreplied', 'path-or-host', 2.6, {
            numbers: numbersOf(silent),
            known: ['counted'],
            untold: ['path-or-host'],
            lines: lines(silent),
          }),
        ]
      : []),
    ...(half.length + silent.length === 0
      ? [
          diagnosis('conntrack-flows', 'nobody', 0.3, {
            numbers: numbersOf(flows),
            known: ['counted'],
            lines: lines(flows),
          }),
        ]
      : []),
  ];
};

/** Without a symptom, what the settings themselves say. */
export const settingsAlone = ({ settings }: Paste): Diagnosis[] => {
  const names = Object.keys(settings);
  if (names.length === 0) return [];
  const numbers = { count: names.length, ...settingNumbers(settings), range: portRange(settings) };
  return [
    ...(settings.tcp_tw_recycle?.[0] === 1
      ? [diagnosis('tw-recycle', 'this-host', 6, { numbers: { ...numbers, count: 1 }, known: ['counted'] })]
      : []),
    diagnosis('settings', 'nobody', 0.1, { numbers, known: ['counted'] }),
  ];
};

export const totals = (_: Paste, all: Survey): Diagnosis[] =>
  all.orphans !== null && all.orphans > 20
    ? [
        diagnosis('orphans-standing', 'path-or-host', 2.2, {
          numbers: { count: all.orphans },
          known: ['counted'],
          untold: ['since-when', 'path-or-host'],
        }),
      ]
    : [];
