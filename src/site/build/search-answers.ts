/** Writes `pagefind/answers.LANG.json`: titles, headings, glossary and questions of the finished pages, for `find-answers.ts`. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { wordsOf } from '../../words/build.ts';
import { type Lang, languages, pathPrefix } from '../../words/lang.ts';
import { entryName, glossary, saidOf } from '../glossary.ts';
import { questionsIn } from '../questions.ts';
import type { Answer } from '../scripts/find-answers.ts';

const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const elements = (node: Tree.Node): Tree.Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];
const textOf = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
const clean = (node: Tree.Node): string => textOf(node).replace(/\s+/g, ' ').trim();

export interface SearchedPage {
  /** With base and language. */
  url: string;
  html: string;
}

/** A heading that stands on this many pages (“On your own machine”) names none of them. */
const onMany = 3;

/** The answers of one language. `base` ends with a slash; `pages` are those search may find. */
export const searchAnswers = (pages: readonly SearchedPage[], lang: Lang, base: string): Answer[] => {
  const home = `${base.slice(0, -1)}${pathPrefix(lang)}/`;
  const read = pages.map(({ url, html }) => {
    const all = elements(parse(html));
    const titles = all.filter(({ tagName }) => tagName === 'h1');
    const description = all.find((one) => one.tagName === 'meta' && attribute(one, 'name') === 'description');
    return {
      url,
      title: titles[0] ? clean(titles[0]) : '',
      text: (description && attribute(description, 'content')) ?? '',
      headings: all
        .filter((one) => one.tagName === 'h2' && attribute(one, 'id') !== undefined)
        .map((one) => ({ id: attribute(one, 'id') ?? '', title: clean(one) })),
    };
  });
  const times = new Map<string, number>();
  for (const { headings } of read)
    for (const { title } of headings) times.set(title, (times.get(title) ?? 0) + 1);

  const asked = questionsIn(wordsOf(lang).questions).map(
    ({ at, asks, typed }): Answer => ({
      kind: 'question',
      title: asks,
      url: `${home}${at.slice(1)}`,
      text: read.find(({ url }) => url === `${home}${at.slice(1).split('#')[0]}`)?.title ?? '',
      typed: [...typed],
    }),
  );
  const chapters = read.flatMap(({ url, title, text, headings }): Answer[] => [
    ...(url === home ? [] : [{ kind: 'page' as const, title, url, text, typed: [] }]),
    ...headings
      .filter((heading) => url !== home && (times.get(heading.title) ?? 0) < onMany)
      .map(
        (heading): Answer => ({
          kind: 'heading',
          title: heading.title,
          url: `${url}#${heading.id}`,
          text: title,
          typed: [],
        }),
      ),
  ]);
  const entries = Object.values(glossary).flat();
  const [here, source] = [wordsOf(lang).glossary, wordsOf(languages[0]).glossary];
  const defined = entries.map((entry): Answer => {
    const title = entryName(entry, here);
    return {
      kind: 'glossary',
      title,
      url: `${home}glossary/#${entry.id}`,
      text: saidOf(entry, here).short,
      typed: [...new Set([entry.id, entryName(entry, source)])].filter((name) => name !== title),
    };
  });
  return [...asked, ...chapters, ...defined];
};
