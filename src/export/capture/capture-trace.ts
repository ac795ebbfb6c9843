/**
 * A captured connection → a trace, so that everything that draws runs draws captures too. What one vantage point cannot see is
 * estimated from the round trip, and said to be.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import type { Conversation } from './connections.ts';
import { fromOneCapture } from './from-one-capture.ts';
import { fromTwoCaptures } from './from-two-captures.ts';
import { inferLosses } from './infer-losses.ts';
import { inferStates } from './infer-states.ts';
import { basesOf } from './segment-of-packet.ts';

export interface CaptureTrace {
  trace: Trace;
  /** Where the capture was taken; `both` when two captures were joined. */
  place: 'client' | 'server' | 'between' | 'both';
  /** Round trip, ms; null when nothing in the capture tells it. */
  rttMs: number | null;
  /** What a reader should know of the drawing: in codes, `words` in the page. */
  remarks: ('rtt-unknown' | 'no-handshake' | 'middle-skipped' | 'times-estimated' | 'losses-inferred')[];
  skipped: number;
}

const ms = (us: number): number => Math.round(us) / 1000;

/** The connection as a trace. States are inferred, programs and timers are unknown. */
export const captureTrace = ({ views }: Conversation): CaptureTrace => {
  const base = basesOf(views);
  const [one, two] = views;
  const { segments: timed, place, rtt } = two ? fromTwoCaptures(one, two, base) : fromOneCapture(one, base);
  const zero = timed.reduce((least, s) => Math.min(least, s.t), Infinity);
  let segments: Segment[] = timed
    .map(({ t, arrives, duplicateArrives, from, flags, seq, ack, len, win, sack, why }) => {
      const s: Segment = {
        t: ms(t - zero),
        from,
        flags,
        seq,
        ack,
        len,
        arrives: arrives === null ? null : ms(arrives - zero),
      };
      if (duplicateArrives !== undefined) s.duplicateArrives = ms(duplicateArrives - zero);
      if (win !== undefined) s.win = win;
      if (sack) s.sack = sack;
      if (why) s.why = why;
      return s;
    })
    .sort((a, b) => a.t - b.t);
  const rttMs = rtt === null ? null : ms(rtt);
  const before = segments.filter((s) => s.arrives === null).length;
  if (place !== 'both') segments = inferLosses(segments, place, rttMs ?? 0);
  segments = countRetransmissions(segments);
  const last = segments.reduce((most, s) => Math.max(most, s.t, s.arrives ?? 0, s.duplicateArrives ?? 0), 0);
  const skipped = Math.max(...views.map((v) => v.skipped));
  const remarks: CaptureTrace['remarks'] = [];
  if (rttMs === null) remarks.push('rtt-unknown');
  if (!one.handshake) remarks.push('no-handshake');
  if (skipped > 0) remarks.push('middle-skipped');
  if (place !== 'both' && rttMs !== null && rttMs > 1) remarks.push('times-estimated');
  if (segments.filter((s) => s.arrives === null).length > before) remarks.push('losses-inferred');
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
    states: inferStates(segments, one.handshake),
  };
  return { trace, place, rttMs, remarks, skipped };
};

/** Numbers each segment that carries bytes its sender had sent before: 1 for the first time again. */
const countRetransmissions = (segments: readonly Segment[]): Segment[] => {
  const sent: Record<Side, Map<number, number>> = { client: new Map(), server: new Map() };
  const highest: Record<Side, number> = { client: -1, server: -1 };
  return segments.map((s) => {
    const size = s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);
    if (size === 0 || s.flags.includes('R')) return s;
    const end = s.seq + size;
    const again = end <= highest[s.from];
    highest[s.from] = Math.max(highest[s.from], end);
    if (!again) return s;
    const times = (sent[s.from].get(end) ?? 0) + 1;
    sent[s.from].set(end, times);
    return { ...s, retransmission: times };
  });
};
