/** A chapter's prose and cells, run, as a Jupyter notebook. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type NotebookPart, notebookCode, notebookFile } from '../export/index.ts';
import { runOnce } from '../notebook/index.ts';
import { wordsOf } from '../words/build.ts';
import type { Lang } from '../words/lang.ts';
import { styleOfDrawing } from './drawing-style.ts';
import { notebookBundle } from './notebook-bundle.ts';
import { type NotebookLook, notebookOutput } from './notebook-output.ts';
import type { Chapter } from './read-chapters.ts';
import { readRecording } from './read-recording.ts';
import { toldChapter } from './told-chapter.ts';
import { readTranslations } from './translations.ts';

const camel = (id: string): string => id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

const types: Record<string, string> = { '.jpg': 'jpeg', '.svg': 'svg+xml' };
/** A picture inside the notebook itself. */
const embedded = (file: string): string => {
  const ending = extname(file).toLowerCase();
  const type = types[ending] ?? ending.slice(1);
  return `data:image/${type};base64,${readFileSync(file).toString('base64')}`;
};

/** What the cells find as `lastAck`. A cell that is run again says what it said. */
const simulator = async (root: string, chapter: Chapter, lang: Lang, style: string): Promise<string> => {
  const whole = `await import('data:text/javascript;base64,${await notebookBundle(root, lang, style)}')`;
  const { [lang]: translated } = readTranslations(root, chapter.path);
  const given = translated
    ? `const whole = ${whole};
const lastAck = { ...whole, show: (cell, values) => whole.show(cell, values, ${JSON.stringify({ [lang]: translated })}) };`
    : `const lastAck = ${whole};`;
  return `// The simulator and its renderer, whole: nothing is fetched.\n${given}\n`;
};

/**
 * The notebook file's text.
 * @param site address of the site, with a slash at its end: where the links lead; null: nobody knows
 * @throws RangeError where the chapter lacks the language, or names a cell or fact that is not there
 */
export const chapterNotebook = async (
  root: string,
  chapter: Chapter,
  lang: Lang,
  site: string | null,
): Promise<string> => {
  const { title, question, parts } = await toldChapter(root, chapter, lang, site, embedded);
  const style = styleOfDrawing(root, 'light', lang);
  const look: NotebookLook = {
    lang,
    words: wordsOf(lang).notebook,
    style,
    recording: (name) => readRecording(root, name),
  };
  const opening: NotebookPart[] = [
    { kind: 'prose', text: `# ${title}\n\n${question}` },
    {
      kind: 'code',
      id: 'simulator',
      code: await simulator(root, chapter, lang, style),
      outputs: [],
      hidden: true,
    },
  ];
  const told = parts.map(
    (part): NotebookPart =>
      part.kind === 'prose'
        ? part
        : {
            kind: 'code',
            id: part.id,
            code: notebookCode(part.source, `${camel(part.id)}Cell`),
            outputs: runOnce(part.cell).outputs.map((output) => notebookOutput(output, look)),
          },
  );
  return notebookFile([...opening, ...told], title, lang);
};
