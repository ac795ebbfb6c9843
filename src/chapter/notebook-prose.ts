/** A chapter's tree → Markdown that needs no site: components become the text they show, links become whole addresses. */
import { stateLabel, type TcpState } from '../sim/index.ts';
import type { ProseWords } from '../words/index.ts';
import { type ChapterNode, componentOf } from './parse-chapter.ts';
import { type Reading, readingOf } from './reading.ts';
import { type FactValue, writeFact } from './write-fact.ts';

export interface NotebookProse {
  /** The whole MDX. */
  source: string;
  words: ProseWords;
  answer: (reading: Reading) => Promise<FactValue>;
  /** Where a link leads; null: its words stay, and lead nowhere. */
  link: (url: string) => string | null;
  /** What a picture beside the text becomes. */
  picture: (url: string) => string;
}

/** Text under a fold, which GitHub, Jupyter and browsers open alike. */
export const folded = (summary: string, text: string): string =>
  `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;

/** The Markdown of one node of the chapter. */
export const notebookProse = async (node: ChapterNode, prose: NotebookProse): Promise<string> => {
  const { source, words, answer } = prose;
  const textOf = (from: number, to: number): string => source.slice(from, to);
  /** The node's own text, with each child written in its place. */
  const withChildren = async (
    { children = [] }: ChapterNode,
    start: number,
    end: number,
    own: (text: string) => string = (text) => text,
  ): Promise<string> => {
    let text = '';
    let at = start;
    for (const child of children) {
      if (!child.position) continue;
      text += own(textOf(at, child.position.start.offset)) + (await write(child));
      at = child.position.end.offset;
    }
    return text + own(textOf(at, end));
  };
  const inside = (parent: ChapterNode): Promise<string> => {
    const children = parent.children ?? [];
    const [first, last] = [children[0]?.position, children.at(-1)?.position];
    return first && last ? withChildren(parent, first.start.offset, last.end.offset) : Promise.resolve('');
  };
  const writeComponent = async (element: ChapterNode): Promise<string> => {
    const component = componentOf(element, source);
    const value = (name: string): string => String(component.attributes[name]?.value ?? '');
    switch (component.name) {
      case 'Fact': {
        const reading = readingOf(component);
        return writeFact(await answer(reading), reading.as, words);
      }
      case 'Predict': {
        const reading = readingOf(component);
        const choices = reading.choices.map((choice) => writeFact(choice, reading.as, words)).join(', ');
        const right = writeFact(await answer(reading), reading.as, words);
        const why = (await inside(element)).trim();
        return `> **${reading.question}**${choices ? ` (${choices})` : ''}\n\n${folded(right, why)}`;
      }
      case 'Exercise':
        return `**${value('title')}**\n\n${(await inside(element)).trim()}`;
      case 'Hint':
        return folded(words.hint, (await inside(element)).trim());
      case 'State':
        return `**${stateLabel(value('name') as TcpState)}**`;
      case 'Setting':
        return `\`${value('name').replace(/^net\.ipv4\./, '')}\``;
      case 'Term':
        return `*${(await inside(element)) || value('id')}*`;
      default:
        return inside(element);
    }
  };
  const writeLink = (child: ChapterNode & { url: string }, from: number, to: number): Promise<string> => {
    const there = prose.link(child.url);
    return there === null
      ? inside(child)
      : withChildren(child, from, to, (text) => text.replace(child.url, there));
  };
  const write = async (child: ChapterNode): Promise<string> => {
    const { start, end } = child.position!;
    switch (child.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return writeComponent(child);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
      case 'mdxjsEsm':
        return '';
      case 'link':
        return writeLink(child, start.offset, end.offset);
      case 'definition':
        return textOf(start.offset, end.offset).replace(child.url, prose.link(child.url) ?? '');
      case 'image':
        return textOf(start.offset, end.offset).replace(child.url, prose.picture(child.url));
      default:
        return child.children
          ? withChildren(child, start.offset, end.offset)
          : textOf(start.offset, end.offset);
    }
  };
  return write(node);
};
