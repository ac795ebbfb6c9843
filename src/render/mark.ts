/**
 * What a figure is drawn of: a tree that is written as a string at build, and that changes the elements of a page in the
 * browser, without either reading the other's text.
 */
import { escapeText } from './escape-text.ts';

export interface Mark {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Mark | string)[];
}

type Value = string | number | false | undefined;
export type Child = Mark | string | false | null | undefined | readonly Child[];

/** An element; attributes without a value and children that are nothing are left out. */
export const mark = (tag: string, attributes: Record<string, Value> = {}, ...children: Child[]): Mark => {
  const kept: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== false) kept[name] = `${value}`;
  }
  const list: (Mark | string)[] = [];
  const add = (child: Child): void => {
    if (Array.isArray(child)) for (const one of child) add(one);
    else if (child) list.push(child as Mark | string);
  };
  for (const child of children) add(child);
  return { tag, attributes: kept, children: list };
};

/** Whether two are the same in all they hold. */
export const alike = (a: Mark | string, b: Mark | string): boolean => {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') return false;
  if (a.tag !== b.tag || a.children.length !== b.children.length) return false;
  const [these, those] = [a.attributes, b.attributes];
  for (const name in these) if (these[name] !== those[name]) return false;
  for (const name in those) if (these[name] === undefined) return false;
  return a.children.every((child, i) => alike(child, b.children[i] as Mark | string));
};

/** Elements of HTML: without an end tag, and with one even when they are empty; those of SVG then close themselves. */
const open = new Set(['input']);
const html = new Set([
  'div',
  'p',
  'span',
  'b',
  'i',
  'label',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
]);

export const writeMark = (given: Mark | string): string => {
  if (typeof given === 'string') return escapeText(given);
  const { tag, attributes, children } = given;
  let text = `<${tag}`;
  for (const name in attributes)
    text += attributes[name] === '' ? ` ${name}` : ` ${name}="${escapeText(attributes[name] as string)}"`;
  if (open.has(tag)) return `${text}>`;
  if (children.length === 0 && !html.has(tag)) return `${text}/>`;
  text += '>';
  for (const child of children) text += writeMark(child);
  return `${text}</${tag}>`;
};
