/** One output of a cell as Jupyter shows it: the same when the notebook is written and when its reader runs a cell of it. */
import { type NotebookOutput, svgFile } from '../export/index.ts';
import { inLanguage, type ShownOutput, tracesOf } from '../notebook/index.ts';
import { escapeText, renderSvg, summarize } from '../render/index.ts';
import type { Trace } from '../sim/index.ts';
import { layout } from '../timeline/index.ts';
import { type NotebookWords, wordsAtHand } from '../words/index.ts';
import type { Lang } from '../words/lang.ts';

export interface NotebookLook {
  lang: Lang;
  words: NotebookWords;
  /** Styles of the drawing. */
  style: string;
  /** A kernel recording by name; undefined where the notebook does not carry it. */
  recording: (name: string) => Trace | undefined;
}

/** Width of a drawing, px. */
const WIDTH = 720;

const tableOf = (output: Extract<ShownOutput, { kind: 'table' }>, lang: Lang): NotebookOutput => {
  const head = output.columns.map((column) => inLanguage(column, lang));
  const rows = output.rows.map((row) =>
    row.map((entry) => (typeof entry === 'number' ? String(entry) : inLanguage(entry, lang))),
  );
  const line = (tag: string, row: string[]): string =>
    `<tr>${row.map((entry) => `<${tag}>${escapeText(entry)}</${tag}>`).join('')}</tr>`;
  const caption = `<caption>${escapeText(inLanguage(output.caption, lang))}</caption>`;
  return {
    data: {
      'text/plain': [head, ...rows].map((row) => row.join('\t')).join('\n'),
      'text/html': `<table>${caption}${line('th', head)}${rows.map((row) => line('td', row)).join('')}</table>`,
    },
  };
};

export const notebookOutput = (output: ShownOutput, look: NotebookLook): NotebookOutput => {
  const { lang, words, style } = look;
  if (output.kind === 'table') return tableOf(output, lang);
  const recording = output.kind === 'recording' ? look.recording(output.recording) : undefined;
  if (output.kind === 'recording' && !recording)
    return { data: { 'text/plain': words.recordingElsewhere(output.recording) } };
  const { traces, labels } = tracesOf(output, recording ? { recording } : {});
  const [first = '', second = ''] = labels.map((label) => inLanguage(label, lang));
  const { figure, run } = wordsAtHand(lang);
  const scene = layout(
    traces.length === 2 ? traces : traces[0],
    traces.length === 2 ? { words: figure, names: [first, second] } : { words: figure },
  );
  const summary = summarize(traces[0], run);
  const svg = svgFile(renderSvg(scene, { summary, fixed: { width: WIDTH, style } }));
  return { data: { 'text/plain': summary, 'image/svg+xml': svg.replace(/^<\?xml[^>]*>\n/, '') } };
};
