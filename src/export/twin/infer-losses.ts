/** What the network lost, as rules for a run. */
import type { Rule, Segment, Side } from '../../sim/index.ts';
import { span } from '../capture/seen-segments.ts';
import { arrival, type SideLife } from './side-life.ts';
import type { Write } from './writes.ts';

/** Which class of a rule a segment is of; each is counted by itself. */
const classOf = (s: Segment, peerFinEnd: number): Omit<Rule, 'from' | 'action' | 'nth'> => {
  if (s.flags.includes('S')) return { syn: true };
  if (s.flags.includes('R')) return { rst: true };
  if (s.flags.includes('F')) return { fin: true };
  if (s.len > 0) return { data: true, fin: false };
  if (s.ack !== null && s.ack >= peerFinEnd) return { ackOfFin: true, fin: false, data: false };
  return { ackOfFin: false, fin: false, data: false, syn: false, rst: false };
};

/** What goes on being lost behind the last copy that was seen. */
const FOR_EVER = 40;

/** Copies of the peer's FIN that arrived before an answer is seen: all but the last of their answers were lost on the way here. */
export const unseenAnswers = (life: SideLife, peer: SideLife): number => {
  const { fin } = peer;
  if (!fin) return 0;
  const end = fin.seq + span(fin);
  const answer = life.own.find((s) => s.ack !== null && s.ack >= end && s.flags !== 'R');
  const copies = peer.own.filter(
    (s) =>
      s.flags.includes('F') &&
      s.arrives !== null &&
      !s.arrivalUnknown &&
      s.arrives <= (answer?.t ?? Infinity),
  );
  return Math.max(0, copies.length - (answer ? 1 : 0));
};

/** What a run sends of it: a write that came through is one segment, and what was sent long before is not replayed. */
const replayed = (own: readonly Segment[], writes: readonly Write[]): Segment[] => {
  const first = writes[0]?.segments[0];
  const inside = new Set(writes.flatMap((w) => (w.settled ? w.segments.slice(1) : [])));
  return own.filter((s) => !inside.has(s) && !(first && s.len > 0 && s.seq < first.seq));
};

export const lossesOf = (life: SideLife, writes: readonly Write[], side: Side, unseen: number): Rule[] => {
  const { own, heard, peerFin } = life;
  const peerFinEnd = peerFin ? peerFin.seq + span(peerFin) : Infinity;
  const last = heard.at(-1);
  const counts = new Map<
    string,
    { which: ReturnType<typeof classOf>; n: number; lost: number[]; open: boolean }
  >();
  for (const s of replayed(own, writes)) {
    const which = classOf(s, peerFinEnd);
    const key = JSON.stringify(which);
    const known = counts.get(key) ?? { which, n: 0, lost: [], open: false };
    counts.set(key, known);
    known.n++;
    // Never answered, and sent again or the last there is: whatever followed would have been lost as well.
    const again = own.some(
      (x) => x.t > s.t && x.seq <= s.seq && x.seq + span(x) >= s.seq + span(s) && x.flags !== 'R',
    );
    const unanswered = s.arrivalUnknown === true && span(s) > 0 && (again || !last || arrival(last) < s.t);
    known.open = (s.arrives === null || unanswered) && span(s) > 0;
    if (s.arrives === null || unanswered) known.lost.push(known.n);
  }
  const rules: Rule[] = [];
  if (unseen > 0) {
    const nth = Array.from({ length: unseen }, (_, i) => i + 1);
    rules.push({ from: side, ackOfFin: true, fin: false, data: false, nth, action: 'drop' });
  }
  for (const { which, n, lost, open } of counts.values()) {
    if (lost.length === 0) continue;
    const more = open && !which.syn ? Array.from({ length: FOR_EVER }, (_, i) => n + 1 + i) : [];
    rules.push({ from: side, ...which, nth: [...lost, ...more], action: 'drop' });
  }
  return rules;
};
