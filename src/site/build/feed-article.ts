/**
 * A chapter's finished page as an article for a feed reader: prose, code, tables and captions as they are, each timeline as a
 * picture, nothing to press. Readers drop what they do not know, so only plain elements are left.
 */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { escapeText } from '../../render/index.ts';

export interface FeedArticle {
  title: string;
  description: string;
  /** Place among the chapters, from 1. */
  number: number;
  /** `2026-11-22`; null where the page does not say. */
  changed: string | null;
  html: string;
}

export interface FeedPage {
  /** Address of the page: whole, or from the top of its host where nobody knows that. */
  address: string;
  /** Address of a figure's picture, absolute. @param name the cell's and the number of its output: `lost-once-0` */
  figure(name: string): string;
  /** Words of the link from a cell to the page where it answers. */
  live: string;
}

const kept = new Set(
  'a blockquote br caption code dd del details dl dt em figcaption figure h2 h3 h4 hr img kbd li ol p pre strong sub summary sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const attributes = new Set(['alt', 'colspan', 'href', 'rowspan', 'src', 'start']);
const dropped =
  /^(?:script|style|template|button|input|select|textarea|svg|nav|footer)$|\bla-(?:anchor|foot|source-bar|chapter-header|chapter-tools|differences|events|hidden|tip|views)\b/;

const named = (node: Tree.Element, name: string): string | undefined =>
  node.attrs.find((attribute) => attribute.name === name)?.value;
const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node;
const all = (node: Tree.Node): Tree.Element[] => [
  ...(isElement(node) ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(all) : []),
];
const textOf = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** `value` as it stands on the page at `address`. */
const whole = (value: string, address: string): string => {
  const unknown = 'http://host.invalid';
  return new URL(value, new URL(address, unknown)).href.replace(unknown, '');
};

/** @throws where the page is no chapter's */
export const feedArticle = (html: string, { address, figure, live }: FeedPage): FeedArticle => {
  const elements = all(parse(html));
  const by = (what: string, wanted: (element: Tree.Element) => boolean): Tree.Element => {
    const found = elements.find(wanted);
    if (!found) throw new Error(`${address}: found no ${what}; a feed is made of chapters' pages`);
    return found;
  };
  const classed = (name: string) => (element: Tree.Element) =>
    (named(element, 'class') ?? '').split(' ').includes(name);

  const inner = (node: Tree.Element): string => node.childNodes.map(write).join('');
  const write = (node: Tree.Node): string => {
    if (node.nodeName === '#text') return escapeText((node as Tree.TextNode).value);
    if (!isElement(node)) return '';
    const { tagName } = node;
    const classes = named(node, 'class') ?? '';
    if (dropped.test(tagName) || dropped.test(classes) || named(node, 'hidden') !== undefined) return '';
    if (tagName === 'pre') return `<pre><code>${escapeText(textOf(node))}</code></pre>`;
    if (tagName === 'legend') return `<p><strong>${inner(node)}</strong></p>`;
    if (tagName === 'label') return `<li>${inner(node)}</li>`;
    if (classes.includes('la-predict-choices')) return `<ul>${inner(node)}</ul>`;
    // A cell's controls.
    if (tagName === 'fieldset' && classes.includes('la-bare')) return '';
    if (tagName === 'la-cell')
      return `${inner(node)}<p><a href="${address}#${named(node, 'id')}">${live}</a></p>`;
    if (classes.includes('la-panel')) {
      if (named(node, 'data-panel') !== 'timeline') return '';
      // `cell-lost-once-0-summary`: its figure names the words for it, and by them itself.
      const figureElement = node.parentNode as Tree.Element;
      const words = named(figureElement, 'aria-describedby');
      const id = /^cell-(.*)-summary$/.exec(words ?? '')?.[1];
      if (id === undefined) return '';
      const summary = by('summary', (element) => named(element, 'id') === words);
      return `<img src="${figure(id)}" alt="${escapeText(textOf(summary))}">`;
    }
    if (!kept.has(tagName)) return inner(node);
    const own = node.attrs
      .filter(({ name }) => attributes.has(name))
      .map(({ name, value }) => {
        const said = name === 'href' || name === 'src' ? whole(value, address) : value;
        return ` ${name}="${escapeText(said)}"`;
      });
    const open = `<${tagName}${own.join('')}>`;
    return tagName === 'br' || tagName === 'hr' || tagName === 'img'
      ? open
      : `${open}${inner(node)}</${tagName}>`;
  };

  const time = elements.find(({ tagName }) => tagName === 'time');
  return {
    title: textOf(by('h1', ({ tagName }) => tagName === 'h1')),
    description: named(
      by('description', (element) => named(element, 'name') === 'description'),
      'content',
    )!,
    number: Number(/\d+/.exec(textOf(by('chapter number', classed('la-chapter-number'))))?.[0]),
    changed: time ? (named(time, 'datetime') ?? null) : null,
    html: inner(by('article', ({ tagName }) => tagName === 'article')),
  };
};
