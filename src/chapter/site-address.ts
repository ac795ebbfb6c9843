/** Where the site is published, and where a chapter's link leads somebody who is not on it. */
import { type Lang, pathPrefix } from '../words/lang.ts';

/** What `astro build` is told: the origin, and the path under it. `LAST_ACK_SITE` and `LAST_ACK_BASE` change them. */
export const publishedAt = (env: Record<string, string | undefined>): { site: string; base: string } => ({
  site: env.LAST_ACK_SITE ?? 'https://last-ack.example',
  base: env.LAST_ACK_BASE ?? '/',
});

/** With a slash at its end: `https://last-ack.example/`. */
export const siteAddress = ({ site, base }: { site: string; base: string }): string =>
  new URL(base.replace(/\/?$/, '/'), site).href;

/** `/first-fin-lost/` in a language → the whole address. */
export const pageAddress = (site: string, address: string, lang: Lang): string =>
  new URL(`.${pathPrefix(lang)}${address}`, site).href;

/**
 * `/glossary/#rto`, `#a-heading` or a whole address, as a chapter writes it → a whole address.
 * @param site with a slash at its end @param address of the chapter in which it stands: `/first-fin-lost/`
 */
export const absoluteLink = (url: string, site: string, address: string, lang: Lang): string =>
  url.startsWith('/')
    ? pageAddress(site, url.replace(/^\/zh\//, '/'), lang)
    : new URL(url, pageAddress(site, address, lang)).href;
