import type { Segment, Side, Trace } from '../sim/index.ts';
import type { FigureWords } from '../words/index.ts';
import type { Name } from './scene.ts';

const space = (s: Segment): number =>
  s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);

/** Segments that left again, by index: told by the trace, or seen on the wire where a recording does not tell. */
const sentAgain = (trace: Trace): Set<number> => {
  const again = new Set<number>();
  const next: Record<Side, number> = { client: 0, server: 0 };
  trace.segments.forEach((s, i) => {
    if (space(s) === 0 || s.flags.includes('R')) return;
    // A SYN after anything but a SYN opens the next connection.
    if (s.flags.includes('S') && next[s.from] > 1) next[s.from] = 0;
    if (s.retransmission !== undefined || s.seq + space(s) <= next[s.from]) again.add(i);
    next[s.from] = Math.max(next[s.from], s.seq + space(s));
  });
  return again;
};

const mainName = ({ flags, len }: Segment, words: FigureWords): string => {
  const has = (flag: string): boolean => flags.includes(flag);
  if (has('R')) return 'RST';
  if (has('S')) return has('A') ? 'SYN ACK' : 'SYN';
  if (has('F')) return len > 0 ? `${words.data} + FIN` : 'FIN';
  return len > 0 ? words.data : 'ACK';
};

const sackNote = ({ sack, ack }: Segment): string => {
  const [first] = sack ?? [];
  if (!first) return '';
  return ack !== null && first[0] < ack ? 'DSACK' : 'SACK';
};

/** What it says of congestion, and that a router marked it. RFC 3168 */
const congestionNotes = ({ flags, ecn }: Segment): string[] => [
  ...(flags.includes('E') ? ['ECE'] : []),
  ...(flags.includes('W') ? ['CWR'] : []),
  ...(ecn === 'ce' ? ['CE'] : []),
];

/** One plain phrase for each segment of a trace: `FIN`, `FIN again · probe`, `ACK · DSACK`, `challenge ACK`. */
export const nameSegments = (trace: Trace, words: FigureWords): Name[] => {
  const again = sentAgain(trace);
  return trace.segments.map((s, i) => {
    const main = mainName(s, words);
    if (s.sentBy === 'zero-window-probe')
      return { main, note: words.windowProbe, whole: `${main} · ${words.windowProbe}` };
    if (s.sentBy === 'middlebox') return { main, note: words.box.name, whole: `${main} · ${words.box.name}` };
    if (again.has(i)) {
      const by = s.sentBy && (words.by as Record<string, string | undefined>)[s.sentBy];
      const note = by ? `${words.again} · ${by}` : words.again;
      return { main, note, whole: `${main} ${note}` };
    }
    if (s.why?.code.startsWith('challenge-ack'))
      return { main, note: words.challenge, whole: `${words.challenge} ${main}` };
    const note = [sackNote(s), ...congestionNotes(s)].filter(Boolean).join(' ');
    return { main, note, whole: note ? `${main} · ${note}` : main };
  });
};
