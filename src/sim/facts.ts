/**
 * The numbers prose and transcripts read from a trace, a simulated one or a recording. Dotted paths into the result are
 * what `<Fact is="client.inState.FIN_WAIT2" />` names. Times in ms.
 */
import { errorName } from './errno.ts';
import type { Scenario, Side } from './scenario.ts';
import { stateLabel } from './state-label.ts';
import type { Segment, StateChange, TcpState, Trace } from './trace.ts';

export interface HostFacts {
  /** Segments that left this host again, the probe included: any part of their sequence space had left before. */
  retransmissions: number;
  /** Of those, tail loss probes; null in a recording, which cannot tell. */
  probes: number | null;
  /** Of those, sent because the retransmission timer fired; null in a recording. */
  rtoRetransmissions: number | null;
  /** How many times a FIN left this host. */
  finSent: number;
  /** When the program first called close() or shutdown(); null: never. */
  closeMs: number | null;
  /** When the kernel no longer listed the socket (of the last connection); null: it still did at the end. */
  goneMs: number | null;
  /** From the call to the end of the socket; null: one of them never came, or the socket ended before the call. */
  livedMs: number | null;
  finalState: TcpState | null;
  /** From ESTABLISHED on, in the RFC's spelling: `ESTABLISHED → FIN-WAIT-1 → CLOSED`. */
  path: string;
  /** Ms spent in each state, the last one until the trace ends; what was never entered is absent. */
  inState: Partial<Record<TcpState, number>>;
  /** The retransmission timeout when the FIN was due, as `ss` prints it; null where the trace does not say. */
  rtoMs: number | null;
  /** Name of the last error a call returned (`EPIPE`); null: none did. */
  lastError: string | null;
}

/** Of a scenario with a `load`, the hosts' facts are of the connection that is watched, or of the first. */
export interface Facts {
  client: HostFacts;
  server: HostFacts;
  /** Segments on the wire, lost ones included. */
  segments: number;
  lost: number;
  /** When the last thing happened. */
  endMs: number;
}

const known = new WeakMap<Trace, Facts>();

/** Everything at once; every number is derived from the trace alone, once: a title asks for them eight times. */
export const facts = (trace: Trace): Facts => {
  const found = known.get(trace) ?? reckon(trace);
  known.set(trace, found);
  return found;
};

/** Which connection the hosts' facts are of; 0: of all there are. */
export const connectionOf = ({ watch, load }: Scenario): number => watch ?? (load?.length ? 1 : 0);

/** A trace as it would be if nothing were told but one of its connections; it is already, if that is watched or the only one. */
const alone = (trace: Trace): Trace => {
  const conn = connectionOf(trace.scenario);
  const tellsOfOne = trace.scenario.watch || trace.segments.every((segment) => segment.conn === undefined);
  if (conn === 0 || tellsOfOne) return trace;
  const its = <Of extends { conn?: number }>(all: Of[]): Of[] => all.filter((one) => one.conn === conn);
  const { client, server } = trace.states;
  return {
    ...trace,
    segments: its(trace.segments),
    app: its(trace.app),
    states: { client: its(client), server: its(server) },
  };
};

const reckon = (trace: Trace): Facts => ({
  client: hostFacts(alone(trace), 'client'),
  server: hostFacts(alone(trace), 'server'),
  segments: trace.segments.length,
  lost: trace.segments.filter((segment) => segment.arrives === null).length,
  endMs: Math.max(
    0,
    ...trace.segments.map((segment) => Math.max(segment.t, segment.arrives ?? 0)),
    ...trace.app.map((call) => call.t),
    ...trace.states.client.map((change) => change.t),
    ...trace.states.server.map((change) => change.t),
  ),
});

function hostFacts(trace: Trace, side: Side): HostFacts {
  const sent = trace.segments.filter((segment) => segment.from === side);
  const again = sentAgain(sent);
  const tells = trace.segments.some((segment) => segment.sentBy);
  const calls = trace.app.filter((call) => call.side === side);
  const closing = calls.find((call) => call.do === 'close' || call.do === 'shutdown');
  const closeMs = closing ? (closing.calledAt ?? closing.t) : null;
  const states = trace.states[side];
  const last = states.at(-1);
  const goneMs = last?.state === 'CLOSED' ? last.t : null;
  const failed = calls.findLast((call) => call.error !== undefined || call.errno !== undefined);
  return {
    retransmissions: again.length,
    probes: tells ? again.filter((segment) => segment.sentBy === 'probe').length : null,
    rtoRetransmissions: tells ? again.filter((segment) => segment.sentBy === 'rto').length : null,
    finSent: sent.filter((segment) => segment.flags.includes('F')).length,
    closeMs,
    goneMs,
    livedMs: closeMs === null || goneMs === null || goneMs < closeMs ? null : rounded(goneMs - closeMs),
    finalState: last?.state ?? null,
    path: path(states),
    inState: timeInState(states, trace.observedUntilMs),
    rtoMs: rtoAtClose(states),
    lastError: failed ? (failed.errno === undefined ? failed.error! : errorName(failed.errno)) : null,
  };
}

/** Segments that occupy sequence space this host had used before on the same connection. */
function sentAgain(sent: Segment[]): Segment[] {
  let next = 0;
  let conn: number | undefined;
  return sent.filter((segment) => {
    const space = segment.len + (/[SF]/.test(segment.flags) ? 1 : 0);
    if (space === 0 || segment.flags.includes('R')) return false;
    // Recordings number no connections: a SYN after anything but a SYN opens the next one.
    if (segment.conn !== conn || (segment.flags.includes('S') && next > 1)) next = 0;
    conn = segment.conn;
    const again = segment.seq < next;
    next = Math.max(next, segment.seq + space);
    return again;
  });
}

function path(states: StateChange[]): string {
  const start = states.findIndex((change) => change.state === 'ESTABLISHED');
  return states
    .slice(Math.max(0, start))
    .map((change) => stateLabel(change.state))
    .join(' → ');
}

function timeInState(states: StateChange[], untilMs: number): Partial<Record<TcpState, number>> {
  const spent: Partial<Record<TcpState, number>> = {};
  states.forEach(({ state, t }, index) => {
    const end = states[index + 1]?.t ?? Math.max(t, untilMs);
    spent[state] = rounded((spent[state] ?? 0) + end - t);
  });
  return spent;
}

export const closing: readonly TcpState[] = ['FIN_WAIT1', 'LAST_ACK'];

function rtoAtClose(states: StateChange[]): number | null {
  const entry = states.findIndex((change) => closing.includes(change.state));
  const known = states.slice(0, entry < 0 ? states.length : entry + 1).findLast((change) => change.rtoMs);
  return known?.rtoMs ?? null;
}

/** Differences of microsecond-exact times carry float dust; a microsecond is the finest a trace knows. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
