/** What a program wrote before it closed, as far as a run needs it: of the bulk only that something was sent and read. */
import type { Segment } from '../../sim/index.ts';
import { span } from '../capture/seen-segments.ts';
import { arrival } from './side-life.ts';

/** Of what was sent before the close so many writes are replayed, each side's last. */
const MAX_WRITES = 10;
/** Segments that left this close together were one write, ms. */
const ONE_WRITE_MS = 2;
/** In place of a write that came through whole: fits into one segment. The close does not depend on how much it was. */
const SETTLED_BYTES = 1000;

export interface Write {
  t: number;
  bytes: number;
  segments: Segment[];
  /** When its last byte arrived; Infinity where it never did, or nobody knows. */
  arrived: number;
  /** All of it came through at the first attempt, before anything closed. */
  settled: boolean;
}

const overlap = (a: Segment, b: Segment): boolean => a.seq < b.seq + span(b) && b.seq < a.seq + span(a);

/**
 * The writes of one side, in order. `own` is all that it sent, `heard` what reached it, `closing` when the first FIN or RST left, ms.
 */
export const writesOf = (own: readonly Segment[], heard: readonly Segment[], closing: number): Write[] => {
  const writes: Write[] = [];
  const again = own.filter((s) => s.retransmission && s.len > 0);
  const answers = heard.filter((s) => s.len > 0).map(arrival);
  for (const s of own) {
    if (s.len === 0 || s.retransmission || /[SR]/.test(s.flags)) continue;
    const last = writes.at(-1);
    const settled =
      s.t < closing && s.arrives !== null && !s.arrivalUnknown && !again.some((r) => overlap(r, s));
    const arrived = s.arrivalUnknown ? Infinity : arrival(s);
    const sameTurn = last?.settled && settled && !answers.some((t) => t > last.t && t <= s.t);
    if (last && (sameTurn || s.t - last.segments.at(-1)!.t < ONE_WRITE_MS)) {
      last.segments.push(s);
      last.bytes += s.len;
      last.settled &&= settled;
      last.arrived = Math.max(last.arrived, arrived);
      // Of bulk the end is replayed.
      if (sameTurn) last.t = s.t;
    } else writes.push({ t: s.t, bytes: s.len, segments: [s], arrived, settled });
  }
  const kept = writes.slice(-MAX_WRITES);
  for (const one of kept) if (one.settled) one.bytes = Math.min(one.bytes, SETTLED_BYTES);
  return kept;
};
