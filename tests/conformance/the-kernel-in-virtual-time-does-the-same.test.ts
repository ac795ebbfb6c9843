/**
 * Closes of a real Linux that ran in virtual time (User Mode Linux: nothing takes time but the waits the kernel arms), so
 * there is no noise to allow for. `virtual-time/closes.jsonl` holds one recording a line: first the smallest close for each
 * rule that was once wrong, then random ones. What a host does in no time there takes 4 µs here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Scenario, type Side, simulate, type Trace } from '../../src/sim/index.ts';

type Row = [
  t: number,
  from: 'c' | 's',
  flags: string,
  seq: number,
  ack: number | null,
  len: number,
  arrives: number | null,
  sack?: [number, number][],
];

interface Recording {
  id: string;
  /** The kernel's rule that it shows. */
  rule?: string;
  kernel: string;
  hz: number;
  jiffiesAtZero: number;
  observedUntilMs: number;
  scenario: Scenario;
  segments: Row[];
  states: Record<Side, [t: number, state: string][]>;
  calls: [t: number, side: 'c' | 's', call: string, errno: number][];
}

/** ms. A round trip has 8 µs more there, and each side answers 4 µs later here. */
const tolerance = 0.06;
/** What lasts no longer may be seen or not. */
const short = 0.03;

const recordings: Recording[] = readFileSync(new URL('virtual-time/closes.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const run = ({ scenario, hz, jiffiesAtZero, observedUntilMs }: Recording): Trace =>
  simulate({ ...scenario, hz, jiffiesAtZero, durationMs: observedUntilMs, hostDelayMs: 0.004 });

const plain = (flags: string): string => flags.replace('P', '');

/** [what, when] of each thing, a side at a time, as a recording and a trace both tell it. */
function ofRecording(recording: Recording, side: Side): [what: string, t: number][] {
  const letter = side[0];
  const segments = recording.segments
    .filter(([, from]) => from === letter)
    .map(([t, , flags, seq, ack, len, arrives, sack = []]): [string, number] => [
      `${plain(flags)} ${seq} ack ${ack} len ${len}${arrives === null ? ' lost' : ''} ${JSON.stringify(sack)}`,
      t,
    ]);
  return [...segments, ...lasting(recording.states[side])];
}

function ofTrace(trace: Trace, side: Side): [what: string, t: number][] {
  const segments = trace.segments
    .filter(({ from }) => from === side)
    .map(({ t, flags, seq, ack, len, arrives, sack = [] }): [string, number] => [
      `${plain(flags)} ${seq} ack ${ack} len ${len}${arrives === null ? ' lost' : ''} ${JSON.stringify(sack)}`,
      t,
    ]);
  return [...segments, ...lasting(trace.states[side].map(({ t, state }) => [t, state]))];
}

function lasting(states: [t: number, state: string][]): [what: string, t: number][] {
  return states
    .filter(([t], i) => (states[i + 1]?.[0] ?? Infinity) - t >= short)
    .filter(([, state], i) => state !== 'LISTEN' && !(i === 0 && state === 'CLOSED'))
    .filter(([, state], i, all) => all[i - 1]?.[1] !== state)
    .map(([t, state]) => [state, t]);
}

/** What differs, each as a line; what lies in the last 10 ms is left out. */
function differences(recording: Recording, trace = run(recording)): string[] {
  const end = recording.observedUntilMs - 10;
  return (['client', 'server'] as const).flatMap((side) => {
    const theirs = ofRecording(recording, side).filter(([, t]) => t < end);
    const ours = ofTrace(trace, side).filter(([, t]) => t < end);
    return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, i) => i)
      .filter((i) => {
        const [a, b] = [theirs[i], ours[i]];
        return !a || !b || a[0] !== b[0] || Math.abs(a[1] - b[1]) > tolerance;
      })
      .map((i) => `${side}: kernel ${theirs[i]?.join(' at ')}, simulated ${ours[i]?.join(' at ')}`)
      .slice(0, 1);
  });
}

describe('each rule by its smallest close', () => {
  it.each(recordings.filter(({ rule }) => rule).map((r) => [r.rule, r.id, r] as const))(
    '%s (%s)',
    (_, __, recording) => {
      expect(differences(recording)).toEqual([]);
    },
  );
});

const errors = (calls: [string, number][]): string =>
  calls.map(([call, errno]) => `${call} ${errno}`).join(', ');

describe('random closes', () => {
  const random = recordings.filter(({ rule }) => !rule);

  it('are all there', () => {
    expect(random.length).toBeGreaterThan(250);
  });

  it.each(random.map((one) => [one.id, one] as const))(
    '%s is the same to 0.06 ms, SACK blocks included, and makes its programs the same errors',
    (_, one) => {
      const trace = run(one);
      expect(differences(one, trace)).toEqual([]);
      for (const side of ['client', 'server'] as const)
        expect(errors(trace.app.filter((c) => c.side === side && c.errno).map((c) => [c.do, c.errno!]))).toBe(
          errors(
            one.calls
              .filter(([t, s, , errno]) => s === side[0] && errno && t < one.observedUntilMs)
              .map(([, , call, errno]) => [call, errno]),
          ),
        );
    },
  );

  it('a trace that is late by a tenth of a millisecond would be found', () => {
    const one = random.find(({ segments }) => segments.length > 6)!;
    const late = {
      ...one,
      segments: one.segments.map(([t, ...rest], i): Row => [i === 5 ? t - 0.1 : t, ...rest]),
    };
    expect(differences(late)).toHaveLength(1);
  });
});
