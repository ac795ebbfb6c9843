/**
 * The picture a link to a page shows elsewhere: 1200 × 630, the page's title beside the top of its own timeline. Drawn while
 * the site is built; letters come from the fonts of the building machine.
 */
import sharp from 'sharp';
import { drawingStyle } from '../export/index.ts';
import { renderSvg } from '../render/index.ts';
import type { Trace } from '../sim/index.ts';
import { layout } from '../timeline/index.ts';
import { manners, wordsAtHand } from '../words/index.ts';
import type { Lang } from './paths.ts';
import figureCss from './styles/figure.css?raw';
import tokensCss from './styles/tokens.css?raw';

const width = 1200;
const height = 630;
/** The timeline's share, px. */
const figure = { left: 590, top: 40, width: 570, height: 590 };

const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.codePointAt(0)};`);

/** The title in lines: a Chinese character is about twice as wide as a Latin one. */
export const lines = (title: string, lang: Lang): string[] => {
  if (manners[lang].space === '') return title.match(/.{1,8}/gu) ?? [];
  return title.split(' ').reduce<string[]>((all, word) => {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < 16) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
    return all;
  }, []);
};

const families: Record<Lang, string> = {
  en: 'Charter, Liberation Serif, Georgia, serif',
  zh: 'Noto Serif CJK SC, Songti SC, serif',
};

const card = (title: string, under: string, lang: Lang): string => {
  const rows = lines(title, lang)
    .map((line, row) => `<tspan x="60" dy="${row === 0 ? 0 : 70}">${escaped(line)}</tspan>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="100%" height="100%" fill="#f8f8f4"/>
  <g transform="translate(56 52) scale(1.9)" fill="none" stroke="#151d26" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
    <path d="M7 3v10M25 3v18"/><path d="M7 13v16" stroke="#b690f0"/><path d="M7 12.5 22 19.6M16.8 20.6 23.4 20.3 19.3 15.2" stroke="#a8321d"/>
  </g>
  <text x="132" y="96" font-family="Charter, Liberation Serif, Georgia, serif" font-size="36" font-weight="600" fill="#151d26">Last ACK</text>
  <text y="240" font-family="${families[lang]}" font-size="60" font-weight="600" fill="#151d26">${rows}</text>
  <text x="60" y="570" font-family="Liberation Sans, Noto Sans CJK SC, sans-serif" font-size="24" fill="#46515c">${escaped(under)}</text>
</svg>`;
};

/** @returns a PNG */
export const socialImage = async (
  page: { title: string; under: string; lang: Lang },
  trace: Trace | null,
): Promise<Buffer> => {
  const ground = sharp(Buffer.from(card(page.title, page.under, page.lang)));
  if (trace === null) return ground.png({ palette: true }).toBuffer();
  const svg = renderSvg(layout(trace, { words: wordsAtHand(page.lang).figure }), {
    fixed: { width: figure.width, style: drawingStyle(figureCss, tokensCss, 'light') },
  });
  const drawn = sharp(Buffer.from(svg));
  const { height: tall = figure.height } = await drawn.metadata();
  const top = await drawn
    .extract({ left: 0, top: 0, width: figure.width, height: Math.min(tall, figure.height) })
    .png()
    .toBuffer();
  return ground
    .composite([{ input: top, left: figure.left, top: figure.top }])
    .png({ palette: true })
    .toBuffer();
};
