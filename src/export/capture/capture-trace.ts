/**
 * A captured connection → a trace, so that everything that draws runs draws captures too. What one vantage point cannot see is
 * estimated from the round trip, and said to be.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import type { Conversation, SeenConnection } from './connections.ts';
import { countRetransmissions } from './count-retransmissions.ts';
import { fromOneCapture } from './from-one-capture.ts';
import { fromTwoCaptures } from './from-two-captures.ts';
import { inferStates } from './infer-states.ts';
import { probeKinds } from './probe-segments.ts';
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
    | 'keep-alive'
    | 'zero-window'
    | 'offloaded'
  )[];
  skipped: number;
  /** Did both hosts offer selective acknowledgements? null where the handshake was not seen. */
  sack: boolean | null;
}

/** Of a jumbo frame, 9,000 bytes. */
const MAX_MSS = 8960;

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
  const probes = probeKinds(timed);
  const stamps = two ? [] : one.packets.map((p) => p.timestamps?.value);
  const told = countRetransmissions(timed, rtt, stamps, probes).map(
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
  const rttMs = rtt === null ? null : ms(rtt);
  const slackOf = (side: Side): number => (place === 'both' || place === side ? 0 : 2 * (rttMs ?? 0));
  const states = inferStates(told, { client: lived('client'), server: lived('server') }, one.handshake, {
    client: slackOf('client'),
    server: slackOf('server'),
  });
  const segments = [...told].sort((a, b) => a.t - b.t);
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
  if (probes.includes('keep-alive')) remarks.push('keep-alive');
  if (timed.some((s) => s.win === 0 && !/[SR]/.test(s.flags))) remarks.push('zero-window');
  if (offloaded(one)) remarks.push('offloaded');
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
  const opened = one.clientIsn !== null && one.serverIsn !== null;
  const sack = opened ? one.sack.client && one.sack.server : null;
  return { trace, place, rttMs, remarks, skipped, sack };
};

/**
 * Segments larger than any link takes: the capture sees them before the network card splits them, or after it joined them. No SYN
 * allows more than `MAX_MSS` on a usual link; the loopback device, whose MTU is 65,536, says so in its SYN.
 */
const offloaded = ({ packets }: SeenConnection): boolean => {
  const agreed = packets.flatMap((p) => (p.flags.includes('S') && p.mss ? [p.mss] : []));
  const mss = agreed.length > 0 ? Math.min(...agreed) : MAX_MSS;
  return packets.some((p) => p.len > mss);
};
