/** Moment by moment and call by call, what a real Linux did with many connections to one listener. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Scenario, type Side, simulate, type Trace } from '../../../src/sim/index.ts';

interface Seen {
  states: Record<string, number>;
  /** By connection, where it is not 0. */
  recvQ: Record<string, number>;
}

interface Recorded {
  scenario: Omit<Scenario, 'durationMs'>;
  moments: {
    atMs: number;
    client: Seen;
    server: Seen;
    listener: { recvQ: number; sendQ: number };
    ListenOverflows: number;
  }[];
  calls: [side: Side, conn: number | null, call: string, result: number | string][];
}

const recorded: Recorded[] = readFileSync(new URL('recorded-many-connections.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** As ss(8) prints it. */
const ssName = (state: string): string =>
  state
    .replace('ESTABLISHED', 'ESTAB')
    .replace('_', '-')
    .replace(/WAIT(\d)/, 'WAIT-$1');

const seenAt = (trace: Trace, side: Side, atMs: number): Seen => {
  const last = new Map<number, string>();
  for (const { t, conn = 1, state } of trace.states[side]) if (t <= atMs) last.set(conn, state);
  const seen: Seen = { states: {}, recvQ: {} };
  for (const [conn, state] of last) {
    if (state === 'CLOSED') continue;
    const name = ssName(state);
    seen.states[name] = (seen.states[name] ?? 0) + 1;
    const queues = trace.queues?.findLast(
      (one) => one.side === side && (one.conn ?? 1) === conn && one.t <= atMs,
    );
    if (queues?.recvQ) seen.recvQ[conn] = queues.recvQ;
  }
  return seen;
};

/** What a call gave back, as the recorder writes it. */
const resultOf = ({ bytes, errno, returned = '' }: Trace['app'][number]): number | string =>
  errno ? returned.replace('-1 ', '') : (bytes ?? Number(returned));

describe.each(recorded.map((one) => [one.scenario.id!, one] as const))(
  '%s',
  (_, { scenario, moments, calls }) => {
    const trace = simulate({ ...scenario, durationMs: moments.at(-1)!.atMs });

    it.each(moments)('at $atMs ms', ({ atMs, client, server, listener, ListenOverflows }) => {
      expect({ client: seenAt(trace, 'client', atMs), server: seenAt(trace, 'server', atMs) }).toEqual({
        client,
        server,
      });
      const waiting = trace.waiting?.findLast(({ t }) => t <= atMs)?.connections ?? 0;
      expect(waiting).toBe(listener.recvQ);
      const overflows =
        trace.drops?.filter(({ t, why }) => t <= atMs && /^accept-queue-full/.test(why.code)) ?? [];
      const resets = trace.segments.filter(({ t, why }) => t <= atMs && why?.code === 'abort-on-overflow');
      expect(overflows.length + resets.length).toBe(ListenOverflows);
    });

    it.each(['client', 'server'] as const)('every call of the %s', (side) => {
      const byConnection = (made: [number, string, number | string][]) =>
        Object.groupBy(
          made.filter(([, , result]) => result !== 'EMFILE'),
          ([conn]) => conn,
        );
      const ours = trace.app
        .filter((call) => call.side === side)
        .map((call): [number, string, number | string] => [
          call.conn ?? 1,
          call.do === 'eof' ? 'recvUntilEof' : call.do,
          call.do === 'eof' ? 0 : resultOf(call),
        ]);
      const theirs = calls
        .filter((call) => call[0] === side && call[1] !== null)
        .map(([, conn, call, result]): [number, string, number | string] => [conn!, call, result]);
      expect(byConnection(ours)).toEqual(byConnection(theirs));
      expect(ours.some(([, , result]) => result === 'EMFILE')).toBe(
        calls.some((call) => call[0] === side && call[3] === 'EMFILE'),
      );
    });
  },
);
