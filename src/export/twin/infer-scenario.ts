/**
 * What the simulator must be told to replay a captured close: round trip, what the SYNs offered, the calls of both programs, and
 * what the network lost. Settings that no packet shows keep Linux's defaults; `hypotheses.ts` tries others.
 */
import type { HostScenario, Scenario, Segment, Side, Step } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import type { Conversation } from '../capture/connections.ts';
import { otherSide, span } from '../capture/seen-segments.ts';
import { lossesOf, unseenAnswers } from './infer-losses.ts';
import { AT_ONCE_MS, arrival, lifeOf, type SideLife, withUnseen } from './side-life.ts';
import { type Write, writesOf } from './writes.ts';

/** Half of what a host takes to answer is in every measured round trip, ms. */
const HOST_DELAY_MS = 0.35;
/** How long the run goes on behind the capture's end: longer than any timer. ms. */
const BEHIND_MS = 150_000;
/** A run far beyond any close costs time and shows nothing. */
export const MAX_EVENTS = 4000;

/** No FIN is sent again much sooner than RTO_MIN, ms. */
const SOONEST_AGAIN_MS = 300;

const round = (ms: number): number => Math.round(ms * 100) / 100;

/** How a side ended its own half. */
export type SideEnd = 'close' | 'shutdown' | 'reset' | 'none';

export interface Inferred {
  scenario: Scenario;
  ends: Record<Side, SideEnd>;
  /** Did anything show whether it was close() or shutdown()? */
  endShown: Record<Side, boolean>;
  /** Its FIN, or data before it, was never acknowledged. */
  unanswered: Record<Side, boolean>;
  /** ms, on the clock of the trace, at which the run's time is 0. */
  zero: number;
}

interface Program {
  life: SideLife;
  writes: readonly Write[];
  /** What the other side wrote. */
  heard: readonly Write[];
  end: SideEnd;
}

/** The calls of one program, from what it sent and what it must have read. */
const scriptOf = ({ life, writes, heard, end }: Program, side: Side, zero: number): Step[] => {
  const { own, fin, peerFin, abort } = life;
  const ending = abort ?? fin;
  const at = (t: number, step: Step): Step => ({ ...step, atMs: Math.max(0, round(t - zero)) });
  // What a FIN carries was written before it; data sent behind what was lost waits for no call either.
  const steps: Step[] = side === 'client' ? [{ do: 'connect' }] : [];
  let read = 0;
  const readBefore = (t: number): void => {
    for (; read < heard.length && heard[read]!.arrived <= t; read++)
      steps.push(at(Math.min(t, heard[read]!.arrived + 1), { do: 'recv' }));
  };
  for (const { t, bytes } of writes) {
    if (ending && t > ending.t) break;
    readBefore(t);
    steps.push(at(t, { do: 'send', bytes }));
  }
  // Who never closed goes on reading: a program that ends would close.
  if (!ending)
    return [...steps, { do: 'recvUntilEof' }, { do: 'sleep', ms: BEHIND_MS + round(own.at(-1)?.t ?? 0) }];
  if (peerFin && arrival(peerFin) <= ending.t && !abort) steps.push({ do: 'recvUntilEof' });
  else readBefore(ending.t);
  if (end === 'reset') steps.push({ do: 'linger', sec: 0 });
  if (end === 'shutdown') {
    steps.push(at(ending.t, { do: 'shutdown', how: 'wr' }), { do: 'recvUntilEof' }, { do: 'close' });
  } else steps.push(at(ending.t, { do: 'close' }));
  return steps;
};

const sysctlOf = ({ views: [one] }: Conversation, side: Side): HostScenario['sysctl'] => {
  const syn = one.packets.find((p) => p.flags.includes('S') && p.fromClient === (side === 'client'));
  if (!syn) return {};
  const sysctl: NonNullable<HostScenario['sysctl']> = {};
  // A server answers only what the client offered.
  const asked = (of: 'sack' | 'scale' | 'stamps'): boolean => {
    if (side === 'client') return true;
    const opening = one.packets.find((p) => p.flags === 'S');
    return of === 'sack'
      ? one.sack.client
      : of === 'scale'
        ? one.scale.client !== null
        : !!opening?.timestamps;
  };
  if (!syn.sackPermitted && asked('sack')) sysctl['net.ipv4.tcp_sack'] = 0;
  if (!syn.timestamps && asked('stamps')) sysctl['net.ipv4.tcp_timestamps'] = 0;
  if (syn.windowScale === undefined && asked('scale')) sysctl['net.ipv4.tcp_window_scaling'] = 0;
  return sysctl;
};

/** A RST came while the next copy of the FIN was still due: whose RST ended it, or who got one, did not give up. */
const endedByReset = (segments: readonly Segment[], own: readonly Segment[], fin: Segment): boolean => {
  const copies = own.filter((s) => s.flags.includes('F'));
  const last = copies.at(-1)!;
  const gap = copies.length > 1 ? last.t - copies.at(-2)!.t : SOONEST_AGAIN_MS;
  return segments.some((s) => s.flags.includes('R') && s.t >= fin.t && s.t < last.t + 2 * gap);
};

/** null: nothing closes in it, or only one direction was captured. */
export const inferScenario = (conversation: Conversation, captured: CaptureTrace): Inferred | null => {
  const { trace, rttMs, remarks } = captured;
  const { segments } = trace;
  const first = segments.find((s) => /[FR]/.test(s.flags));
  if (!first || remarks.includes('one-direction') || rttMs === null) return null;
  if (segments.every((s) => /[SR]/.test(s.flags))) return null;
  const handshake = segments.some((s) => s.flags === 'S');
  // A capture that begins in the middle gets a handshake before it.
  const zero = handshake ? segments.find((s) => s.flags === 'S')!.t : segments[0]!.t - 2 * rttMs - 20;
  const whole = withUnseen(segments);
  const lives = { client: lifeOf(whole, 'client'), server: lifeOf(whole, 'server') };
  const ends = {} as Record<Side, SideEnd>;
  const endShown = {} as Record<Side, boolean>;
  const unanswered = {} as Record<Side, boolean>;
  for (const side of ['client', 'server'] as const) {
    const { fin, abort, heard, own } = lives[side];
    const finEnd = fin ? fin.seq + span(fin) : Infinity;
    const late = fin ? heard.find((s) => s.len > 0 && arrival(s) > fin.t && !s.retransmission) : undefined;
    const refused = own.some((s) => s.flags === 'R' && fin !== undefined && s.t >= fin.t);
    // Taking data in after one's own FIN: only shutdown() leaves a reader.
    const took = late !== undefined && !refused;
    ends[side] = abort ? 'reset' : !fin ? 'none' : took ? 'shutdown' : 'close';
    endShown[side] = late !== undefined;
    // An answer that found nothing left came too late.
    unanswered[side] =
      fin !== undefined &&
      !endedByReset(segments, own, fin) &&
      !heard.some(
        (s) =>
          s.ack !== null &&
          s.ack >= finEnd &&
          s.flags !== 'R' &&
          !own.some((r) => r.flags === 'R' && r.t >= arrival(s) && r.t - arrival(s) < AT_ONCE_MS),
      );
  }
  const writes = {
    client: writesOf(lives.client.own, lives.client.heard, first.t),
    server: writesOf(lives.server.own, lives.server.heard, first.t),
  };
  const host = (side: Side): HostScenario => {
    const sysctl = sysctlOf(conversation, side);
    const program = {
      life: lives[side],
      writes: writes[side],
      heard: writes[otherSide(side)],
      end: ends[side],
    };
    const script = scriptOf(program, side, zero);
    return sysctl && Object.keys(sysctl).length > 0 ? { sysctl, script } : { script };
  };
  const scenario: Scenario = {
    about: trace.scenario.about ?? 'A captured close',
    rttMs: round(Math.max(0.1, rttMs - HOST_DELAY_MS)),
    durationMs: Math.ceil(trace.observedUntilMs - zero + BEHIND_MS),
    client: host('client'),
    server: host('server'),
  };
  const rules = (['client', 'server'] as const).flatMap((side) => {
    const far = captured.place !== 'both' && captured.place !== side;
    return lossesOf(
      lives[side],
      writes[side],
      side,
      far ? unseenAnswers(lives[side], lives[otherSide(side)]) : 0,
    );
  });
  if (rules.length > 0) scenario.rules = rules;
  return { scenario, ends, endShown, unanswered, zero };
};
