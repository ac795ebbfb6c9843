/** A run with many connections at one moment: how many sockets are in each state, who waits, and what the server holds. */
import {
  type Scenario,
  type Side,
  simulate,
  stateLabel,
  type TcpState,
  type Trace,
  tcpStates,
} from '../sim/index.ts';
import { tableText } from '../words/index.ts';
import { type Table, table } from './cell.ts';
import type { Text } from './text.ts';

/** What can be counted: the sockets of a side in a state, or of the server what is in no state. */
export type Counted = `${Side}.${TcpState}` | 'accept queue' | 'descriptors';
export type Moment = Record<Counted, number>;

/** The last value of each connection until `atMs`. */
const lastOf = <Record extends { t: number; conn?: number }>(records: Record[], atMs: number) => {
  const last = new Map<number, Record>();
  for (const record of records) {
    if (record.t > atMs) break;
    last.set(record.conn ?? 1, record);
  }
  return last;
};

/** Every program has three descriptors to begin with, and this one a listener. */
const ownDescriptors = 4;

/** Connections that the server's program has accepted and not closed, and their descriptors. */
const heldAt = ({ app }: Trace, atMs: number): Map<number, number> => {
  const held = new Map<number, number>();
  for (const call of app) {
    if (call.t > atMs) break;
    if (call.side !== 'server') continue;
    if (call.do === 'accept' && call.errno === undefined) held.set(call.conn ?? 1, Number(call.returned));
    else if (call.do === 'close') held.delete(call.conn ?? 1);
  }
  return held;
};

/** `momentAt(simulate(scenario), 60_000)['server.CLOSE_WAIT']`. For a scenario with `server.loop` and without `watch`. */
export const momentAt = (trace: Trace, atMs: number): Moment => {
  const count = (side: Side, state: TcpState) => [`${side}.${state}`, states[side].get(state) ?? 0] as const;
  const states = { client: inStates(trace, 'client', atMs), server: inStates(trace, 'server', atMs) };
  return {
    ...(Object.fromEntries(
      tcpStates.flatMap((state) => [count('client', state), count('server', state)]),
    ) as Moment),
    'accept queue': waitingAt(trace, atMs),
    descriptors: ownDescriptors + heldAt(trace, atMs).size,
  };
};

const waitingAt = ({ waiting = [] }: Trace, atMs: number): number =>
  waiting.findLast(({ t }) => t <= atMs)?.connections ?? 0;

const inStates = (trace: Trace, side: Side, atMs: number): Map<TcpState, number> => {
  const found = new Map<TcpState, number>();
  for (const { state } of lastOf(trace.states[side], atMs).values())
    found.set(state, (found.get(state) ?? 0) + 1);
  return found;
};

const headOf = (counted: Counted): Text => {
  if (counted === 'accept queue') return tableText((words) => words.waiting);
  if (counted === 'descriptors') return tableText((words) => words.descriptors);
  const [side, state] = counted.split('.') as [Side, TcpState];
  return tableText((words) => words.stateAt(stateLabel(state), side));
};

const rowsDrawn = 60;

/**
 * How many there are over the time of a run, drawn as steps; a point opens the connection that was opened last until then.
 * `overTime(scenario, ['server.CLOSE_WAIT', 'descriptors'])`
 */
export const overTime = (
  scenario: Scenario,
  counted: Counted[],
  caption: Text = tableText((words) => words.overTime),
): Table => {
  const trace = simulate(scenario);
  const everyMs = scenario.durationMs / rowsDrawn;
  const moments = Array.from({ length: rowsDrawn + 1 }, (_, i) => Math.round(i * everyMs));
  const rows = moments.map((atMs) => {
    const moment = momentAt(trace, atMs);
    return [atMs / 1000, ...counted.map((one) => moment[one])];
  });
  const opened = moments.map((atMs) => Math.max(1, ...lastOf(trace.states.client, atMs).keys()));
  return {
    ...table(caption, [tableText((words) => words.after), ...counted.map(headOf)], rows),
    chart: { draw: 'steps' },
    runs: opened.map((watch) => [{ scenario: { ...scenario, watch } }]),
  };
};

/** As ss(8) prints it. */
const ssName = (state: TcpState): string => (state === 'ESTABLISHED' ? 'ESTAB' : stateLabel(state));

const nobody = tableText((words) => words.nobody);

/**
 * What `ss -tanp` shows of the server's sockets, oldest first, the listener above them: state, Recv-Q, the peer's port
 * and the descriptor of the program. Of more than twice `ends` only so many at each end.
 */
export const listing = (scenario: Scenario, atMs: number, ends = 5): Table => {
  const trace = simulate(scenario);
  const held = heldAt(trace, atMs);
  const queues = lastOf(
    (trace.queues ?? []).filter(({ side }) => side === 'server'),
    atMs,
  );
  const alive = [...lastOf(trace.states.server, atMs).values()].filter(({ state }) => state !== 'CLOSED');
  const rows = alive
    .toSorted((one, other) => (one.conn ?? 1) - (other.conn ?? 1))
    .map(({ conn = 1, state }): (Text | number)[] => [
      ssName(state),
      queues.get(conn)?.recvQ ?? 0,
      39_999 + conn,
      held.has(conn) ? `fd ${held.get(conn)}` : state === 'TIME_WAIT' || state === 'SYN_RECV' ? '' : nobody,
    ]);
  const between = rows.length - 2 * ends;
  if (between > 0) rows.splice(ends, between, ['…', '…', '…', tableText((words) => words.more(between))]);
  const seconds = Math.round(atMs / 1000);
  return table(
    tableText((words) => words.atMoment(seconds)),
    ['State', 'Recv-Q', tableText((words) => words.port), tableText((words) => words.process)],
    [['LISTEN', waitingAt(trace, atMs), '*', 'fd 3'], ...rows],
  );
};
