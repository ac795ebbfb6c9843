/**
 * A close in as few marks as tell it: the first time each of the four segments is sent, the states, and what is repeated for
 * ever as one line. Not to scale; the chapters’ figures are. Heights in px.
 */
import { facts, type Segment, type Side, stateLabel, type TcpState, type Trace } from '../../../sim/index.ts';
import { duration } from '../../../timeline/index.ts';

/** 1 the first FIN, 2 its ACK, 3 the other FIN, 4 the last ACK. */
export type Place = 1 | 2 | 3 | 4;

export interface FatSegment {
  place: Place;
  from: Side;
  name: 'FIN' | 'ACK';
  y0: number;
  y1: number;
  lost: boolean;
}
export interface StateBlock {
  state: TcpState;
  name: string;
  y0: number;
  y1: number;
  /** The host has nothing left of the connection below it. */
  gone: boolean;
}
export interface CloseStory {
  segments: FatSegment[];
  states: Record<Side, StateBlock[]>;
  /** A wait that is drawn shorter than it is. */
  waits: { y: number; text: string }[];
  height: number;
}

/** Three digits are enough for one line; a number keeps its unit. */
const about = (ms: number): string => duration(Number(ms.toPrecision(3))).replace(' ', '\u00a0');

/** Between two moments; a long wait gets more, and its length in words. */
const step = 38;
const long = 84;
const longMs = 150;
/** Moments closer than this are one height. */
const together = 0.6;
const top = 50;

const has = (segment: Segment, flag: string): boolean => segment.flags.includes(flag);

/** The four segments of a close that the client begins; those that are never sent are missing. */
const four = (trace: Trace): [Place, Segment][] => {
  const fin = trace.segments.find((one) => one.from === 'client' && has(one, 'F'));
  const other = trace.segments.find((one) => one.from === 'server' && has(one, 'F'));
  const acks = (one: Segment, what: Segment | undefined): boolean =>
    what !== undefined &&
    !has(one, 'F') &&
    one.from !== what.from &&
    one.t > what.t &&
    (one.ack ?? 0) > what.seq;
  const found: [Place, Segment | undefined][] = [
    [1, fin],
    [2, trace.segments.find((one) => acks(one, fin))],
    [3, other],
    [4, trace.segments.find((one) => acks(one, other))],
  ];
  return found.flatMap(([place, segment]) => (segment ? [[place, segment]] : []));
};

export const closeStory = (trace: Trace): CloseStory => {
  const sent = four(trace);
  const start = Math.min(...sent.map(([, { t }]) => t)) - together;
  const changes = (side: Side) => trace.states[side].filter(({ t }) => t >= start);
  const moments = [
    ...sent.flatMap(([, { t, arrives }]) => (arrives === null ? [t] : [t, arrives])),
    ...(['client', 'server'] as const).flatMap((side) => changes(side).map(({ t }) => t)),
  ].sort((a, b) => a - b);

  let y = top;
  const waits: CloseStory['waits'] = [];
  const heights: [t: number, y: number][] = [];
  for (const t of moments) {
    const before = heights.at(-1);
    if (before && t - before[0] <= together) continue;
    if (before && t - before[0] > longMs) {
      waits.push({ y: y + long * 0.66, text: about(t - before[0]) });
      y += long;
    } else if (before) y += step;
    heights.push([t, y]);
  }
  const at = (t: number): number => heights.findLast(([from]) => from <= t + together)?.[1] ?? top;
  // A lost segment ends between two moments.
  const height = y + 40;

  const blocks = (side: Side): StateBlock[] => {
    const before = trace.states[side].findLast(({ t }) => t < start);
    const all = [...(before ? [{ ...before, t: start }] : []), ...changes(side)];
    return all.flatMap(({ state, t }, i): StateBlock[] => {
      if (state === 'CLOSED') return [];
      const next = all[i + 1];
      return [
        {
          state,
          name: stateLabel(state),
          y0: i === 0 && before ? 0 : at(t),
          y1: next ? at(next.t) : height,
          gone: next?.state === 'CLOSED',
        },
      ];
    });
  };
  return {
    segments: sent.map(([place, { from, t, arrives }]) => ({
      place,
      from,
      name: place % 2 === 1 ? 'FIN' : 'ACK',
      y0: at(t),
      y1: arrives === null ? at(t) + step : at(arrives),
      lost: arrives === null,
    })),
    states: { client: blocks('client'), server: blocks('server') },
    waits,
    height,
  };
};

/** What the one line says, from the run itself. Times as they are written on the site. */
export interface Outcome {
  /** How often the FIN was sent again: 0 where nothing was lost. */
  again: number;
  /** From a host's own `close()` until nothing is left of it; null: it never closed, or never ends. */
  clientLived: string | null;
  serverLived: string | null;
  serverState: string;
  timeWait: string;
  /** The setting's value that governed the end; null where none did. */
  orphanRetries: number | null;
}

export const outcomeOf = (trace: Trace): Outcome => {
  const { client, server } = facts(trace);
  const written = (ms: number | null): string | null => (ms === null ? null : about(ms));
  const gaveUp = [...trace.states.client, ...trace.states.server].find(({ why }) => why?.code === 'gave-up');
  const retries = gaveUp?.why?.values?.retries;
  return {
    again: client.retransmissions + server.retransmissions,
    clientLived: written(client.livedMs),
    serverLived: written(server.livedMs),
    serverState: stateLabel(server.finalState ?? 'CLOSED'),
    timeWait: about(client.inState.TIME_WAIT ?? 0),
    orphanRetries: typeof retries === 'number' ? retries : null,
  };
};
