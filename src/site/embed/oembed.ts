import { escapeText } from '../../render/index.ts';
import type { FindingWords } from '../../words/index.ts';
import { href, type Lang } from '../paths.ts';
import { type EmbeddedCell, embedAddress } from './embedded-cells.ts';
import { firstOutput } from './first-output.ts';

const WIDTH = 720;

/** The oEmbed answer for a figure (https://oembed.com, type `rich`). */
export const oembed = async (embedded: EmbeddedCell & { lang: Lang }, words: FindingWords, site: URL) => {
  const { lang, chapter } = embedded;
  const { title, height } = await firstOutput(embedded, lang, words);
  const whole = (path: string): string => new URL(href(path, lang), site).href;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Last ACK',
    provider_url: whole('/'),
    author_name: chapter[lang].data.title,
    author_url: whole(chapter.address),
    width: WIDTH,
    height,
    html: `<iframe src="${whole(embedAddress(embedded))}" title="${escapeText(title)}" width="${WIDTH}" height="${height}" loading="lazy" style="border:0;width:100%"></iframe>`,
  };
};
