/**
 * The two texts of a chapter must have the same headings and the same cells, or a reader who switches language loses the
 * place. A page whose translation is behind shows the source's text; `npm run doctor` reports the differences with their lines.
 */
interface Heading {
  depth: number;
  text: string;
}

interface Text {
  /** For messages: `content/chapters/030-first-fin-lost/zh.mdx`. */
  file: string;
  headings: readonly Heading[];
  /** The MDX after the front matter. */
  body: string;
}

const cellsOf = (body: string): string[] =>
  [...body.replace(/^```.*?^```/gms, '').matchAll(/<Cell\b[^>]*?\bid="([^"]+)"/g)].map(([, id]) => id ?? '');

/** What one text has and the other lacks, as one sentence; null where both agree. */
export const differenceBetween = (source: Text, translation: Text): string | null => {
  for (let i = 0; i < Math.max(source.headings.length, translation.headings.length); i += 1) {
    const [a, b] = [source.headings[i], translation.headings[i]];
    if (a && b && a.depth === b.depth) continue;
    if (a && b) {
      return `Heading ${i + 1} is "${a.text}" (level ${a.depth}) in ${source.file} and "${b.text}" (level ${b.depth}) in ${translation.file}: both texts need the same headings in the same order.`;
    }
    const [has, lacks, heading] = a ? [source, translation, a] : [translation, source, b as Heading];
    return `${lacks.file} lacks the heading "${heading.text}" that ${has.file} has (heading ${i + 1}).`;
  }
  const [cellsOfSource, cellsOfTranslation] = [cellsOf(source.body), cellsOf(translation.body)];
  for (const [has, lacks, left] of [
    [source, translation, cellsOfSource.filter((id) => !cellsOfTranslation.includes(id))],
    [translation, source, cellsOfTranslation.filter((id) => !cellsOfSource.includes(id))],
  ] as const) {
    if (left.length > 0) {
      return `${lacks.file} lacks ${left.map((id) => `<Cell id="${id}" />`).join(', ')} that ${has.file} has.`;
    }
  }
  return cellsOfSource.join() === cellsOfTranslation.join()
    ? null
    : `${source.file} shows its cells as ${cellsOfSource.join(', ')}; ${translation.file} as ${cellsOfTranslation.join(', ')}: the order must be the same.`;
};
