/**
 * Where a test's story starts. Each constructor runs a connection up to a state – one exchange, then the client acts after
 * half a second – and takes what happens from there.
 */
import {
  close,
  connect,
  lose,
  type Profile,
  type Rule,
  recv,
  type Scenario,
  type Segment,
  type Side,
  type Step,
  send,
  simulate,
  sleep,
  stateLabel,
  type Trace,
} from '../../src/sim/index.ts';

export interface Story {
  rttMs?: number;
  profile?: Profile;
  hz?: number;
  hostDelayMs?: number;
  jiffiesAtZero?: number;
  durationMs?: number;
  client?: Record<string, number>;
  server?: Record<string, number>;
  rules?: Rule[];
}

/** Settings without `net.ipv4.`, as prose writes them. */
const full = (settings: Record<string, number> = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.startsWith('tcp_') ? `net.ipv4.${name}` : name,
      value,
    ]),
  );

/** ESTABLISHED on both sides, 100 bytes from the client acknowledged; then `client` and `server` do what is given. */
export function established(client: Step[], server: Step[], story: Story = {}): Trace {
  const { rttMs = 20, durationMs = 1_200_000, rules = [] } = story;
  const scenario: Scenario = {
    rttMs,
    durationMs,
    rules,
    ...(story.profile ? { profile: story.profile } : {}),
    ...(story.hostDelayMs === undefined ? {} : { hostDelayMs: story.hostDelayMs }),
    ...(story.hz ? { hz: story.hz } : {}),
    ...(story.jiffiesAtZero ? { jiffiesAtZero: story.jiffiesAtZero } : {}),
    client: { sysctl: full(story.client), script: [connect(), send(100), sleep(500), ...client] },
    server: { sysctl: full(story.server), script: [recv(), ...server] },
  };
  return simulate(scenario);
}

/** FIN-WAIT-1 for good: the client calls close() and no FIN of it ever arrives. */
export const finWait1 = (story: Story = {}): Trace =>
  established([close()], [{ do: 'recvUntilEof' }, close()], {
    ...story,
    rules: [lose('client', { fin: true })],
  });

/** FIN-WAIT-2: the client has closed, the server has acknowledged, and does `server` after it has read end of file. */
export const finWait2 = (server: Step[], story: Story = {}, before: Step[] = []): Trace =>
  established([...before, close()], [{ do: 'recvUntilEof' }, ...server], story);

/** TIME-WAIT at the client, 100 ms after end of file at the server. */
export const timeWait = (story: Story = {}, after: Step[] = []): Trace =>
  established([close(), ...after], [{ do: 'recvUntilEof' }, sleep(100), close()], story);

/** CLOSING on both sides: they close within one round trip of 100 ms. */
export const closing = (story: Story = {}): Trace =>
  established([close()], [sleep(470), close()], { rttMs: 100, ...story });

/** For ever, as far as a test is concerned. */
export const stay = (): Step => sleep(1_000_000_000);

/** `FA 101 → 1` for each segment of a side: flags, number, acknowledgement; a lost one ends with a cross. */
export const wire = (trace: Trace, side: Side): string[] =>
  trace.segments
    .filter((segment) => segment.from === side)
    .map(
      ({ flags, seq, ack, len, arrives }) =>
        `${flags.replace('P', '')} ${seq}${len ? `+${len}` : ''}${ack === null ? '' : ` ack ${ack}`}${arrives === null ? ' ×' : ''}`,
    );

/** The FINs a side sent. */
export const fins = (trace: Trace, side: Side): Segment[] =>
  trace.segments.filter((segment) => segment.from === side && segment.flags.includes('F'));

/** When each FIN of a side left, counted from the first, ms. */
export const finTimes = (trace: Trace, side: Side): number[] =>
  fins(trace, side).map((segment) => segment.t - (fins(trace, side)[0]?.t ?? 0));

/** `FIN-WAIT-1 → FIN-WAIT-2 → CLOSED`, from ESTABLISHED on. */
export const path = (trace: Trace, side: Side): string =>
  trace.states[side]
    .map(({ state }) => stateLabel(state))
    .slice(trace.states[side].findIndex(({ state }) => state === 'ESTABLISHED') + 1)
    .join(' → ');

/** When a side entered a state, ms; NaN: never. */
export const entered = (trace: Trace, side: Side, state: string): number =>
  trace.states[side].find((change) => stateLabel(change.state) === state)?.t ?? Number.NaN;

/** Why a side's socket ended. */
export const endOf = (trace: Trace, side: Side): string | undefined => {
  const last = trace.states[side].at(-1);
  return last?.state === 'CLOSED' ? last.why?.code : undefined;
};

/** `close 0`, `send -1 EPIPE` … of a side, after its connect() and its first exchange. */
export const calls = (trace: Trace, side: Side): string[] =>
  trace.app
    .filter((call) => call.side === side)
    .slice(side === 'client' ? 2 : 1)
    .map((call) => `${call.do} ${call.returned}`);

/** Segments of a side with this reason. */
export const because = (trace: Trace, side: Side, code: string): Segment[] =>
  trace.segments.filter((segment) => segment.from === side && segment.why?.code === code);
