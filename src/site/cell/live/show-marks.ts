/**
 * Draws marks in the page. What stands there already is changed where it differs, so that a slider that moves a figure a little
 * touches little, and the focus stays where it is.
 */
import { inCommon } from '../../../notebook/index.ts';
import { alike, type Mark } from '../../../render/index.ts';

const SVG = 'http://www.w3.org/2000/svg';

const make = (given: Mark | string, space: string | null): Node => {
  if (typeof given === 'string') return document.createTextNode(given);
  const own = given.tag === 'svg' ? SVG : space;
  const element = own ? document.createElementNS(own, given.tag) : document.createElement(given.tag);
  for (const name in given.attributes) element.setAttribute(name, given.attributes[name] as string);
  for (const child of given.children) element.append(make(child, own));
  return element;
};

/** What may be changed into one another: the same element for the same kind of thing. */
const kind = (given: Mark | string): string =>
  typeof given === 'string'
    ? '#'
    : `${given.tag} ${given.attributes.class?.split(' ')[0] ?? ''} ${given.attributes['data-event'] ?? ''}`;

/** Whether two are of one kind, in most cases without a name for it. */
const isKin = (a: Mark | string, b: Mark | string): boolean =>
  typeof a === 'string' || typeof b === 'string'
    ? typeof a === typeof b
    : a.attributes.class === b.attributes.class && a.attributes['data-event'] === b.attributes['data-event']
      ? a.tag === b.tag
      : kind(a) === kind(b);

const change = (node: Node, before: Mark | string, after: Mark | string): void => {
  // The page is not asked for what stays as it is.
  if (alike(before, after)) return;
  if (typeof after === 'string') {
    // A browser that translates puts an element in a text's place.
    if (node instanceof Text) node.data = after;
    else (node as ChildNode).replaceWith(after);
    return;
  }
  const element = node as Element;
  const [old, now] = [(before as Mark).attributes, after.attributes];
  for (const name in now) if (old[name] !== now[name]) element.setAttribute(name, now[name] as string);
  for (const name in old) if (now[name] === undefined) element.removeAttribute(name);
  changeChildren(element, (before as Mark).children, after.children);
};

type Children = Mark['children'];

const changeChildren = (element: Element, before: Children, after: Children): void => {
  if (before.length === 0 && after.length === 0) return;
  const space = element.namespaceURI === SVG ? SVG : null;
  const { childNodes } = element;
  // Not what was left here: a browser's extension, say, has put its own elements among them.
  if (childNodes.length !== before.length) {
    element.replaceChildren(...after.map((child) => make(child, space)));
    return;
  }
  if (before.length === after.length && before.every((one, i) => isKin(one, after[i]!))) {
    for (const [i, one] of after.entries()) change(childNodes[i]!, before[i]!, one);
    return;
  }
  const nodes = [...childNodes];
  // The longest row of children of the same kinds stays.
  const stays = inCommon(before.map(kind), after.map(kind));
  const kept = new Set(stays.map(([i]) => i));
  nodes.forEach((node, i) => {
    if (!kept.has(i)) node.remove();
  });
  let done = 0;
  for (const [i, j] of [...stays, [-1, after.length] as [number, number]]) {
    for (; done < j; done++) element.insertBefore(make(after[done]!, space), nodes[i] ?? null);
    if (i >= 0) change(nodes[i]!, before[i]!, after[j]!);
    done = j + 1;
  }
};

const shown = new WeakMap<Element, Children>();

/** Makes `marks` all that stands in `element`. */
export const showMarks = (element: Element, marks: Children): void => {
  const before = shown.get(element);
  const space = element.namespaceURI === SVG ? SVG : null;
  if (before) changeChildren(element, before, marks);
  else element.replaceChildren(...marks.map((one) => make(one, space)));
  shown.set(element, marks);
};
