/** Edits (insert, delete, replace, swap of two neighbours) that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The candidate that was probably meant, or null when none is near. Case, `-`, `_` and spaces count for nothing. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_ ]/g, '');
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plain(word), plain(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** `"lost-forever"? There are: …` – what would be right in place of an unknown name. */
export function rightName(word: string, candidates: readonly string[], noun: string): string {
  const near = nearest(word, candidates);
  const all = [...candidates].sort();
  const some = all.length > 24 ? `${all.slice(0, 24).join(', ')}, …` : all.join(', ');
  const list = all.length === 0 ? `there is no ${noun} yet` : `${noun}s: ${some}`;
  return near ? `write "${near}" (${list})` : list;
}
