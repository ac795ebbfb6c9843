/** The finished pages of dist/, parsed once for the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export const dist = process.env.LAST_ACK_OUT ?? 'dist';
/** Where the build was told that the site will stand; a build that was not told writes no address of its own. */
export const publishedSite = process.env.LAST_ACK_SITE || null;
export const base = (process.env.LAST_ACK_BASE ?? '/').replace(/\/?$/, '/');

export interface Page {
  /** `/zh/glossary/`, without base. */
  path: string;
  lang: 'en' | 'zh';
  html: string;
  all: Element[];
}

export type Element = Tree.Element;

const elements = (node: Tree.Node): Element[] => [
  ...('tagName' in node ? [node as Element] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

export const textOf = (node: Tree.Node): string =>
  'value' in node && node.nodeName === '#text'
    ? (node as Tree.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';

const read = (file: string): Page => {
  const html = readFileSync(join(dist, file), 'utf8');
  const path = `/${file.replace(/index\.html$/, '')}`;
  return { path, lang: path.startsWith('/zh/') ? 'zh' : 'en', html, all: elements(parse(html)) };
};

const found = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html') && !file.startsWith('sandbox'))
  .sort();
/** One figure, for a frame on another's page: `/embed/first-fin-lost/lost-once/`. */
const isEmbed = (file: string): boolean => /^(zh\/)?embed\/.+\//.test(file);

/** Every page a reader can open; the sandbox that runs their code in a frame is none, nor is a figure for other sites. */
export const pages: Page[] = found.filter((file) => !isEmbed(file)).map(read);
export const embedPages: Page[] = found.filter(isEmbed).map(read);

/** Pages that search engines may find; the error page and the single recordings ask to be left out. */
export const inSite = pages.filter(({ html }) => !html.includes('name="robots" content="noindex"'));
export const chapterPages = pages.filter(({ html }) => html.includes('class="la-chapter"'));
export const english = inSite.filter(({ lang }) => lang === 'en');

export const byTag = ({ all }: Page, ...tags: string[]): Element[] =>
  all.filter(({ tagName }) => tags.includes(tagName));
export const byAttribute = ({ all }: Page, name: string, value?: string): Element[] =>
  all.filter((element) =>
    value === undefined ? attribute(element, name) !== undefined : attribute(element, name) === value,
  );
