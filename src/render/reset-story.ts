import { facts, type Segment, type Side, type Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';

export interface ResetStory {
  /** The RST stands in place of this side's FIN: it ends the connection by itself. */
  breaksOff: boolean;
  says: string[];
}

/** The RSTs of each side in one connection, in the order in which the sides began. */
export const resetsOf = (trace: Trace, conn: number | undefined, words: FindingWords): ResetStory[] => {
  const own = trace.segments.filter((segment) => segment.conn === conn);
  const resets = own.filter(({ flags, sentBy }) => flags.includes('R') && sentBy !== 'middlebox');
  return [...new Set(resets.map(({ from }) => from))].map((side) =>
    story(
      trace,
      side,
      resets.filter(({ from }) => from === side),
      own.some(({ from, flags }) => from === side && flags.includes('F')),
      words,
    ),
  );
};

function story(
  trace: Trace,
  side: Side,
  resets: Segment[],
  sentFin: boolean,
  words: FindingWords,
): ResetStory {
  const host = words.host[side];
  const code = resets[0]?.why?.code;
  const lost = resets.filter(({ arrives }) => arrives === null).length;
  const { goneMs } = facts(trace)[side];
  // A host takes a fraction of a millisecond from ending a socket to the RST that says so.
  const alive = goneMs === null || goneMs + 1 >= (resets[0]?.t ?? 0);
  if (code === 'too-many-orphans') return { breaksOff: true, says: [words.tooManyOrphans(host)] };
  if (!sentFin && alive) {
    const says = [words.breaksOff(host, words.why[code ?? ''])];
    return { breaksOff: true, says: lost === 1 && resets.length === 1 ? [...says, words.itIsLost] : says };
  }
  if (code === 'data-after-close')
    return { breaksOff: false, says: [words.refuses(host, resets.length, lost)] };
  if (code === 'linger2-negative') return { breaksOff: false, says: [words.noPatience(host)] };
  if (!alive && lost === 0) return { breaksOff: false, says: [words.isGone(host, resets.length)] };
  return { breaksOff: false, says: [words.resets(host, resets.length, lost)] };
}
