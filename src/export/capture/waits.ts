/**
 * The silences of a captured close, each with what most likely filled it. The rules are those Linux has (tcp_timer.c,
 * tcp_output.c); a wait none of them explains is called just that.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';

export interface Wait {
  /** ms, on the clock of the trace. */
  from: number;
  to: number;
  side: Side;
  code:
    | 'probe'
    | 'probe-behind-data'
    | 'rto'
    | 'rto-after-probe'
    | 'rto-doubled'
    | 'delayed-ack'
    | 'close-wait'
    | 'before-close'
    | 'fin-wait-2-over'
    | 'retransmission';
  values: Record<string, number>;
  /** Slug of the chapter that explains it. */
  chapter: ChapterSlug;
}

export type ChapterSlug =
  | 'four-segments'
  | 'why-four'
  | 'first-fin-lost'
  | 'second-ack-lost'
  | 'between-second-and-third'
  | 'third-fin-lost'
  | 'fourth-ack-lost'
  | 'simultaneous-close'
  | 'reset-instead-of-fin';

/** Shorter silences are the network and the programs at work. */
const WORTH_NAMING_MS = 30;
const RTO_FLOOR_MS = 200;
const TICK_MS = 12;

const span = (s: Segment): number =>
  s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);
const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;
const round = (n: number): number => Math.round(n * 10) / 10;
const arrival = (s: Segment): number => s.arrives ?? Infinity;

/** Retransmissions of one segment: which timer sent each. */
const retransmissionWait = (
  trace: Trace,
  s: Segment,
  all: readonly Segment[],
): Pick<Wait, 'code' | 'values'> => {
  const rtt = trace.scenario.rttMs;
  const own = all.filter((x) => x.from === s.from && x.t < s.t && span(x) > 0);
  const previous = own.at(-1)!;
  const wait = s.t - previous.t;
  const copies = own.filter((x) => x.retransmission && x.seq + span(x) === s.seq + span(s));
  const base = rtt + RTO_FLOOR_MS;
  const sack = trace.segments.some((x) => x.flags.includes('S')); // what the SYNs agreed on is not in the trace: taken for granted
  if (copies.length === 0) {
    if (previous.flags.includes('F') && own.length > 1 && wait < base * 0.6 && wait >= 2 * rtt)
      return { code: 'probe-behind-data', values: { waitMs: round(wait), rttMs: round(rtt) } };
    if (sack && near(wait, base, TICK_MS + base * 0.08))
      return { code: 'probe', values: { waitMs: round(wait), rttMs: round(rtt), floorMs: RTO_FLOOR_MS } };
    return {
      code: wait >= 900 ? 'rto' : 'retransmission',
      values: { waitMs: round(wait), rttMs: round(rtt) },
    };
  }
  const before = own.at(-2);
  const waitBefore = before ? previous.t - before.t : 0;
  const n = copies.length + 1;
  if (copies.length === 1 && near(wait, waitBefore, TICK_MS + waitBefore * 0.2))
    return { code: 'rto-after-probe', values: { waitMs: round(wait), rttMs: round(rtt) } };
  if (near(wait, 2 * waitBefore, TICK_MS + waitBefore * 0.35))
    return { code: 'rto-doubled', values: { waitMs: round(wait), beforeMs: round(waitBefore), n } };
  return { code: 'retransmission', values: { waitMs: round(wait), rttMs: round(rtt) } };
};

/** Who closed first, and the story's chapter. */
export const closeOf = (trace: Trace): { active: Side | null; chapter: ChapterSlug } => {
  const fins = trace.segments.filter((s) => s.flags.includes('F'));
  const active = fins[0]?.from ?? null;
  const states = (side: Side) => trace.states[side].map((s) => s.state);
  if (states('client').includes('CLOSING') && states('server').includes('CLOSING'))
    return { active, chapter: 'simultaneous-close' };
  if (!active) return { active, chapter: 'reset-instead-of-fin' };
  const passive: Side = active === 'client' ? 'server' : 'client';
  const firsts = fins.filter((s) => s.from === active);
  const thirds = fins.filter((s) => s.from === passive);
  const finEnd = firsts[0]!.seq + span(firsts[0]!);
  if (firsts.length > 1 && firsts[0]!.arrives === null) return { active, chapter: 'first-fin-lost' };
  if (firsts.length > 1) return { active, chapter: 'second-ack-lost' };
  if (thirds.length > 1 && thirds[0]!.arrives === null) return { active, chapter: 'third-fin-lost' };
  if (thirds.length > 1) return { active, chapter: 'fourth-ack-lost' };
  const second = trace.segments.find(
    (s) => s.from === passive && s.ack !== null && s.ack >= finEnd && s.t >= firsts[0]!.t,
  );
  if (second?.flags.includes('F')) return { active, chapter: 'why-four' };
  const reset = trace.segments.some((s) => s.flags.includes('R'));
  if (reset || thirds.length === 0 || (second && thirds[0]!.t - second.t > 1000))
    return { active, chapter: 'between-second-and-third' };
  return { active, chapter: 'four-segments' };
};

/** The waits of the close, in the order of time. */
export const waits = (trace: Trace): Wait[] => {
  const all = trace.segments;
  const { active, chapter } = closeOf(trace);
  const firstFin = all.findIndex((s) => /[FR]/.test(s.flags));
  if (firstFin < 0) return [];
  const found: Wait[] = [];
  const add = (s: Segment, from: number, code: Wait['code'], values: Wait['values'], about: ChapterSlug) => {
    if (s.t - from >= WORTH_NAMING_MS)
      found.push({ from, to: s.t, side: s.from, code, values, chapter: about });
  };
  // What each host heard, in the order of arrival, and the highest number it had acknowledged before each of its segments.
  const reached = (to: Side): Segment[] =>
    all.filter((x) => x.from !== to).sort((a, b) => arrival(a) - arrival(b));
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
    if (s.retransmission && own.some((x) => span(x) > 0)) {
      const { code, values } = retransmissionWait(trace, s, all);
      const previous = own.filter((x) => span(x) > 0).at(-1)!;
      const about: ChapterSlug =
        s.from === active
          ? chapter === 'second-ack-lost'
            ? 'second-ack-lost'
            : 'first-fin-lost'
          : chapter === 'fourth-ack-lost'
            ? 'fourth-ack-lost'
            : 'third-fin-lost';
      add(s, previous.t, code, values, about);
    } else if (s.flags.includes('F')) {
      if (peerFin)
        add(
          s,
          arrival(peerFin),
          'close-wait',
          { waitMs: round(s.t - arrival(peerFin)) },
          'between-second-and-third',
        );
      else {
        const last = Math.max(own.at(-1)?.t ?? 0, heard.at(-1) ? arrival(heard.at(-1)!) : 0);
        add(s, last, 'before-close', { waitMs: round(s.t - last) }, 'four-segments');
      }
    } else if (s.flags.includes('R')) {
      const last = heard.at(-1);
      const since = own.at(-1);
      if (
        last &&
        since &&
        s.t - arrival(last) < WORTH_NAMING_MS &&
        s.t - since.t > 900 &&
        own.some((x) => x.flags.includes('F'))
      )
        add(s, since.t, 'fin-wait-2-over', { waitMs: round(s.t - since.t) }, 'between-second-and-third');
    } else if (span(s) === 0 && s.ack !== null) {
      const news = heard.find(
        (x) => span(x) > 0 && x.seq + span(x) <= s.ack! && x.seq + span(x) > toldBefore[i]!,
      );
      if (news) add(s, arrival(news), 'delayed-ack', { waitMs: round(s.t - arrival(news)) }, 'why-four');
    }
  }
  return found;
};
