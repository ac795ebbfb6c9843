/** Opening, open and listening: what stands in a queue, what is not answered, and what is in order. */
import { type Diagnosis, diagnosis } from '../diagnosis.ts';
import { endpointText } from '../endpoint.ts';
import type { Socket } from '../evidence.ts';
import { type Settings, settingNumbers } from '../settings.ts';
import type { Survey } from '../survey.ts';
import { inState } from './of-sockets.ts';

const opening = (all: Survey, settings: Settings): Diagnosis[] => {
  const sent = inState(all, 'SYN_SENT');
  const received = inState(all, 'SYN_RECV');
  return [
    ...(sent
      ? [
          diagnosis('syn-sent', 'path-or-host', 2.6, {
            ...sent,
            numbers: { ...sent.numbers, ...settingNumbers(settings) },
            untold: [...sent.untold, 'path-or-host'],
          }),
        ]
      : []),
    ...(received
      ? [
          diagnosis('syn-recv', 'cannot-tell', received.numbers.count > 20 ? 2.6 : 0.8, {
            ...received,
            untold: [...received.untold, 'path-or-host'],
          }),
        ]
      : []),
  ];
};

/** Of a listener `ss` shows how many connections wait for accept(), and how many may. */
const listening = (all: Survey): Diagnosis[] => {
  const full = all.sockets
    .filter(({ state, recvQ }) => state === 'LISTEN' && (recvQ ?? 0) > 0)
    .sort((a, b) => (b.recvQ ?? 0) - (a.recvQ ?? 0));
  const [worst] = full;
  if (!worst?.local) return [];
  const waiting = worst.recvQ ?? 0;
  const backlog = worst.sendQ ?? 0;
  // The queue is full at one more than its limit (sk_acceptq_is_full).
  const over = backlog > 0 && waiting > backlog;
  const nearly = backlog > 0 && waiting >= 0.7 * backlog;
  return [
    diagnosis('accept-queue', 'this-program', over ? 8 : nearly ? 5 : 0.9, {
      numbers: {
        count: full.length,
        waiting,
        ...(backlog > 0 && { backlog }),
        ...(worst.local.port !== null && { port: worst.local.port }),
        ...(worst.process && { process: worst.process }),
      },
      known: ['counted', ...(worst.process ? ['program-named' as const] : [])],
      untold: ['one-sample'],
      lines: full.map(({ line }) => line),
    }),
  ];
};

/** More than this in a queue is a program or a path that stands still; less is a moment. */
const MUCH = 10_000;

const open = (all: Survey): Diagnosis[] => {
  const queued = (pick: 'recvQ' | 'sendQ', sockets: readonly Socket[]): number =>
    sockets.reduce((max, socket) => Math.max(max, socket[pick] ?? 0), 0);
  const retrying = ({ timer, sendQ }: Socket): boolean =>
    timer?.kind === 'on' && timer.retries > 0 && (sendQ ?? 1) > 0;
  const probing = ({ timer }: Socket): boolean => timer?.kind === 'probe';
  const reading = inState(all, 'ESTABLISHED', ({ recvQ }) => (recvQ ?? 0) >= MUCH);
  const lost = inState(all, 'ESTABLISHED', retrying);
  const shut = inState(
    all,
    'ESTABLISHED',
    (socket) => probing(socket) || (!retrying(socket) && (socket.sendQ ?? 0) >= MUCH),
  );
  return [
    ...(reading
      ? [
          diagnosis('not-reading', 'this-program', 2.9, {
            ...reading,
            numbers: { ...reading.numbers, queued: queued('recvQ', reading.sockets) },
            untold: [
              ...(all.growth ? [] : ['one-sample' as const]),
              ...(all.programsShown ? [] : ['program-not-shown' as const]),
            ],
          }),
        ]
      : []),
    ...(lost
      ? [
          diagnosis('not-acknowledged', 'path-or-host', 3, {
            ...lost,
            numbers: { ...lost.numbers, queued: queued('sendQ', lost.sockets) },
            known: [...lost.known, 'timer-tells-retries'],
            untold: ['path-or-host'],
          }),
        ]
      : []),
    ...(shut
      ? [
          diagnosis('peer-not-reading', shut.sockets.some(probing) ? 'that-host' : 'cannot-tell', 2.7, {
            ...shut,
            numbers: { ...shut.numbers, queued: queued('sendQ', shut.sockets) },
            untold: all.growth ? [] : ['one-sample'],
          }),
        ]
      : []),
  ];
};

/** Nothing that stands out. It is weighed so that anything else comes before it. */
const inOrder = (all: Survey): Diagnosis[] => {
  const established = inState(all, 'ESTABLISHED');
  const listen = inState(all, 'LISTEN');
  const some = established ?? listen;
  if (!some) return [];
  return [
    diagnosis('in-order', 'nobody', 0.05, {
      ...some,
      numbers: { ...some.numbers, count: (established?.numbers.count ?? 0) + (listen?.numbers.count ?? 0) },
      untold: all.growth ? [] : ['one-sample'],
    }),
  ];
};

export const openStates = (all: Survey, settings: Settings): Diagnosis[] => [
  ...opening(all, settings),
  ...listening(all),
  ...open(all),
  ...inOrder(all),
];

/** The listeners of a paste, `*:80`: an error about a port may be about one of them. */
export const listenersOn = (all: Survey, port: number): string[] =>
  all.sockets.flatMap(({ state, local, process }) =>
    state === 'LISTEN' && local?.port === port ? [process ?? endpointText(local)] : [],
  );
