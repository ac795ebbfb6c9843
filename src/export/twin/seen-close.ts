/**
 * A close as it passed one point of the path, with nothing in it that depends on how much was sent before: numbers count from each
 * side's FIN, times from the first segment that closes. So a capture and a run can be laid beside each other.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import { otherSide, span } from '../capture/seen-segments.ts';

export interface SeenSegment {
  /** Place in the trace's `segments`. */
  index: number;
  from: Side;
  /** ms since the first closing segment passed. */
  t: number;
  /** Flags but PSH, and of numbers and length what must be the same. */
  what: string;
}

export interface SeenClose {
  /** When the first closing segment passed, on the trace's clock, ms. */
  zero: number;
  client: SeenSegment[];
  server: SeenSegment[];
}

/** When it passed; null where it never did. */
const passed = (s: Segment, place: CaptureTrace['place'], rtt: number): number | null => {
  if (place === 'both' || place === s.from) return s.t;
  if (place === 'between') return s.arrives === null ? s.t : s.t + rtt / 4;
  return s.arrives;
};

/** Where each side's numbers are counted from: its FIN, else the end of what it sent. */
const origin = (segments: readonly Segment[], side: Side): number => {
  const own = segments.filter((s) => s.from === side && !s.flags.includes('R'));
  const fin = own.find((s) => s.flags.includes('F'));
  if (fin) return fin.seq + fin.len;
  const acked = segments.filter((s) => s.from !== side && s.ack !== null).map((s) => s.ack!);
  return Math.max(1, ...own.map((s) => s.seq + span(s)), ...(own.length === 0 ? acked : []));
};

/** RSTs this close together are one answer. ms. */
const ON_THEIR_WAY_MS = 100;

/** null: nothing in it closes. */
export const seenClose = (trace: Trace, place: CaptureTrace['place']): SeenClose | null => {
  const rtt = trace.scenario.rttMs;
  const at = trace.segments
    .flatMap((s, index) => {
      const t = passed(s, place, rtt);
      return t === null ? [] : [{ s, index, t }];
    })
    .sort((a, b) => a.t - b.t || a.index - b.index);
  const first = at.findIndex(({ s }) => /[FR]/.test(s.flags));
  if (first < 0) return null;
  const zero = at[first]!.t;
  const from = { client: origin(trace.segments, 'client'), server: origin(trace.segments, 'server') };
  const seen: SeenClose = { zero, client: [], server: [] };
  const sent: Record<Side, number> = { client: -Infinity, server: -Infinity };
  for (const [place, { s, index, t }] of at.entries()) {
    const end = s.seq + span(s);
    const news = end > sent[s.from];
    sent[s.from] = Math.max(sent[s.from], end);
    if (place < first) continue;
    const own = seen[s.from];
    const ack = s.ack === null ? null : s.ack - from[otherSide(s.from)];
    const flags = [...s.flags].filter((f) => f !== 'P').join('');
    if (s.flags === 'R') {
      // How many were on their way to a host that had gone depends on all that was sent before.
      const last = own.at(-1);
      if (!last?.what.startsWith('R') || t - zero - last.t > ON_THEIR_WAY_MS)
        own.push({ index, from: s.from, t: t - zero, what: flags });
    }
    // Whether the last bytes ride on the FIN is the program's habit.
    else if (s.flags.includes('F')) own.push({ index, from: s.from, t: t - zero, what: `${flags} ${ack}` });
    else if (s.len > 0 && news && !s.flags.includes('R')) {
      // Into how many segments a write is cut depends on all that was sent before.
      const last = own.at(-1);
      const bytes = end - from[s.from];
      if (last?.what.startsWith('data ')) last.what = `data ${bytes}`;
      else own.push({ index, from: s.from, t: t - zero, what: `data ${bytes}` });
    } else if (s.len > 0 || s.flags.includes('R'))
      own.push({
        index,
        from: s.from,
        t: t - zero,
        what: `${flags} ${s.seq - from[s.from]} ${ack} ${s.len}`,
      });
    // A bare ACK of data is of what was sent before the close; one of a FIN is of the close.
    else if (ack !== null && ack > 0) own.push({ index, from: s.from, t: t - zero, what: `${flags} ${ack}` });
  }
  return seen;
};

/** The first thing in which a run differs from the capture. */
export interface Misfit {
  code: 'missing' | 'extra' | 'other' | 'time';
  side: Side;
  /** Which of the side's closing segments, from 1. */
  nth: number;
  /** ms since the close began: in the capture, and in the run. null where it has none. */
  capturedMs: number | null;
  simulatedMs: number | null;
}

/** A bare ACK may leave so much later, in Linux as elsewhere (TCP_DELACK_MIN). ms. */
const DELAYED_ACK_MS = 45;

/** Ticks and a host's own delay. ms. */
const SLACK_MS = 12;

/** Whether the ACK of a FIN leaves alone, just before what acknowledges the same, depends on a program's microseconds. */
const saidAgain = (list: readonly SeenSegment[], i: number): boolean => {
  const [one, next] = [list[i], list[i + 1]];
  if (!one || !next || !one.what.startsWith('A ')) return false;
  return next.what === `F${one.what}` && next.t - one.t < 2 * DELAYED_ACK_MS;
};

/** null: the same segments in the same order each way, each within 12 ms and a tenth of the wait before it. */
export const misfit = (captured: SeenClose, simulated: SeenClose | null, rttMs: number): Misfit | null => {
  let found: Misfit | null = null;
  const sooner = (one: Misfit): void => {
    const at = (m: Misfit): number => m.capturedMs ?? m.simulatedMs ?? 0;
    if (!found || at(one) < at(found)) found = one;
  };
  for (const side of ['client', 'server'] as const) {
    const theirs = captured[side];
    const ours = simulated?.[side] ?? [];
    for (let i = 0, k = 0; i < theirs.length || k < ours.length; i++, k++) {
      if (theirs[i]?.what !== ours[k]?.what) {
        if (saidAgain(theirs, i)) i++;
        else if (saidAgain(ours, k)) k++;
      }
      const [real, model] = [theirs[i], ours[k]];
      const about = { side, nth: i + 1, capturedMs: real?.t ?? null, simulatedMs: model?.t ?? null };
      if (!real || !model) {
        sooner({ code: real ? 'missing' : 'extra', ...about });
        break;
      }
      if (real.what !== model.what) {
        sooner({ code: 'other', ...about });
        break;
      }
      const wait = real.t - (theirs[i - 1]?.t ?? 0);
      const slack = real.what.startsWith('A ') ? DELAYED_ACK_MS : SLACK_MS;
      if (Math.abs(real.t - model.t) > slack + 0.1 * wait + 0.25 * rttMs) {
        sooner({ code: 'time', ...about });
        break;
      }
    }
  }
  return found;
};
