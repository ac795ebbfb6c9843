/** Closes of Linux 7.2 in virtual time, a recording a line, held to what the simulator does, windows and SACK blocks included. */
import { readFileSync } from 'node:fs';
import { type Scenario, simulate } from '../../src/sim/index.ts';
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
];

export interface VirtualRecording {
  id: string;
  hz: number;
  jiffiesAtZero: number;
  observedUntilMs: number;
  scenario: Scenario;
  segments: Row[];
}

/** ms; a host takes 4 µs here and nothing there. */
const tolerance = 0.06;

export const virtualRecordings = (file: string): VirtualRecording[] =>
  readFileSync(new URL(`virtual-time/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** null: none, but for the last 10 ms. */
export function firstDifference({
  scenario,
  hz,
  jiffiesAtZero,
  observedUntilMs,
  segments,
}: VirtualRecording): string | null {
  const options = { policy: linux72, trace: 'full' as const };
  const trace = simulate(
    { ...scenario, hz, jiffiesAtZero, durationMs: observedUntilMs, hostDelayMs: 0.004 },
    options,
  );
  const end = observedUntilMs - 10;
  for (const side of ['client', 'server'] as const) {
    const theirs = segments
      .filter(([t, from]) => from === side[0] && t < end)
      .map(([t, , flags, seq, ack, len, arrives, win, sack = []]) => ({
        t,
        // A reset's window says nothing.
        what: `${flags.replace('P', '')} ${seq} ${ack} ${len} ${arrives === null} ${flags.includes('R') ? 0 : win} ${JSON.stringify(sack)}`,
      }));
    const ours = trace.segments
      .filter(({ t, from }) => from === side && t < end)
      .map(({ t, flags, seq, ack, len, arrives, win = 0, sack = [] }) => ({
        t,
        what: `${flags.replace('P', '')} ${seq} ${ack} ${len} ${arrives === null} ${flags.includes('R') ? 0 : win} ${JSON.stringify(sack)}`,
      }));
    for (let i = 0; i < Math.max(theirs.length, ours.length); i += 1) {
      const [a, b] = [theirs[i], ours[i]];
      if (!a || !b || a.what !== b.what || Math.abs(a.t - b.t) > tolerance)
        return `${side}: kernel ${a?.what} at ${a?.t}, simulated ${b?.what} at ${b?.t}`;
    }
  }
  return null;
}
