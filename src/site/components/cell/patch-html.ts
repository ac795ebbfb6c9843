/**
 * Draws a picture or a table again in the elements of the one before: a browser lays out again only what is not the same, and
 * what the reader has scrolled or selected stays. Laying out the texts of a figure anew is most of the time between a slider's
 * move and its picture.
 *
 * It reads what `renderSvg` and `tableHtml` write, not any HTML: every element is closed, every attribute is in double quotes.
 */
import { inCommon } from '../../../notebook/index.ts';

interface Markup {
  /** The whole of it, as written. */
  raw: string;
  /** Empty for text. */
  tag: string;
  attributes: string;
  /** The same by name, once they have been asked for. */
  named?: Map<string, string>;
  children: Markup[];
}

const token = /<\/\w+>|<(\w+)((?: [\w:-]+(?:="[^"]*")?)*)(\/?)>|[^<]+/g;
const attribute = / ([\w:-]+)(?:="([^"]*)")?/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => entities[name] ?? String.fromCharCode(code))
    : text;

const read = (html: string): Markup[] => {
  const root: Markup = { raw: '', tag: '', attributes: '', children: [] };
  const open: [Markup, number][] = [[root, 0]];
  for (const { 0: raw, 1: tag = '', 2: attributes = '', 3: closed, index } of html.matchAll(token)) {
    if (raw.startsWith('</')) {
      const [one, start] = open.pop()!;
      one.raw = html.slice(start, index + raw.length);
      continue;
    }
    const one: Markup = { raw, tag, attributes, children: [] };
    open.at(-1)![0].children.push(one);
    if (tag && !closed) open.push([one, index]);
  }
  return root.children;
};

const attributesOf = (markup: Markup): Map<string, string> => {
  markup.named ??= new Map(
    Array.from(markup.attributes.matchAll(attribute), ([, name = '', value = '']) => [name, plain(value)]),
  );
  return markup.named;
};

/** What may become one another: elements of one name and class. The class is written first. */
const kind = ({ tag, attributes }: Markup): string =>
  attributes.startsWith(' class') ? tag + attributes.slice(0, attributes.indexOf('"', 8)) : tag;

const patchChildren = (element: Element, before: readonly Markup[], after: readonly Markup[]): void => {
  const nodes = [...element.childNodes];
  // A translator, say, has put its own elements among them.
  const foreign = (node: Node, i: number) => ((node as Element).localName ?? '') !== before[i]?.tag;
  if (nodes.length !== before.length || nodes.some(foreign)) {
    element.innerHTML = after.map(({ raw }) => raw).join('');
    return;
  }
  // The longest row of children of the same kinds stays.
  const stays = inCommon(before.map(kind), after.map(kind));
  const kept = new Set(stays.map(([i]) => i));
  nodes.forEach((node, i) => {
    if (!kept.has(i)) node.remove();
  });
  let done = 0;
  const insert = (until: number, next: Node | undefined): void => {
    const html = after
      .slice(done, until)
      .map(({ raw }) => raw)
      .join('');
    if (!html) return;
    if (next) (next as Element).insertAdjacentHTML('beforebegin', html);
    else element.insertAdjacentHTML('beforeend', html);
  };
  for (const [i, j] of stays) {
    insert(j, nodes[i]);
    done = j + 1;
    patchNode(nodes[i]!, before[i]!, after[j]!);
  }
  insert(after.length, undefined);
};

const patchNode = (node: Node, before: Markup, after: Markup): void => {
  if (before.raw === after.raw) return;
  if (!after.tag) {
    (node as Text).data = plain(after.raw);
    return;
  }
  const element = node as Element;
  if (before.attributes !== after.attributes) {
    const [old, now] = [attributesOf(before), attributesOf(after)];
    for (const [name, value] of now) if (old.get(name) !== value) element.setAttribute(name, value);
    for (const name of old.keys()) if (!now.has(name)) element.removeAttribute(name);
  }
  patchChildren(element, before.children, after.children);
};

const drawn = new WeakMap<Element, Markup[]>();

/** `element.innerHTML = html`, with as much of the last `html` left standing as there is in the new one. */
export const patchHtml = (element: Element, html: string): void => {
  const before = drawn.get(element);
  const after = read(html);
  if (before) patchChildren(element, before, after);
  else element.innerHTML = html;
  drawn.set(element, after);
};
