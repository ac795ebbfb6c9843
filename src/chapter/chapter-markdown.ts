/** A chapter as plain text: its prose, and of each cell what its run shows, every event, and the code. */
import { inLanguage, runOnce, type ShownOutput, type Table, tracesOf } from '../notebook/index.ts';
import { eventLines, finding } from '../render/index.ts';
import { wordsOf } from '../words/build.ts';
import type { Lang } from '../words/lang.ts';
import type { Chapter } from './read-chapters.ts';
import { readRecording } from './read-recording.ts';
import { toldChapter } from './told-chapter.ts';

/** As long as the longest fence in `text` needs. */
const fenced = (text: string, kind = ''): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${kind}\n${text.trimEnd()}\n${fence}`;
};

const tableOf = ({ caption, columns, rows }: Table, lang: Lang): string => {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    `**${inLanguage(caption, lang)}**\n`,
    line(columns.map((column) => inLanguage(column, lang))),
    line(columns.map(() => '---')),
    ...rows.map((row) =>
      line(row.map((entry) => (typeof entry === 'number' ? String(entry) : inLanguage(entry, lang)))),
    ),
  ].join('\n');
};

const outputOf = (root: string, output: ShownOutput, lang: Lang): string => {
  if (output.kind === 'table') return tableOf(output, lang);
  const recording = output.kind === 'recording' ? readRecording(root, output.recording) : undefined;
  const { traces, labels } = tracesOf(output, recording ? { recording } : {});
  return traces
    .map((trace, i) => {
      const name = traces.length > 1 ? `${inLanguage(labels[i]!, lang)}: ` : '';
      return `**${name}${finding(trace, wordsOf(lang).finding)}**\n\n${fenced(eventLines(trace, wordsOf(lang)).join('\n'), 'text')}`;
    })
    .join('\n\n');
};

/**
 * @param site address of the site, with a slash at its end: where the links lead
 * @throws RangeError where the chapter lacks the language, or names a cell or fact that is not there
 */
export const chapterMarkdown = async (
  root: string,
  chapter: Chapter,
  lang: Lang,
  site: string,
): Promise<string> => {
  const { title, question, parts } = await toldChapter(root, chapter, lang, site);
  const told = parts.map((part) =>
    part.kind === 'prose'
      ? part.text
      : [
          ...runOnce(part.cell).outputs.map((output) => outputOf(root, output, lang)),
          fenced(part.source, 'ts'),
        ].join('\n\n'),
  );
  return `${[`# ${title}`, question, ...told].join('\n\n')}\n`;
};
