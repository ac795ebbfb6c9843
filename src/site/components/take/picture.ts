/** The timeline as a file of its own, drawn at a fixed width with the page's colours inside. */
import { drawingStyle, svgFile } from '../../../export/index.ts';
import { renderSvg, summarize } from '../../../render/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { layout } from '../../../timeline/index.ts';
import { type Lang, wordsAtHand } from '../../../words/index.ts';
import figureCss from '../../styles/figure.css?raw';
import tokensCss from '../../styles/tokens.css?raw';

const WIDTH = 720;

export interface Picture {
  trace: Trace;
  /** Drawn on the same axis, as the page draws two. */
  against?: Trace;
  names?: readonly [string, string];
  lang: Lang;
}

/** The colours the reader sees: the theme they chose, else the system's. */
export const theme = (): 'light' | 'dark' => {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

export const svgText = ({ trace, against, names, lang }: Picture): string => {
  const words = wordsAtHand(lang);
  const scene = layout(against ? [trace, against] : trace, {
    words: words.figure,
    ...(names && against ? { names } : {}),
  });
  return svgFile(
    renderSvg(scene, {
      summary: summarize(trace, words.run),
      fixed: { width: WIDTH, style: drawingStyle(figureCss, tokensCss, theme(), lang) },
    }),
  );
};

/** Longest side a PNG gets: browsers give up on larger canvases without a word. */
const MAX_PIXELS = 8192;

/** The drawing as pixels, twice its size for sharp screens unless that is more than a canvas can be. */
export const pngBlob = async (svg: string): Promise<Blob> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, MAX_PIXELS / image.naturalWidth, MAX_PIXELS / image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gave no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    );
  });
};
