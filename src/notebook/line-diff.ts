/** Two texts, line by line: what left, what came, what stayed. */
import { inCommon } from './in-common.ts';

export interface DiffLine {
  kind: 'same' | 'old' | 'new';
  text: string;
}

/** Of each text the first 1,500 lines: the longest cells have a few dozen. */
export const lineDiff = (before: string, after: string): DiffLine[] => {
  const [a, b] = [before, after].map((text) => text.split('\n').slice(0, 1500)) as [string[], string[]];
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...inCommon(a, b), [a.length, b.length] as const]) {
    while (i < x) lines.push({ kind: 'old', text: a[i++]! });
    while (j < y) lines.push({ kind: 'new', text: b[j++]! });
    if (i < a.length && j < b.length) lines.push({ kind: 'same', text: a[i]! });
    i += 1;
    j += 1;
  }
  return lines;
};
