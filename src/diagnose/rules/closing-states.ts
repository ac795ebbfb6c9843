/** The states of a close, as Linux leaves them: who has to act, and what ends them if nobody does. */
import { type Diagnosis, diagnosis, type Fault } from '../diagnosis.ts';
import type { Socket } from '../evidence.ts';
import { portRange, type Settings, settingNumbers } from '../settings.ts';
import { commonest, type Survey } from '../survey.ts';
import { inState, withoutPort } from './of-sockets.ts';

const closeWait = (all: Survey, settings: Settings): Diagnosis[] => {
  const found = inState(all, 'CLOSE_WAIT');
  if (!found) return [];
  // The FIN counts as one in Recv-Q: 0 has read to the end, 1 has not asked, more has left data unread.
  const queues = found.sockets.flatMap(({ recvQ }) => (recvQ === null ? [] : [recvQ]));
  const reading =
    queues.length === 0
      ? {}
      : {
          readToEnd: queues.filter((q) => q === 0).length,
          finUnread: queues.filter((q) => q === 1).length,
          dataUnread: queues.filter((q) => q > 1).length,
        };
  return [
    diagnosis('close-wait', 'this-program', 3, {
      ...found,
      numbers: { ...found.numbers, ...settingNumbers(settings), ...reading },
      known: [...found.known, ...(queues.length > 0 ? ['queue-tells-reading' as const] : [])],
      untold: [...found.untold, ...(all.programsShown ? [] : ['program-not-shown' as const])],
    }),
  ];
};

/** No program holds it: its timer says so, or a tool that names programs names none. */
const isOrphan =
  (all: Survey) =>
  (socket: Socket): boolean =>
    socket.held === false || (socket.held === null && all.programsShown && socket.process === null);
const isHeld = (socket: Socket): boolean => socket.held === true;

const finWait2 = (all: Survey, settings: Settings): Diagnosis[] => {
  const orphan = isOrphan(all);
  const found: Diagnosis[] = [];
  const numbers = settingNumbers(settings);
  const orphans = inState(all, 'FIN_WAIT2', orphan);
  if (orphans) {
    const certain = orphans.sockets.every(({ held }) => held === false);
    found.push(
      diagnosis('fin-wait-2-orphan', 'that-host', 2.6, {
        ...orphans,
        numbers: {
          ...orphans.numbers,
          ...numbers,
          ...(orphans.numbers.longestMs !== undefined && { endsMs: orphans.numbers.longestMs }),
        },
        known: [
          ...orphans.known,
          ...(certain ? ['orphans-by-timer' as const] : []),
          ...(orphans.numbers.timed ? ['timer-tells-end' as const] : []),
        ],
        inferred: certain ? [] : ['no-program'],
        untold: [...orphans.untold, ...(certain ? [] : ['as-root' as const])],
      }),
    );
  }
  const held = inState(all, 'FIN_WAIT2', isHeld);
  if (held)
    found.push(
      diagnosis('fin-wait-2-held', 'that-host', 2.8, { ...held, numbers: { ...held.numbers, ...numbers } }),
    );
  const unclear =
    found.length === 0
      ? inState(all, 'FIN_WAIT2')
      : inState(all, 'FIN_WAIT2', (socket) => !orphan(socket) && !isHeld(socket));
  if (unclear) {
    found.push(
      diagnosis('fin-wait-2', 'that-host', 2.6, {
        ...unclear,
        numbers: { ...unclear.numbers, ...numbers },
        untold: [...unclear.untold, 'program-not-shown'],
      }),
    );
  }
  return found;
};

/** FIN-WAIT-1, CLOSING and LAST-ACK wait for an acknowledgement of the FIN, or of data in front of it. */
const unacknowledged = (all: Survey, settings: Settings): Diagnosis[] => {
  const numbers = settingNumbers(settings);
  const states = [
    ['FIN_WAIT1', 'fin-wait-1'],
    ['CLOSING', 'closing'],
    ['LAST_ACK', 'last-ack'],
  ] as const;
  const probing = ({ timer }: Socket): boolean => timer?.kind === 'probe';
  const found = states.flatMap(([state, kind]): Diagnosis[] => {
    const here = inState(
      all,
      state,
      state === 'FIN_WAIT1' && all.sockets.some(probing) ? (socket) => !probing(socket) : undefined,
    );
    if (!here) return [];
    const retried = (here.numbers.retries ?? 0) > 0;
    const fault: Fault = retried || all.growth !== null ? 'path-or-host' : 'cannot-tell';
    return [
      diagnosis(kind, fault, retried ? 3.2 : 2.7, {
        ...here,
        numbers: { ...here.numbers, ...numbers, ...queuedIn(here.sockets) },
        known: [...here.known, ...(here.numbers.timed ? ['timer-tells-retries' as const] : [])],
        inferred: [
          'end-computed',
          ...(here.numbers.rttMs === undefined ? ['rtt-assumed' as const] : []),
          ...(numbers.orphanRetries === undefined ? ['settings-assumed' as const] : []),
        ],
        untold: [...here.untold, ...(retried ? ['path-or-host' as const] : ['still-there' as const])],
      }),
    ];
  });
  const shut = inState(all, 'FIN_WAIT1', probing);
  if (shut)
    found.push(
      diagnosis('fin-wait-1-window', 'that-host', 3.2, {
        ...shut,
        numbers: { ...shut.numbers, ...numbers, ...queuedIn(shut.sockets) },
        known: [...shut.known, 'timer-tells-retries'],
      }),
    );
  return found;
};

const queuedIn = (sockets: readonly Socket[]): { queued?: number } => {
  const queued = sockets.reduce((max, { sendQ }) => Math.max(max, sendQ ?? 0), 0);
  return queued > 1 ? { queued } : {};
};

/** Above this share of the ports, towards one address and port, connect() soon fails. */
const MANY = 0.6;

const timeWait = (all: Survey, settings: Settings, noPort: boolean): Diagnosis[] => {
  const found = inState(all, 'TIME_WAIT');
  if (!found) return [];
  const listening = new Set(
    all.sockets.flatMap(({ state, local }) => (state === 'LISTEN' && local ? [local.port] : [])),
  );
  // A server's TIME-WAITs share one port of its own, and take no port from anybody.
  const serverSide = ({ local }: Socket): boolean =>
    local !== null && local.port !== null && (listening.has(local.port) || local.port < 1024);
  const client = found.sockets.filter((socket) => !serverSide(socket));
  const towards = commonest(client.map(withoutPort));
  const range = portRange(settings);
  const numbers = {
    ...found.numbers,
    ...settingNumbers(settings),
    range,
    ...(towards && { peer: towards.value, peerCount: towards.count }),
    ...(found.numbers.longestMs !== undefined && { endsMs: found.numbers.longestMs }),
  };
  // Numbers without a list: whether all go to one place is not known.
  const short = towards !== null && towards.count >= MANY * range;
  const onlyCounted = found.sockets.length === 0;
  if (short || noPort)
    return [
      diagnosis('time-wait-ports', 'this-program', 3.4, {
        ...found,
        numbers,
        inferred: settings.ip_local_port_range ? [] : ['settings-assumed'],
        untold: onlyCounted ? ['client-side'] : [],
      }),
    ];
  return [
    diagnosis('time-wait', 'nobody', 1, {
      ...found,
      numbers,
      inferred: !onlyCounted && client.length < found.sockets.length / 2 ? ['server-side'] : [],
      untold: onlyCounted ? ['client-side'] : [],
    }),
  ];
};

export const closingStates = (all: Survey, settings: Settings, noPort: boolean): Diagnosis[] => [
  ...closeWait(all, settings),
  ...finWait2(all, settings),
  ...unacknowledged(all, settings),
  ...timeWait(all, settings, noPort),
];
