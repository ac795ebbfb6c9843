/**
 * Pairs of places `[i, j]` with `a[i] === b[j]`, both rising: what two lists have in common, in order, as much as there
 * is. Longest common subsequence; the lists are small, so the plain table will do.
 */
export const inCommon = (a: readonly string[], b: readonly string[]): [number, number][] => {
  const best: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
};
