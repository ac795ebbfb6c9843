import type { Segment, Side, Trace } from '../sim/index.ts';
import { facts, stateLabel } from '../sim/index.ts';
import { duration, flagNames, matchSegments } from '../timeline/index.ts';
import type { RunWords } from '../words/index.ts';

/**
 * What differs between two runs, most telling first: segments only one has, ends, errors, and the largest difference in
 * time. Empty when nothing differs. `names` as the reader knows the two.
 */
export const differencesInWords = (
  a: Trace,
  b: Trace,
  { differences: say }: RunWords,
  names: readonly [string, string] = say.names,
): string[] => {
  const nameOf = (s: Segment): string => say.segment(s.from, flagNames(s.flags), duration(s.t));
  const list = (segments: Segment[]): string =>
    say.list(segments.slice(0, 3).map(nameOf), Math.max(0, segments.length - 3));
  const [A, B] = names;
  const pair = matchSegments(a, b);
  const found = new Set(pair);
  const onlyA = a.segments.filter((_, i) => pair[i] === -1);
  const onlyB = b.segments.filter((_, i) => !found.has(i));
  const out: string[] = [];
  if (onlyA.length) out.push(say.onlyIn(A, list(onlyA)));
  if (onlyB.length) out.push(say.onlyIn(B, list(onlyB)));
  const fates = pair.filter(
    (j, i) => j >= 0 && (a.segments[i]?.arrives === null) !== (b.segments[j]?.arrives === null),
  ).length;
  if (fates) out.push(say.fates(fates));
  const [fa, fb] = [facts(a), facts(b)];
  for (const side of ['client', 'server'] as const satisfies readonly Side[]) {
    const [x, y] = [fa[side], fb[side]];
    if (x.retransmissions !== y.retransmissions)
      out.push(say.retransmissions(side, A, x.retransmissions, B, y.retransmissions));
    const end = (f: typeof x): string => {
      if (f.goneMs !== null) return say.goneAt(duration(f.goneMs));
      return f.finalState ? say.stillIn(stateLabel(f.finalState)) : say.noSocket;
    };
    const near = x.goneMs !== null && y.goneMs !== null && Math.abs(x.goneMs - y.goneMs) < 0.5;
    if (end(x) !== end(y) && !near) out.push(say.ends(side, A, end(x), B, end(y)));
    if (x.lastError !== y.lastError) out.push(say.errors(side, A, x.lastError, B, y.lastError));
  }
  let largest = 0;
  let where: Segment | undefined;
  pair.forEach((j, i) => {
    const [s, twin] = [a.segments[i], b.segments[j]];
    if (!s || !twin) return;
    const ms = Math.abs(Math.round((s.t - twin.t) * 1000) / 1000);
    if (ms > largest) [largest, where] = [ms, s];
  });
  if (where) out.push(say.largest(duration(largest), nameOf(where)));
  return out;
};
