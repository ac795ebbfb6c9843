/**
 * Closes of Linux 7.2 in virtual time, a recording a line, held to what the simulator does, windows and SACK blocks included;
 * where a recording tells of states and calls, these too.
 */
import { readFileSync } from 'node:fs';
import { type Scenario, type Side, simulate, type Trace } from '../../src/sim/index.ts';
import { linux72 } from '../sim/profile/linux-7.2.ts';

export type Row = [
  t: number,
  from: 'c' | 's',
  flags: string,
  seq: number,
  ack: number | null,
  len: number,
  arrives: number | null,
  win: number,
  sack?: [number, number][],
  conn?: number,
];

export interface VirtualRecording {
  id: string;
  hz: number;
  jiffiesAtZero: number;
  observedUntilMs: number;
  scenario: Scenario;
  segments: Row[];
  states?: Record<Side, [t: number, state: string, conn?: number][]>;
  /** An error, or how many bytes. */
  calls?: [t: number, side: 'c' | 's', call: string, errno: number, bytes: number][];
}

/** ms; a host takes 4 µs here and nothing there. */
const tolerance = 0.06;
/** What lasts no longer may be seen or not, ms. */
const short = 0.03;
const sides: readonly Side[] = ['client', 'server'];

/** What happened, and when. */
type Told = readonly [what: string, t: number];

export const virtualRecordings = (file: string): VirtualRecording[] =>
  readFileSync(new URL(`virtual-time/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

export const simulated = ({ scenario, hz, jiffiesAtZero, observedUntilMs }: VirtualRecording): Trace =>
  simulate(
    { ...scenario, hz, jiffiesAtZero, durationMs: observedUntilMs, hostDelayMs: 0.004 },
    { policy: linux72, trace: 'full' },
  );

/** null: none, but for the last 10 ms. */
export function firstDifference(recording: VirtualRecording): string | null {
  const trace = simulated(recording);
  const end = recording.observedUntilMs - 10;
  const many = recording.segments.some((row) => row[9]);
  const of = (conn = 0): number => (many ? conn : 0);
  for (const side of sides) {
    const lists: [Told[], Told[]][] = [[segmentsThere(recording, side), segmentsHere(trace, side, of)]];
    if (recording.states)
      lists.push([
        lasting(recording.states[side]),
        lasting(trace.states[side].map(({ t, state, conn }) => [t, state, of(conn)])),
      ]);
    if (recording.calls) lists.push([callsThere(recording.calls, side), callsHere(trace, side)]);
    for (const [theirs, ours] of lists) {
      const difference = differenceOf(
        theirs.filter(([, t]) => t < end),
        ours.filter(([, t]) => t < end),
      );
      if (difference) return `${side}: ${difference}`;
    }
  }
  return null;
}

function differenceOf(theirs: readonly Told[], ours: readonly Told[]): string | null {
  for (let i = 0; i < Math.max(theirs.length, ours.length); i += 1) {
    const [a, b] = [theirs[i], ours[i]];
    if (!a || !b || a[0] !== b[0] || Math.abs(a[1] - b[1]) > tolerance)
      return `kernel ${a?.join(' at ')}, simulated ${b?.join(' at ')}`;
  }
  return null;
}

/** A reset's window says nothing. */
const written = (
  flags: string,
  numbers: readonly (number | null)[],
  lost: boolean,
  win: number,
  sack: unknown,
  conn: number,
): string =>
  `${flags.replace('P', '')} ${numbers.join(' ')} ${lost} ${flags.includes('R') ? 0 : win} ${JSON.stringify(sack)} ${conn}`;

const segmentsThere = ({ segments }: VirtualRecording, side: Side): Told[] =>
  segments
    .filter(([, from]) => from === side[0])
    .map(([t, , flags, seq, ack, len, arrives, win, sack = [], conn = 0]) => [
      written(flags, [seq, ack, len], arrives === null, win, sack, conn),
      t,
    ]);

const segmentsHere = ({ segments }: Trace, side: Side, of: (conn?: number) => number): Told[] =>
  segments
    .filter(({ from }) => from === side)
    .map(({ t, flags, seq, ack, len, arrives, win = 0, sack = [], conn }) => [
      written(flags, [seq, ack, len], arrives === null, win, sack, of(conn)),
      t,
    ]);

/** Of each connection by itself, in the order of the connections. */
function lasting(states: readonly [t: number, state: string, conn?: number][]): Told[] {
  const of = (conn: number) => states.filter(([, state, at = 0]) => at === conn && state !== 'LISTEN');
  return [...new Set(states.map(([, , conn = 0]) => conn))].sort().flatMap((conn) =>
    of(conn)
      .filter(([t], i, all) => (all[i + 1]?.[0] ?? Number.POSITIVE_INFINITY) - t >= short)
      .filter(([, state], i) => !(i === 0 && state === 'CLOSED'))
      .filter(([, state], i, all) => all[i - 1]?.[1] !== state)
      .map(([t, state]): Told => [`${conn} ${state}`, t]),
  );
}

const silent = new Set(['linger', 'option', 'sleep', 'exit']);

const callsThere = (calls: NonNullable<VirtualRecording['calls']>, side: Side): Told[] =>
  calls
    .filter(([, from, call]) => from === side[0] && !silent.has(call))
    .map(([t, , call, errno, bytes]) => [`${call} ${errno || bytes}`, t]);

/** A call that cannot block is told when it was made, the others as they return. */
const callsHere = ({ app }: Trace, side: Side): Told[] =>
  app
    .filter((one) => one.side === side && !silent.has(one.do))
    .map((one) => [
      `${one.do === 'recvUntilEof' ? 'eof' : one.do} ${one.errno ?? one.bytes ?? 0}`,
      one.do === 'close' || one.do === 'shutdown' ? (one.calledAt ?? one.t) : one.t,
    ]);
