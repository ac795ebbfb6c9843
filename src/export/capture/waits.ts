/**
 * The silences of a captured close, each with what most likely filled it. A wait is named where a rule fits it; one that none
 * explains is called just that, or left out.
 */
import type { Segment, Side } from '../../sim/index.ts';
import type { CaptureTrace } from './capture-trace.ts';
import { type ChapterSlug, closeOf } from './chapter-of-close.ts';
import { nameRetransmission, type RetransmissionCode } from './name-retransmission.ts';
import { otherSide, span } from './seen-segments.ts';

export interface Wait {
  /** ms, on the clock of the trace. */
  from: number;
  to: number;
  side: Side;
  code:
    | RetransmissionCode
    | 'delayed-ack'
    | 'close-wait'
    | 'before-close'
    | 'fin-wait-2-over'
    | 'data-after-close';
  values: Record<string, number>;
  /** Slug of the chapter that explains it. */
  chapter: ChapterSlug;
}

/** Shorter silences are the network and the programs at work. */
const WORTH_NAMING_MS = 30;
/** A delayed ACK leaves within half a second (RFC 9293 §3.8.6.3), and a slow clock's tick. */
const DELAYED_ACK_MS = 520;
/** tcp_fin_timeout and TCP_LINGER2 are whole seconds. */
const SHORTEST_FIN_WAIT_MS = 900;
/** A RST in reply, or a segment sent again for an answer, leaves within this time. */
const AT_ONCE_MS = 5;

const round = (n: number): number => Math.round(n * 10) / 10;
const arrival = (s: Segment): number => s.arrives ?? Infinity;
const end = (s: Segment): number => s.seq + span(s);

/** What a host knew when it sent `all[i]`: its own segments before it, and what had reached it, in order. */
interface Known {
  own: readonly Segment[];
  heard: readonly Segment[];
}

type Named = Pick<Wait, 'from' | 'code' | 'values'>;

const retransmissionWait = (
  { trace, rttMs, sack }: Pick<CaptureTrace, 'trace' | 'rttMs' | 'sack'>,
  s: Segment,
  { own, heard }: Known,
): Named => {
  const sent = own.filter((x) => span(x) > 0 && !x.flags.includes('R'));
  const copies = sent.filter((x) => end(x) === end(s));
  const times = [...copies.map((x) => x.t), s.t];
  const gaps = times.slice(1).map((t, k) => t - times[k]!);
  const later = trace.segments.find(
    (x) => x.from === s.from && x.t > s.t && x.retransmission && end(x) === end(s),
  );
  // What acknowledges something new restarts the timer (RFC 6298 §5.3); so does, in Linux, what is sent behind.
  let acked = -Infinity;
  let restarted = sent.at(-1)!.t;
  for (const x of heard) {
    if (x.ack === null || x.flags.includes('R')) continue;
    if (x.ack > acked && acked > -Infinity && arrival(x) > restarted) restarted = arrival(x);
    acked = Math.max(acked, x.ack);
  }
  const waitMs = s.t - restarted;
  const last = heard.at(-1);
  const rttSlack = AT_ONCE_MS + (rttMs ?? 0) / 4;
  const told =
    last !== undefined &&
    last.ack !== null &&
    !/[RS]/.test(last.flags) &&
    last.ack < end(s) &&
    (last.sack !== undefined || heard.filter((x) => x.ack === last.ack && span(x) === 0).length > 2) &&
    s.t - arrival(last) < rttSlack;
  const syn = s.flags.includes('S');
  const refused = syn && heard.some((x) => x.flags.includes('R') && arrival(x) > copies.at(-1)!.t);
  const code = nameRetransmission({
    waitMs,
    before: gaps.slice(0, -1),
    nextMs: later ? later.t - s.t : null,
    rttMs,
    sack,
    inFlight: new Set(sent.filter((x) => end(x) > acked).map(end)).size,
    syn,
    refused,
    told,
  });
  const values: Wait['values'] = { waitMs: round(waitMs) };
  if (rttMs !== null) values.rttMs = round(rttMs);
  if (code === 'probe') values.floorMs = 200;
  if (code === 'rto-doubled' || code === 'rto-capped') values.beforeMs = round(gaps.at(-2)!);
  return { from: restarted, code, values };
};

/** A RST in answer to what reached a host that had closed. */
const resetWait = (s: Segment, { own, heard }: Known): Named | null => {
  const fin = own.find((x) => x.flags.includes('F'));
  const cause = heard.at(-1);
  if (!fin || !cause || s.t - arrival(cause) >= AT_ONCE_MS || /[SR]/.test(cause.flags)) return null;
  const acked = heard.find((x) => x.ack !== null && x.ack >= end(fin) && x !== cause);
  if (!acked || heard.some((x) => x !== cause && x.flags.includes('F'))) return null;
  const waitMs = s.t - arrival(acked);
  if (cause.len === 0 && waitMs < SHORTEST_FIN_WAIT_MS) return null;
  const values = { waitMs: round(waitMs) };
  // A program that has closed reads no more, whenever data comes; a bare FIN would have been taken.
  return { from: arrival(acked), code: cause.len > 0 ? 'data-after-close' : 'fin-wait-2-over', values };
};

/** The waits of the close, in the order of time. */
export const waits = (captured: Pick<CaptureTrace, 'trace' | 'rttMs' | 'sack'>): Wait[] => {
  const all = captured.trace.segments;
  const { active, chapter } = closeOf(captured.trace);
  const firstFin = all.findIndex((s) => /[FR]/.test(s.flags));
  if (firstFin < 0) return [];
  const found: Wait[] = [];
  const add = (s: Segment, about: ChapterSlug, named: Named | null): void => {
    if (named && s.t - named.from >= WORTH_NAMING_MS)
      found.push({ ...named, to: s.t, side: s.from, chapter: about });
  };
  const simply = (code: Wait['code'], from: number, s: Segment): Named => ({
    from,
    code,
    values: { waitMs: round(s.t - from) },
  });
  const again = (side: Side): ChapterSlug =>
    side === active
      ? chapter === 'second-ack-lost'
        ? 'second-ack-lost'
        : 'first-fin-lost'
      : chapter === 'fourth-ack-lost'
        ? 'fourth-ack-lost'
        : 'third-fin-lost';
  // What each host heard, in the order of arrival, and the highest number it had acknowledged before each of its segments.
  const reached = (to: Side): Segment[] =>
    all.filter((x) => x.from === otherSide(to)).sort((a, b) => arrival(a) - arrival(b));
  const arrivals: Record<Side, Segment[]> = { client: reached('client'), server: reached('server') };
  const told: Record<Side, number> = { client: -Infinity, server: -Infinity };
  const toldBefore = all.map((s) => {
    const before = told[s.from];
    if (s.ack !== null) told[s.from] = Math.max(before, s.ack);
    return before;
  });
  for (let i = firstFin; i < all.length; i++) {
    const s = all[i]!;
    const own = all.slice(0, i).filter((x) => x.from === s.from);
    const later = arrivals[s.from].findIndex((x) => arrival(x) > s.t);
    const heard = later < 0 ? arrivals[s.from] : arrivals[s.from].slice(0, later);
    const peerFin = heard.find((x) => x.flags.includes('F'));
    if (s.retransmission && own.some((x) => end(x) === end(s) && span(x) > 0 && !x.flags.includes('R')))
      add(s, again(s.from), retransmissionWait(captured, s, { own, heard }));
    else if (s.retransmission) continue;
    else if (s.flags.includes('F')) {
      const last = Math.max(own.at(-1)?.t ?? 0, heard.at(-1) ? arrival(heard.at(-1)!) : 0);
      if (peerFin) add(s, 'between-second-and-third', simply('close-wait', arrival(peerFin), s));
      else add(s, 'four-segments', simply('before-close', last, s));
    } else if (s.flags.includes('R')) add(s, 'between-second-and-third', resetWait(s, { own, heard }));
    else if (span(s) === 0 && s.ack !== null) {
      const news = heard.find((x) => span(x) > 0 && end(x) <= s.ack! && end(x) > toldBefore[i]!);
      if (news && s.t - arrival(news) <= DELAYED_ACK_MS)
        add(s, 'why-four', simply('delayed-ack', arrival(news), s));
    }
  }
  return found;
};
