/** The addresses of a page in every language, for `getStaticPaths` of a page under `pages/[...lang]/`. */
import { type Lang, languages } from './paths.ts';

/** What every page under `[...lang]` is given. */
export interface InLanguage {
  lang: Lang;
}

/**
 * @param pages the page's own parameters and props, one entry an address; default: the page is one
 * @returns one path a page and language; the source language has no prefix, which Astro asks for as `undefined`
 */
export const inEachLanguage = <Params extends Record<string, string>, Props extends object>(
  pages: readonly { params: Params; props: Props }[] = [{ params: {} as Params, props: {} as Props }],
): { params: Params & { lang: Lang | undefined }; props: Props & InLanguage }[] =>
  languages.flatMap((lang) =>
    pages.map(({ params, props }) => ({
      params: { ...params, lang: lang === languages[0] ? undefined : lang },
      props: { ...props, lang },
    })),
  );
