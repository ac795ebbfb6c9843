/** A chapter's prose and cells, run, as a Jupyter notebook. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type NotebookPart, notebookCode, notebookFile } from '../export/index.ts';
import { runCell } from '../notebook/index.ts';
import { wordsOf } from '../words/build.ts';
import type { Lang } from '../words/lang.ts';
import { styleOfDrawing } from './drawing-style.ts';
import { loadCell } from './load-cell.ts';
import { notebookBundle } from './notebook-bundle.ts';
import { type NotebookLook, notebookOutput } from './notebook-output.ts';
import { notebookProse } from './notebook-prose.ts';
import { type ChapterNode, componentOf } from './parse-chapter.ts';
import type { Chapter } from './read-chapters.ts';
import { readRecording } from './read-recording.ts';
import { runReader } from './run-reader.ts';
import { absoluteLink } from './site-address.ts';

const camel = (id: string): string => id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

const types: Record<string, string> = { '.jpg': 'jpeg', '.svg': 'svg+xml' };
/** A picture inside the notebook itself. */
const embedded = (file: string): string => {
  const ending = extname(file).toLowerCase();
  const type = types[ending] ?? ending.slice(1);
  return `data:image/${type};base64,${readFileSync(file).toString('base64')}`;
};

/** The id of the cell that a block is; undefined for any other block. */
const cellIn = (block: ChapterNode, source: string): string | undefined => {
  if (block.type !== 'mdxJsxFlowElement' || block.name !== 'Cell') return undefined;
  return String(componentOf(block, source).attributes.id?.value);
};

/**
 * The notebook file's text.
 * @param site address of the site, with a slash at its end: where the links lead
 * @throws RangeError where the chapter lacks the language, or names a cell or fact that is not there
 */
export const chapterNotebook = async (
  root: string,
  chapter: Chapter,
  lang: Lang,
  site: string,
): Promise<string> => {
  const file = chapter[lang];
  if (!file) throw new RangeError(`${chapter.path}/${lang}.mdx is not there`);
  const { source, blocks, frontMatter } = file.text;
  const front = (key: string): string => String(frontMatter.find((entry) => entry.key === key)?.value ?? '');
  const words = wordsOf(lang);
  const style = styleOfDrawing(root, 'light', lang);
  const look: NotebookLook = {
    lang,
    words: words.notebook,
    style,
    recording: (name) => readRecording(root, name),
  };
  const prose = {
    source,
    words: words.prose,
    answer: runReader(root, chapter.path),
    link: (url: string): string => absoluteLink(url, site, chapter.slug, lang),
    picture: (url: string): string =>
      url.startsWith('.')
        ? embedded(join(root, chapter.path, url))
        : absoluteLink(url, site, chapter.slug, lang),
  };
  const parts: NotebookPart[] = [
    { kind: 'prose', text: `# ${front('title')}\n\n${front('question')}` },
    {
      kind: 'code',
      id: 'simulator',
      code: `// The simulator and its renderer, whole: nothing is fetched.\nconst lastAck = await import('data:text/javascript;base64,${await notebookBundle(root, lang, style)}');\n`,
      outputs: [],
      hidden: true,
    },
  ];
  let told: string[] = [];
  const endProse = (): void => {
    const text = told.filter(Boolean).join('\n\n');
    if (text) parts.push({ kind: 'prose', text });
    told = [];
  };
  for (const block of blocks) {
    const id = cellIn(block, source);
    if (id === undefined) {
      told.push(await notebookProse(block, prose));
      continue;
    }
    endProse();
    const cell = await loadCell(root, chapter.path, id);
    const code = chapter.cells.find((one) => one.id === id)?.source ?? '';
    parts.push({
      kind: 'code',
      id,
      code: notebookCode(code, `${camel(id)}Cell`),
      outputs: runCell(cell).outputs.map((output) => notebookOutput(output, look)),
    });
  }
  endProse();
  return notebookFile(parts, front('title'), lang);
};
