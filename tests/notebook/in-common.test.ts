/** What two lists have in common: pairs of equals, rising in both, as many as there can be. */

import { expect, test } from 'vitest';
import { inCommon } from '../../src/notebook/in-common.ts';
import fc from '../fast-check.ts';

/** The longest there is, tried out: each first element is left out or paired. */
const most = (a: readonly string[], b: readonly string[]): number => {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  return Math.max(most(rest, b), at < 0 ? 0 : 1 + most(rest, b.slice(at + 1)));
};

test('pairs are equal, rise in both lists, and are as many as there can be', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
  fc.assert(
    fc.property(list, list, list, list, (head, a, b, tail) => {
      const [one, two] = [
        [...head, ...a, ...tail],
        [...head, ...b, ...tail],
      ];
      const pairs = inCommon(one, two);
      pairs.forEach(([i, j], k) => {
        expect(one[i]).toBe(two[j]);
        const [before, beside] = pairs[k - 1] ?? [-1, -1];
        expect(i > before && j > beside).toBe(true);
      });
      expect(pairs.length).toBe(head.length + most(a, b) + tail.length);
    }),
  );
});
