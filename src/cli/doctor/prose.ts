/** How chapters are written: the rules of CONTRIBUTING that a program can hold a text against. */

import type { Chapter, ChapterText, Prose, TextFile } from '../../chapter/build.ts';
import type { Lang } from '../../words/lang.ts';
import type { Finding } from './finding.ts';
import { hasChinese, isLeftInEnglish } from './front-matter.ts';
import { checkSections } from './sections.ts';

/** Words that tell the reader how to feel, or that the thing is easy. Each with what to do about it. */
const unwanted: Record<Lang, [pattern: RegExp, right: string][]> = {
  en: [
    [
      /\b(simply|just|easily|easy|obviously|clearly|of course|trivial(?:ly)?)\b/gi,
      'remove it: what is easy for the writer may not be for the reader',
    ],
    [
      /\b(basically|actually|really|quite|very|in order to|note that|it should be noted)\b/gi,
      'remove it, or say the exact thing',
    ],
    [
      /\b(amazing|awesome|powerful|seamless(?:ly)?|blazing(?:ly)?|magic(?:al|ally)?|elegant(?:ly)?|robust|cutting-edge|revolutionary|game-changing|beautiful(?:ly)?|incredible|unleash|delve|leverage[sd]?|utili[sz]e[sd]?)\b/gi,
      'remove it: say what the thing does',
    ],
  ],
  zh: [
    [/(显然|众所周知(?!的)|毫无疑问|不言而喻|只需|只要简单|简单地)/g, '删去:对作者容易的事,对读者未必'],
    [/(非常强大|极其|完美地?|神奇|革命性|无缝|赋能|颠覆)/g, '删去:说清楚它做了什么'],
  ],
};
const marks = /\b(TODO|FIXME|XXX|TBD)\b/g;
/** Kernel or half-spelt names of states where RFC 9293's belong. */
const states =
  /\b(?:FIN[ _]WAIT[-_ ]?[12]|FIN-WAIT[_ ]?[12](?!\d)|CLOSE[_ ]WAIT|LAST[_ ]ACK|TIME[_ ]WAIT|SYN[_ ]SENT|SYN[_-]RECV)\b/g;
const stateRight = (found: string) =>
  found
    .replace(/RECV/, 'RECEIVED')
    .replaceAll(/[_ ]/g, '-')
    .replace(/WAIT(\d)/, 'WAIT-$1');
const mostWords = 40;
const mostCharacters = 100;
/** Half-width punctuation beside a Chinese character, or after a component in a Chinese sentence. */
const halfWidth = /(?<=[\u4E00-\u9FFF\uFFFC])[,;:?!]|[,;:?!](?=[\u4E00-\u9FFF])/g;
const fullWidth: Record<string, string> = {
  ',': '\uFF0C',
  ';': '\uFF1B',
  ':': '\uFF1A',
  '?': '\uFF1F',
  '!': '\uFF01',
};

/** The sentences of a text with where each begins. */
function sentencesOf(text: string, lang: Lang): { text: string; from: number }[] {
  const end = lang === 'en' ? /[.?!](?:["')\]]*)(?=\s|$)/g : /[\u3002\uFF1F\uFF01\uFF1B]/g;
  const found: { text: string; from: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    // "e.g. this" and "RFC 9293, sec. 3" are no ends.
    if (lang === 'en' && /\b(?:e\.g|i\.e|vs|sec|cf|approx)\.$/.test(text.slice(from, to))) continue;
    found.push({ text: text.slice(from, to), from });
    from = to;
  }
  if (text.slice(from).trim() !== '') found.push({ text: text.slice(from), from });
  return found.map(({ text: sentence, from: begin }) => ({
    text: sentence.trim(),
    from: begin + sentence.length - sentence.trimStart().length,
  }));
}

function checkBlock(
  prose: Prose,
  lang: Lang,
  report: (index: number, what: string, right: string, fix?: Finding['fix']) => void,
): void {
  const { text } = prose;
  for (const [pattern, right] of unwanted[lang]) {
    for (const match of text.matchAll(pattern))
      report(match.index, `"${match[0]}" is not for a chapter`, right);
  }
  for (const match of text.matchAll(marks)) {
    report(match.index, `"${match[0]}" was left behind`, 'finish it, or open an issue and remove the mark');
  }
  for (const match of text.matchAll(states)) {
    const right = stateRight(match[0]);
    report(
      match.index,
      `"${match[0]}" is not how RFC 9293 spells the state`,
      `write ${right}, or <State name="…" />`,
      { found: match[0], write: right },
    );
  }
  if (lang === 'zh') {
    for (const match of text.matchAll(halfWidth)) {
      const [mark] = match;
      const space = /^[,;:?!] (?=\S)/.test(text.slice(match.index)) ? ' ' : '';
      report(
        match.index,
        `half-width "${mark}" in Chinese text`,
        `write ${fullWidth[mark]} (npm run fix does it)`,
        {
          found: mark + space,
          write: fullWidth[mark]!,
        },
      );
    }
  }
  for (const sentence of sentencesOf(text, lang)) {
    const length =
      lang === 'en'
        ? sentence.text.split(/\s+/).length
        : [...sentence.text.replaceAll(/[\u0020-\u007E]+/g, 'x')].length;
    const most = lang === 'en' ? mostWords : mostCharacters;
    if (length <= most) continue;
    const unit = lang === 'en' ? 'words' : 'characters';
    report(sentence.from, `a sentence of ${length} ${unit}`, `divide it: ${most} ${unit} at most`);
  }
}

function checkHeadings(file: TextFile & { text: ChapterText }, lang: Lang): Finding[] {
  const findings: Finding[] = [];
  let depth = 1;
  for (const heading of file.text.headings) {
    const place = { file: file.file, line: heading.line, column: heading.column };
    if (heading.depth === 1) {
      findings.push({
        ...place,
        what: 'a page has one h1, and it is the title of the front matter',
        right: `write ## ${heading.text}`,
        fix: { found: '# ', write: '## ' },
      });
    } else if (heading.depth > depth + 1) {
      findings.push({
        ...place,
        what: `a heading of level ${heading.depth} under one of level ${depth}`,
        right: `write ${'#'.repeat(depth + 1)} ${heading.text}`,
      });
    }
    if (/[.:,\u3002\uFF1A\uFF0C]$/.test(heading.text)) {
      findings.push({
        ...place,
        what: 'a heading ends with punctuation',
        right: 'remove it; a question mark may stay',
      });
    }
    // A name (TIME-WAIT, close()) may stand as it is; words may not.
    if (lang === 'zh' && !hasChinese(heading.text) && /[a-z]{2,} [a-z]{2,}/i.test(heading.text)) {
      findings.push({
        ...place,
        what: `the heading "${heading.text}" is not translated`,
        right: 'write it in Chinese',
        wants: 'translation',
      });
    }
    depth = Math.max(heading.depth, 1);
  }
  if (lang === 'en') findings.push(...checkSections(file));
  return findings;
}

/** The lines of a Chinese text, a sentence each, that are still English. */
function leftInEnglish({ text, placeOf }: Prose): Omit<Finding, 'file'>[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => isLeftInEnglish(line))
    .map(({ 0: line, index }) => {
      const begins = line.replaceAll('\uFFFC', '…');
      const shown = begins.length > 40 ? `${begins.slice(0, 40)}…` : begins;
      const what = `"${shown}" is not translated`;
      return { ...placeOf(index), what, right: 'write it in Chinese', wants: 'translation' };
    });
}

export function checkProse(file: TextFile & { text: ChapterText }, lang: Lang): Finding[] {
  const findings = checkHeadings(file, lang);
  for (const prose of file.text.prose) {
    const english = lang === 'zh' && prose.kind !== 'heading' ? leftInEnglish(prose) : [];
    findings.push(...english.map((fault) => ({ file: file.file, ...fault })));
    if (english.length > 0) continue; // the rules of Chinese are not for it
    checkBlock(prose, lang, (index, what, right, fix) =>
      findings.push({ file: file.file, ...prose.placeOf(index), what, right, ...(fix && { fix }) }),
    );
  }
  return findings;
}

/** What only the whole chapter can lack. */
export function checkShape(chapter: Chapter): Finding[] {
  if (!chapter.en || chapter.en.text.faults.length > 0) return [];
  const shown = chapter.en.text.components.filter(({ name }) => name === 'Cell');
  const findings: Finding[] = [];
  if (shown.length === 0) {
    findings.push({
      file: chapter.en.file,
      line: 1,
      column: 1,
      what: 'the chapter shows no cell',
      right: 'a chapter shows by running: write <Cell id="…" /> and cells/ID.ts',
    });
  }
  for (const cell of chapter.cells) {
    const used = shown.some(({ attributes }) => attributes.id?.value === cell.id);
    const imported = chapter.cells.some(({ source }) =>
      new RegExp(`from '\\./${cell.id}(\\.ts)?'`).test(source),
    );
    if (used || imported) continue;
    findings.push({
      file: cell.file,
      line: 1,
      column: 1,
      what: `no text shows cell "${cell.id}"`,
      right: `write <Cell id="${cell.id}" /> in en.mdx and zh.mdx, or remove the file and its transcript`,
    });
  }
  return findings;
}
