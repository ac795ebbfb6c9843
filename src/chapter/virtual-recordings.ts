/**
 * Closes of Linux in virtual time (User Mode Linux: nothing takes time but the waits the kernel arms), as traces that the
 * matcher takes: a file is a family, a line of it a recording.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Call, Scenario, Segment, Side, StateChange, TcpState, Trace } from '../sim/index.ts';

type Letter = 'c' | 's';
type Blocks = [number, number][];
/**
 * Behind a segment's arrival: its window, where that was recorded, its SACK blocks, the number of its connection (0: there is one),
 * what its IP header says of congestion, and the MSS that a SYN offers.
 */
type More =
  | []
  | [sack: Blocks]
  | [win: number, sack?: Blocks, conn?: number, ecn?: '' | 'ect0' | 'ce', mss?: number];

interface Line {
  id: string;
  rule?: string;
  kernel: string;
  hz: number;
  jiffiesAtZero: number;
  observedUntilMs: number;
  scenario: Scenario;
  segments: [
    t: number,
    from: Letter,
    flags: string,
    seq: number,
    ack: number | null,
    len: number,
    arrives: number | null,
    ...more: More,
  ][];
  states?: Record<Side, [t: number, state: TcpState, conn?: number][]>;
  /** `errno` 0: it went well. */
  calls?: [t: number, side: Letter, call: string, errno: number, bytes?: number][];
}

export interface VirtualRecording {
  id: string;
  /** The kernel's rule that it shows. */
  rule?: string;
  trace: Trace;
}

const sideOf = (letter: Letter): Side => (letter === 'c' ? 'client' : 'server');

const contentsOf = (more: More): Pick<Segment, 'win' | 'sack' | 'conn'> => {
  const [first, blocks, conn, ecn, mss] = more;
  const sack = typeof first === 'number' ? blocks : first;
  return {
    ...(typeof first === 'number' && { win: first }),
    ...(sack && sack.length > 0 && { sack }),
    ...(conn && { conn }),
    ...(ecn && { ecn }),
    ...(mss && { mss }),
  };
};

const segmentOf = ([t, from, flags, seq, ack, len, arrives, ...more]: Line['segments'][number]): Segment => ({
  t,
  from: sideOf(from),
  flags,
  seq,
  ack,
  len,
  arrives,
  ...contentsOf(more),
});

const stateOf = ([t, state, conn]: [number, TcpState, number?]): StateChange => ({
  t,
  state,
  ...(conn !== undefined && { conn }),
});

const moving = new Set(['send', 'recv', 'eof']);

const callOf = ([t, side, call, errno, bytes]: NonNullable<Line['calls']>[number]): Call => ({
  t,
  side: sideOf(side),
  do: call,
  ...(errno && { errno }),
  ...(!errno && moving.has(call) && bytes !== undefined && { bytes }),
});

/** A host answers at once there; here that is 4 µs. */
const recordingOf = ({
  id,
  rule,
  scenario,
  segments,
  states,
  calls = [],
  ...clock
}: Line): VirtualRecording => ({
  id,
  ...(rule && { rule }),
  trace: {
    ...clock,
    scenario: { ...scenario, hostDelayMs: 0.004 },
    segments: segments.map(segmentOf),
    app: calls.map(callOf),
    states: { client: states?.client.map(stateOf) ?? [], server: states?.server.map(stateOf) ?? [] },
  },
});

/** Names of the families, `transfers`. */
export const virtualFamilies = (root: string): string[] =>
  globSync(join(root, 'tests/conformance/virtual-time/*.jsonl'))
    .map((file) => basename(file, '.jsonl'))
    .sort();

export const virtualRecordings = (root: string, family: string): VirtualRecording[] =>
  readFileSync(join(root, `tests/conformance/virtual-time/${family}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => recordingOf(JSON.parse(line)));
