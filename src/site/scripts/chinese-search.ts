/** The index has each Chinese character as a word of its own (`build/search-index.ts`); these two go there and back. */

/** “重传” is asked as the characters in a row, then, if nothing has them so, as characters anywhere. */
export const queriesFor = (query: string): string[] => {
  if (!/\p{Script=Han}/u.test(query)) return [query];
  const spaced = query
    .replaceAll('"', ' ')
    .replace(/(?<=\p{Script=Han})(?=\S)|(?<=[^\s\p{Script=Han}])(?=\p{Script=Han})/gu, ' ');
  return [`"${spaced}"`, spaced];
};

/** Takes the spaces between Chinese characters away again, and joins the marks around neighbours. */
export const withoutSpaces = (text: string): string =>
  text
    // Pagefind marks a word with the space after it.
    .replaceAll(' </mark>', '</mark> ')
    .replace(/(?<=\p{Script=Han})<\/mark> <mark>(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})(<\/?mark>)? (<\/?mark>)?(?=\p{Script=Han})/gu, '$1$2');
