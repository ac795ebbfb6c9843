/** Edits (insert, delete, replace, swap of two neighbours) that turn one word into the other. */
function editDistance(a: string, b: string): number {
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

const plain = (text: string) => text.toLowerCase().replaceAll(/[-_ ]/g, '');
/** Case, `-`, `_` and spaces count for next to nothing: they decide between two that are else as near. */
const distanceFrom = (word: string) => (candidate: string) =>
  editDistance(plain(word), plain(candidate)) + editDistance(word, candidate) / 1000;

/** The candidate that was probably meant, or null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const distance = distanceFrom(word);
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    // Two words that share no letter are not near, however short they are.
    const most = Math.min(least, plain(candidate).length);
    if (distance(candidate) < most) [best, least] = [candidate, distance(candidate)];
  }
  return best;
}

/** The candidate that was surely meant: a slip of one or two letters, and no other candidate is as near. */
export function onlyNear(word: string, candidates: readonly string[]): string | null {
  const most = Math.min(2, Math.floor(word.length / 4));
  const near = candidates.filter((candidate) => distanceFrom(word)(candidate) < most + 1);
  return near.length === 1 ? near[0]! : null;
}

/** As many names as a line holds: all of them in order, or of a long list the nearest few. */
export function listed(word: string, candidates: readonly string[], most = 24, few = 6): string {
  const all = [...candidates].sort();
  if (all.length <= most) return all.join(', ');
  const distance = new Map(all.map((candidate) => [candidate, distanceFrom(word)(candidate)]));
  const nearFirst = all.sort((a, b) => distance.get(a)! - distance.get(b)!);
  return `${nearFirst.slice(0, few).join(', ')} and ${all.length - few} others`;
}

/** The one candidate that the word is a part of. */
function onlyWith(word: string, candidates: readonly string[]): string | null {
  const longer = candidates.filter((candidate) => word.length > 2 && plain(candidate).includes(plain(word)));
  return longer.length === 1 ? longer[0]! : null;
}

/** `write "lost-once" (cells: lost-once, lost-twice)` – what would be right in place of an unknown name. */
export function rightName(
  word: string,
  candidates: readonly string[],
  noun: string,
  advice = (near: string) => `write "${near}"`,
): string {
  const near = nearest(word, candidates) ?? onlyWith(word, candidates);
  const list = candidates.length === 0 ? `there is no ${noun} yet` : `${noun}s: ${listed(word, candidates)}`;
  return near ? `${advice(near)} (${list})` : list;
}

/** What a command says of a chapter it was given and does not know. */
export const noChapter = (slug: string, slugs: readonly string[]): string =>
  `There is no chapter "${slug}": ${rightName(slug, slugs, 'chapter', (near) => `did you mean ${near}?`)}`;
