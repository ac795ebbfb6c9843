/**
 * A captured connection → a trace, so that everything that draws runs draws captures too. What one vantage point cannot see is
 * estimated from the round trip, and said to be.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import type { Conversation } from './connections.ts';
import { fromOneCapture } from './from-one-capture.ts';
import { fromTwoCaptures } from './from-two-captures.ts';
import { inferStates } from './infer-states.ts';
import { span } from './seen-segments.ts';
import { basesOf } from './segment-of-packet.ts';

export interface CaptureTrace {
  trace: Trace;
  /** Where the capture was taken; `both` when two captures were joined. */
  place: 'client' | 'server' | 'between' | 'both';
  /** Round trip, ms; null when nothing in the capture tells it. */
  rttMs: number | null;
  /** What a reader should know of the drawing: in codes, `words` in the page. */
  remarks: (
    | 'rtt-unknown'
    | 'one-direction'
    | 'no-handshake'
    | 'middle-skipped'
    | 'times-estimated'
    | 'losses-inferred'
    | 'arrival-unknown'
  )[];
  skipped: number;
}

const ms = (us: number): number => Math.round(us) / 1000;

/** The connection as a trace. States are inferred, programs and timers are unknown. */
export const captureTrace = ({ views }: Conversation): CaptureTrace => {
  const base = basesOf(views);
  const [one, two] = views;
  const {
    segments: timed,
    events,
    place,
    rtt,
  } = two ? fromTwoCaptures(one, two, base) : fromOneCapture(one, base);
  const zero = timed.reduce((least, s) => Math.min(least, s.t), Infinity);
  const at = (us: number): number => ms(us - zero);
  const told = countRetransmissions(timed, rtt).map(
    ({ from, flags, seq, ack, len, ...s }): Segment => ({
      from,
      flags,
      seq,
      ack,
      len,
      ...s,
      t: at(s.t),
      arrives: s.arrives === null ? null : at(s.arrives),
      ...(s.duplicateArrives === undefined ? {} : { duplicateArrives: at(s.duplicateArrives) }),
    }),
  );
  const lived = (side: Side) => events[side].map((e) => ({ ...e, t: at(e.t) }));
  const states = inferStates(told, { client: lived('client'), server: lived('server') }, one.handshake);
  const segments = [...told].sort((a, b) => a.t - b.t);
  const rttMs = rtt === null ? null : ms(rtt);
  const last = segments.reduce((most, s) => Math.max(most, s.t, s.arrives ?? 0, s.duplicateArrives ?? 0), 0);
  const skipped = Math.max(...views.map((v) => v.skipped));
  const remarks: CaptureTrace['remarks'] = [];
  const oneWay = new Set(segments.map((s) => s.from)).size === 1;
  if (oneWay) remarks.push('one-direction');
  else if (rttMs === null) remarks.push('rtt-unknown');
  if (!one.handshake) remarks.push('no-handshake');
  if (skipped > 0) remarks.push('middle-skipped');
  if (place !== 'both' && rttMs !== null && rttMs > 1) remarks.push('times-estimated');
  if (place !== 'both' && segments.some((s) => s.arrives === null)) remarks.push('losses-inferred');
  if (!oneWay && segments.some((s) => s.arrivalUnknown)) remarks.push('arrival-unknown');
  const trace: Trace = {
    scenario: {
      about: `${one.client.address}:${one.client.port} → ${one.server.address}:${one.server.port}`,
      rttMs: rttMs ?? 0,
      durationMs: last,
      client: { script: [] },
      server: { script: [] },
    },
    kernel: 'captured',
    hz: 250,
    jiffiesAtZero: 0,
    observedUntilMs: last,
    segments,
    app: [],
    states,
  };
  return { trace, place, rttMs, remarks, skipped };
};

/** A segment this much behind one with higher numbers was overtaken on its way; later it was sent again. */
const OVERTAKEN_US = 3000;

/**
 * Numbers each segment that carries bytes its sender had sent before: 1 for the first time again. Bytes that fill a gap at the
 * vantage point are seen for the first time: soon after what overtook them they are only late, a round trip later they are the copy
 * of what was lost before it got here. Times in µs.
 */
const countRetransmissions = (segments: readonly Segment[], rtt: number | null): Segment[] => {
  const sent: Record<Side, Map<number, number>> = { client: new Map(), server: new Map() };
  const seen: Record<Side, Set<number>> = { client: new Set(), server: new Set() };
  const highest: Record<Side, { end: number; t: number }> = {
    client: { end: -Infinity, t: 0 },
    server: { end: -Infinity, t: 0 },
  };
  return segments.map((s) => {
    if (s.flags.includes('R')) return s;
    const end = s.seq + span(s);
    const before = highest[s.from];
    if (span(s) === 0) {
      if (end > before.end) highest[s.from] = { end, t: s.t };
      return s;
    }
    const known = seen[s.from].has(end);
    seen[s.from].add(end);
    if (end > before.end) {
      highest[s.from] = { end, t: s.t };
      return s;
    }
    if (!known && s.t - before.t < Math.max(OVERTAKEN_US, 0.8 * (rtt ?? 0))) return s;
    const times = (sent[s.from].get(end) ?? 0) + 1;
    sent[s.from].set(end, times);
    return { ...s, retransmission: times };
  });
};
