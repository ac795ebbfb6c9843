/** The index has each Chinese character as a word of its own (`build/search-index.ts`); these two go there and back. */
import { type Lang, manners } from '../../words/lang.ts';

/**
 * “重传” is asked as the characters in a row, then, if nothing has them so, as characters anywhere. The Chinese index also
 * cuts names: `tcp_orphan_retries` and FIN-WAIT-2 are asked as their parts in a row.
 * @returns the queries in the order in which to ask them; the first that finds something is the answer
 */
export const queriesFor = (query: string, lang: Lang): string[] => {
  const plain = query.replaceAll('"', ' ');
  const names = manners[lang].space === '' && /\w[-_]\w/.test(plain);
  if (!names && !/\p{Script=Han}/u.test(query)) return [query];
  const spaced = plain.replace(/(?<=\p{Script=Han})(?=\S)|(?<=[^\s\p{Script=Han}])(?=\p{Script=Han})/gu, ' ');
  if (!names) return [`"${spaced}"`, spaced];
  const parts = (between: string) => spaced.replace(/(?<=\w)[-_]+(?=\w)/g, between);
  return [`"${parts(' $& ')}"`, parts(' ')];
};

/** Takes the spaces between Chinese characters away again, and joins the marks around neighbours. */
export const withoutSpaces = (text: string): string =>
  text
    // Pagefind marks a word with the space after it.
    .replaceAll(' </mark>', '</mark> ')
    .replace(/(?<=\p{Script=Han})<\/mark> <mark>(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})(<\/?mark>)? (<\/?mark>)?(?=\p{Script=Han})/gu, '$1$2')
    // Pagefind ends a heading with a full stop of its own.
    .replace(/(?<=\p{Script=Han})(<\/mark>)?\. /gu, '$1。');
