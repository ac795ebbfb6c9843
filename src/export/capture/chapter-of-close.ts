/** Who closed first, and the chapter of the site that tells this story. */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import { span } from './seen-segments.ts';

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
  const lost = (s: Segment): boolean => s.arrives === null || s.arrivalUnknown === true;
  if (firsts.length > 1 && lost(firsts[0]!)) return { active, chapter: 'first-fin-lost' };
  if (firsts.length > 1) return { active, chapter: 'second-ack-lost' };
  if (thirds.length > 1 && lost(thirds[0]!)) return { active, chapter: 'third-fin-lost' };
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
