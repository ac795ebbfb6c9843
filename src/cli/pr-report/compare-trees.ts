/** Two checkouts → what changed for a reader. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapter, readChapters } from '../../chapter/build.ts';
import { slugOf } from '../../notebook/index.ts';
import { changedSections, sourceMark } from '../doctor/source-of-translation.ts';
import { differencesOfTranscripts } from '../doctor/transcript-differences.ts';
import { measureScripts, sizeLine } from './measure-scripts.ts';
import { pageSizes } from './page-sizes.ts';
import type { ChangedCell, Report } from './write-report.ts';

const transcripts = (chapters: readonly Chapter[]): Map<string, string> =>
  new Map(
    chapters.flatMap(({ folder, transcripts: all }) =>
      all.map(({ id, source }): [string, string] => [`${folder}/${id}`, source]),
    ),
  );

/** Cells whose transcript is not the same. */
function changedCells(
  before: readonly Chapter[],
  after: readonly Chapter[],
): Omit<ChangedCell, 'before' | 'after'>[] {
  const [old, now] = [transcripts(before), transcripts(after)];
  type Found = Omit<ChangedCell, 'before' | 'after'>[];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name): Found => {
    const [a, b] = [old.get(name), now.get(name)];
    if (a === b) return [];
    if (a === undefined) return [{ name, kind: 'new' as const, words: [] }];
    if (b === undefined) return [{ name, kind: 'removed' as const, words: [] }];
    return [{ name, kind: 'changed' as const, words: differencesOfTranscripts(a, b).words }];
  });
}

/** Texts of cells that have a line in `zh.words.json` and nothing behind it. */
const untranslated = ({ translations }: Chapter): number =>
  Object.values(translations.zh ? JSON.parse(translations.zh.source) : {}).filter((text) => text === '')
    .length;

/** Chapters whose zh.mdx is of another en.mdx than the one beside it, or whose cells say what is not translated. */
function translationStatus(before: readonly Chapter[], after: readonly Chapter[]): Report['translations'] {
  return after.flatMap((chapter) => {
    const { folder, en, zh } = chapter;
    if (!en || !zh) return [{ chapter: folder, words: `lacks ${en ? 'zh' : 'en'}.mdx` }];
    const texts = untranslated(chapter);
    const ofCells =
      texts === 0
        ? []
        : [{ chapter: folder, words: `texts of cells to translate: ${texts}, in zh.words.json` }];
    const mark = zh.text.frontMatter.find(({ key }) => key === 'source')?.value;
    if (mark === sourceMark(en.source)) return ofCells;
    const was = before.find((chapter) => chapter.folder === folder)?.en?.source;
    const changed = was === undefined ? [] : changedSections(was, en.source);
    const where = changed.length > 0 ? `; to translate: ${changed.join(', ')}` : '';
    return [{ chapter: folder, words: `the Chinese is of an older English${where}` }, ...ofCells];
  });
}

/** Slugs of the chapters whose texts or cells are not the same. */
function changedChapters(before: readonly Chapter[], after: readonly Chapter[]): string[] {
  const content = ({ en, zh, translations, cells }: Chapter) =>
    JSON.stringify([en?.source, zh?.source, translations, cells.map(({ source }) => source)]);
  const was = new Map(before.map((chapter) => [chapter.folder, content(chapter)]));
  return after
    .filter((chapter) => was.get(chapter.folder) !== content(chapter))
    .map(({ folder }) => slugOf(folder));
}

/** Draws cells of a tree; returns the pictures there are by name. Pictures are `SUFFIX` files in `out`. */
function draw(tree: string, out: string, suffix: string, names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  if (names.length === 0) return found;
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'draw-cells.ts'), tree, out, ...names], {
    encoding: 'utf8',
  });
  if (run.stderr) process.stderr.write(run.stderr);
  for (const name of names) {
    const file = name.replace('/', '--');
    if (!existsSync(join(out, `${file}.png`))) continue;
    renameSync(join(out, `${file}.png`), join(out, `${file}.${suffix}.png`));
    found.set(name, `${file}.${suffix}.png`);
  }
  return found;
}

/** @param out folder for the pictures */
export async function compareTrees(
  beforeTree: string,
  afterTree: string,
  out: string,
): Promise<Omit<Report, 'base'>> {
  const [before, after] = [readChapters(beforeTree), readChapters(afterTree)];
  const cells = changedCells(before, after);
  const old = draw(
    beforeTree,
    out,
    'before',
    cells.filter(({ kind }) => kind !== 'new').map(({ name }) => name),
  );
  const now = draw(
    afterTree,
    out,
    'after',
    cells.filter(({ kind }) => kind !== 'removed').map(({ name }) => name),
  );
  return {
    cells: cells.map((cell) => {
      const [was, is] = [old.get(cell.name) ?? null, now.get(cell.name) ?? null];
      // A run told in other words looks as it did.
      const alike = was && is && readFileSync(join(out, was)).equals(readFileSync(join(out, is)));
      return alike ? { ...cell, before: null, after: null } : { ...cell, before: was, after: is };
    }),
    pages: pageSizes(join(afterTree, 'dist'), changedChapters(before, after)),
    sizes: sizeLine(await measureScripts(beforeTree), await measureScripts(afterTree)),
    translations: translationStatus(before, after),
    chapters: after.length,
  };
}
