/** The timeline of a trace as an SVG file, and that file as pixels. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { styleOfDrawing } from '../../chapter/build.ts';
import { svgFile } from '../../export/index.ts';
import { renderSvg, summarize } from '../../render/index.ts';
import type { Trace } from '../../sim/index.ts';
import { layout } from '../../timeline/index.ts';
import { type Lang, wordsAtHand } from '../../words/index.ts';

const WIDTH = 720;
const root = fileURLToPath(new URL('../../../', import.meta.url));

export const drawn = (
  trace: Trace,
  lang: Lang,
  theme: 'light' | 'dark',
  against?: Trace,
  names?: readonly [string, string],
): string =>
  svgFile(
    renderSvg(
      layout(against ? [trace, against] : trace, {
        words: wordsAtHand(lang).figure,
        ...(names ? { names } : {}),
      }),
      {
        summary: summarize(trace, wordsAtHand(lang).run),
        fixed: { width: WIDTH, style: styleOfDrawing(root, theme, lang) },
      },
    ),
  );

export const drawnPng = (trace: Trace, lang: Lang, theme: 'light' | 'dark'): Promise<Uint8Array> =>
  sharp(Buffer.from(drawn(trace, lang, theme)), { density: 144 })
    .png()
    .toBuffer();
