/** Where the site is published, and where a chapter's link leads somebody who is not on it. */
import { type Lang, pathPrefix } from '../words/lang.ts';

/**
 * What `astro build` is told: the origin, and the path under it. `LAST_ACK_SITE` and `LAST_ACK_BASE` say them; without the first
 * the site does not know where it will stand, and writes no address that would have to say so.
 */
export const publishedAt = (
  env: Record<string, string | undefined>,
): { site: string | undefined; base: string } => ({
  site: env.LAST_ACK_SITE || undefined,
  base: env.LAST_ACK_BASE ?? '/',
});

/** With a slash at its end, as `https://close.example/under/`; null where nobody said. */
export const siteAddress = ({ site, base }: { site: string | undefined; base: string }): string | null =>
  site === undefined ? null : new URL(base.replace(/\/?$/, '/'), site).href;

/** `/first-fin-lost/` in a language → the whole address. @param site its address, or the path under which it stands */
export const pageAddress = (site: string, address: string, lang: Lang): string =>
  site + `${pathPrefix(lang)}${address}`.slice(1);

/**
 * `/glossary/#rto`, `#a-heading` or a whole address, as a chapter writes it → an address that holds elsewhere; null: there is none.
 * @param site as above; null: nobody knows @param address of the chapter in which it stands: `/first-fin-lost/`
 */
export const absoluteLink = (
  url: string,
  site: string | null,
  address: string,
  lang: Lang,
): string | null => {
  if (/^[a-z]+:/i.test(url)) return url;
  if (site === null) return null;
  return url.startsWith('/')
    ? pageAddress(site, url.replace(/^\/zh\//, '/'), lang)
    : pageAddress(site, address, lang) + url.replace(/^\.\//, '');
};
