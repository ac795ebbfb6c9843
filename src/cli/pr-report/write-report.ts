/** What changed for a reader between two trees → Markdown. Data in, text out. */

export interface ChangedCell {
  /** `030-first-fin-lost/lost-once` */
  name: string;
  kind: 'new' | 'changed' | 'removed';
  /** The transcript's differences in words. */
  words: string[];
  /** File names of the pictures, relative to the report; null: none. */
  before: string | null;
  after: string | null;
}
export interface Report {
  base: string;
  cells: ChangedCell[];
  /** One line. */
  sizes: string;
  /** Of the chapters that changed, where they are built: `/first-fin-lost/ 27.4 KB of 30`. */
  pages: string[];
  /** Chapters whose translation is not of the English that stands there: folder, and what changed. */
  translations: { chapter: string; words: string }[];
  chapters: number;
}

const picture = (file: string | null, words: string) => (file ? `![${words}](${file})` : '–');

/** The first line is a mark by which the comment is found again. */
export function writeReport({ base, cells, sizes, pages, translations, chapters }: Report): string {
  const lines = ['<!-- last-ack report -->', `## What this changes for a reader, against ${base}`, ''];
  if (cells.length === 0) lines.push('No figure and no table changed.', '');
  else {
    lines.push(`### ${cells.length} cell${cells.length === 1 ? '' : 's'}`, '');
    for (const { name, kind, words } of cells) {
      lines.push(`- **${name}** ${kind}${words.length > 0 ? `: ${words.join('; ')}` : ''}`);
    }
    lines.push('');
    for (const { name, before, after } of cells) {
      if (!before && !after) continue;
      lines.push(`<details><summary>${name}, before and after</summary>`, '');
      lines.push('| before | after |', '|---|---|');
      lines.push(
        `| ${picture(before, `${name} before`)} | ${picture(after, `${name} after`)} |`,
        '',
        '</details>',
        '',
      );
    }
  }
  lines.push('### Size', '', `Compressed scripts: ${sizes}.`, '');
  if (pages.length > 0) lines.push(`Compressed pages: ${pages.join(', ')}.`, '');
  lines.push(`### Translation${translations.length > 0 ? ' wanted' : ''}`, '');
  if (translations.length === 0)
    lines.push(`All ${chapters} chapters are translated from the English that stands there.`);
  for (const { chapter, words } of translations) lines.push(`- **${chapter}** ${words}`);
  return `${lines.join('\n')}\n`;
}
