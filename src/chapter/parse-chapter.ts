/**
 * A chapter's text, read once: its tree, and what stands in it (front matter, headings, components, links, images, prose), each
 * with its place. The parser is the one that builds the pages, so what is a fault here is one there.
 */
import GithubSlugger from 'github-slugger';
import { type MdastNode, mdxToMdast } from 'satteri';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { isPicture } from './is-picture.ts';
import { literal } from './literal.ts';
import { type Place, placeAt } from './place.ts';

export interface FrontMatterEntry extends Place {
  key: string;
  value: unknown;
  /** Where the value begins. */
  at: Place;
}
export interface Heading extends Place {
  depth: number;
  text: string;
  id: string;
}
export interface Attribute extends Place {
  /** A string, the value of a `{literal}`, or `true` where none is given. Undefined: an expression that is no literal. */
  value: unknown;
}
export interface Component extends Place {
  name: string;
  attributes: Record<string, Attribute>;
  /** Something stands between its tags. */
  filled: boolean;
}
export interface Link extends Place {
  url: string;
  text: string;
}
export interface Image extends Place {
  url: string;
  alt: string;
}
/** One paragraph, heading or table cell. Components and code stand in `text` as one `\uFFFC` each. */
export interface Prose extends Place {
  kind: 'heading' | 'paragraph' | 'cell' | 'attribute';
  text: string;
  /** Place of a character of `text`. */
  placeOf: (index: number) => Place;
}
export interface ChapterText {
  source: string;
  /** What stands after the front matter, as the parser's nodes. */
  blocks: ChapterNode[];
  frontMatter: FrontMatterEntry[];
  /** Where the front matter ends; 1:1 when there is none. */
  frontMatterAt: Place;
  headings: Heading[];
  components: Component[];
  links: Link[];
  images: Image[];
  prose: Prose[];
  /** Fenced code: what a reader types elsewhere. */
  fences: Place[];
  /** `import`, `export` and `{expressions}`: a chapter has none. */
  code: (Place & { text: string })[];
  /** Syntax faults: the parser's words. */
  faults: (Place & { message: string })[];
}

/** A node of the parser; `position` counts UTF-16 units of the whole source. */
export type ChapterNode = MdastNode & {
  children?: ChapterNode[];
  value?: string;
  position?: { start: { line: number; column: number; offset: number }; end: { offset: number } };
};
type Node = ChapterNode;

/** A fence without its second line: it goes on to the end, or swallows the first line of the next one. */
const isOpen = ({ position }: Node, source: string): boolean => {
  const block = source.slice(position!.start.offset, position!.end.offset).trimEnd();
  const [first = '', ...lines] = block.split('\n').map((line) => line.replace(/^[>\s]*/, ''));
  const [fence] = /^(`{3,}|~{3,})/.exec(first) ?? [];
  if (fence === undefined) return false;
  return !lines.at(-1)?.startsWith(fence) || lines.some((line) => line.startsWith(fence) && /\w/.test(line));
};

const hole = '\uFFFC';
const lineOf = (source: string, line: number) => source.split('\n', line)[line - 1] ?? '';

/** Text of a heading as the page's anchors are made from it: text and code, no components. */
const plainText = (node: Node): string =>
  node.type === 'text' || node.type === 'inlineCode'
    ? (node.value ?? '')
    : (node.children ?? []).map(plainText).join('');

/** The text of a block with, for each character, the node it came from. */
function proseOf(node: Node, kind: Prose['kind'], source: string): Prose {
  const pieces: { from: number; node: Node }[] = [];
  let text = '';
  const walk = (child: Node): void => {
    if (child.type === 'text') {
      pieces.push({ from: text.length, node: child });
      text += child.value ?? '';
    } else if (child.type === 'break') {
      text += ' ';
    } else if (child.children && !('name' in child && child.name !== 'Term')) {
      for (const grandchild of child.children) walk(grandchild);
    } else {
      text += hole;
    }
  };
  for (const child of node.children ?? []) walk(child);
  const placeOf = (index: number): Place => {
    const piece = pieces.findLast(({ from }) => from <= index);
    const start = (piece?.node ?? node).position?.start ?? { line: 1, column: 1 };
    if (!piece) return { line: start.line, column: start.column };
    const before = text.slice(piece.from, index).split('\n');
    if (before.length === 1) return { line: start.line, column: start.column + before[0]!.length };
    // A later line of the node: its indentation is not in the value, so find it in the source.
    const line = start.line + before.length - 1;
    const rest = text.slice(index, index + 12).split('\n')[0]!;
    const found = lineOf(source, line).indexOf(rest, before.at(-1)!.length);
    return { line, column: (found < 0 ? before.at(-1)!.length : found) + 1 };
  };
  const { line, column } = node.position!.start;
  return { kind, text, placeOf, line, column };
}

function frontMatterOf(node: Node): FrontMatterEntry[] {
  const lines = new LineCounter();
  const yaml = node.value ?? '';
  const document = parseDocument(yaml, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  const fault = document.errors[0];
  if (fault)
    throw Object.assign(new Error(`front matter, ${fault.message.replace(/ at line \d[\s\S]*/, '')}`), {
      place: place(fault.pos[0]),
    });
  if (!isMap(document.contents)) return [];
  return document.contents.items.map(({ key, value }) => {
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const valueOffset = isScalar(value) ? (value.range?.[0] ?? offset) : offset;
    return {
      key: String(isScalar(key) ? key.value : key),
      value: isScalar(value) ? value.value : value,
      ...place(offset),
      at: place(valueOffset),
    };
  });
}

export function componentOf(node: Node, source: string): Component {
  const { start, end } = node.position!;
  const text = source.slice(start.offset, end.offset);
  const attributes: Component['attributes'] = {};
  for (const attribute of 'attributes' in node
    ? (node.attributes as unknown as Record<string, unknown>[])
    : []) {
    const name = attribute.type === 'mdxJsxAttribute' ? String(attribute.name) : '{…}';
    const found = text.search(new RegExp(`\\s${name.replaceAll(/\W/g, '\\$&')}\\b`));
    const raw = attribute.value as null | undefined | string | { value: string };
    attributes[name] = {
      value: raw === null || raw === undefined ? true : typeof raw === 'string' ? raw : literal(raw.value),
      ...placeAt(source, start.offset + Math.max(found, 0) + (found < 0 ? 0 : 1)),
    };
  }
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  const filled = (node.children ?? []).length > 0;
  return { name, attributes, filled, line: start.line, column: start.column };
}

/** Reads one `en.mdx` or `zh.mdx`. Never throws: what cannot be parsed is in `faults`. */
export function parseChapter(source: string): ChapterText {
  const chapter: ChapterText = {
    source,
    blocks: [],
    frontMatter: [],
    frontMatterAt: { line: 1, column: 1 },
    headings: [],
    components: [],
    links: [],
    images: [],
    prose: [],
    fences: [],
    code: [],
    faults: [],
  };
  let root: Node;
  try {
    root = mdxToMdast(source) as Node;
  } catch (error) {
    const message = (error as Error).message;
    const [, line, column, words] = /^(\d+):(\d+): (.*?)(?: \([a-z-]+:[a-z-]+\))?$/s.exec(message) ?? [];
    chapter.faults.push({ line: Number(line ?? 1), column: Number(column ?? 1), message: words ?? message });
    return chapter;
  }
  if (root.children?.[0]?.type !== 'yaml') {
    const message = source.startsWith('---\n') ? 'the front matter does not end' : 'no front matter';
    chapter.faults.push({ line: 1, column: 1, message });
    return chapter;
  }
  chapter.blocks = (root.children as Node[]).slice(1);
  const slugger = new GithubSlugger();
  const visit = (node: Node): void => {
    const place = { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
    switch (node.type) {
      case 'yaml':
        try {
          chapter.frontMatter = frontMatterOf(node);
        } catch (error) {
          const at = (error as { place?: Place }).place ?? place;
          chapter.faults.push({ ...at, message: (error as Error).message });
        }
        chapter.frontMatterAt = { line: 2, column: 1 };
        return;
      case 'heading':
        chapter.headings.push({
          ...place,
          depth: node.depth,
          text: plainText(node),
          id: slugger.slug(plainText(node)),
        });
        chapter.prose.push(proseOf(node, 'heading', source));
        break;
      case 'paragraph':
        chapter.prose.push(proseOf(node, 'paragraph', source));
        break;
      case 'tableCell':
        chapter.prose.push(proseOf(node, 'cell', source));
        break;
      case 'code':
        chapter.fences.push(place);
        if (isOpen(node, source)) chapter.faults.push({ ...place, message: 'the code block does not end' });
        break;
      case 'definition':
        if (isPicture(node.url)) chapter.images.push({ ...place, url: node.url, alt: node.identifier });
        else chapter.links.push({ ...place, url: node.url, text: node.identifier });
        break;
      case 'link':
        chapter.links.push({ ...place, url: node.url, text: plainText(node) });
        break;
      case 'image':
        chapter.images.push({ ...place, url: node.url, alt: node.alt ?? '' });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        chapter.components.push(componentOf(node, source));
        break;
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value ?? '')) {
          chapter.code.push({ ...place, text: (node.value ?? '').split('\n')[0]! });
        }
        break;
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  for (const { attributes } of chapter.components) {
    for (const name of ['question', 'title']) {
      const attribute = attributes[name];
      if (typeof attribute?.value !== 'string') continue;
      const { line, column, value } = attribute;
      const from = column + `${name}="`.length;
      chapter.prose.push({
        kind: 'attribute',
        text: value as string,
        line,
        column,
        placeOf: (index) => ({ line, column: from + index }),
      });
    }
  }
  return chapter;
}
