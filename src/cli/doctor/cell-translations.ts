/** What a chapter's cells and goals say, and the same in other languages: `zh.words.json` beside the texts. */
import {
  type CellFile,
  type Chapter,
  exerciseFiles,
  placeAt,
  type TextFile,
  textsInCode,
  translationFile,
} from '../../chapter/build.ts';
import { type Lang, languages } from '../../words/lang.ts';
import { findJsonFault } from '../find-json-fault.ts';
import type { Finding } from './finding.ts';
import { isLeftInEnglish } from './front-matter.ts';
import { nearest } from './nearest.ts';
import type { Outcome } from './run-cells.ts';

/** What is called so in every language: a system, columns of `ss`. */
const names = /\b(?:Linux|Recv-Q|State)\b/g;
/** It has a word: names of states, settings and calls, and units, are the same in every language. */
const hasWords = (text: string): boolean =>
  /(?<![\w.])[A-Za-z][a-z]{2,}(?![\w(])/.test(text.replace(names, ''));

/** In a goal nothing but a text has two words in a row. */
const isSentence = (text: string): boolean => /[A-Za-z’]{2,} [A-Za-z’]{2,}/.test(text);

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '');

interface Said {
  key: string;
  file: string;
  line: number;
  column: number;
  /** No text of the code is this: values have been put into one. */
  joined?: true;
}

/** What cells have done when they were run: the file of each, and what came of it. */
type Runs = readonly (readonly [file: string, outcome: Outcome])[];

/** Each text once, in the order of the code. */
const saidIn = (chapter: Chapter, runs: Runs): { all: ReadonlySet<string>; wanted: Said[] } => {
  const files = [...chapter.cells, ...exerciseFiles(chapter)];
  const written = files.flatMap((file) => textsInCode(file.source).map((text) => ({ ...text, file })));
  const shown = new Map(runs.flatMap(([file, run]) => (run.ok ? run.texts.map((key) => [key, file]) : [])));
  const wanted = new Map<string, Said>();
  for (const { key, as, file, offset } of written) {
    const isSaid = as === 'text' || shown.has(key) || (/goal\.ts$/.test(file.file) && isSentence(key));
    if (isSaid && hasWords(key) && !wanted.has(key))
      wanted.set(key, { key, file: file.file, ...placeAt(file.source, offset) });
  }
  for (const [key, file] of shown) {
    // With whatever values it is the same text.
    const alike = [...wanted.keys()].some((one) => withoutNumbers(one) === withoutNumbers(key));
    if (!alike && hasWords(key)) wanted.set(key, { key, file, line: 1, column: 1, joined: true });
  }
  return { all: new Set([...written.map(({ key }) => key), ...shown.keys()]), wanted: [...wanted.values()] };
};

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === 'string');

type Table = Record<string, string>;

const readTable = ({ file, source }: TextFile): { table: Table } | { fault: Finding } => {
  const right = 'write { "English text": "the same in the language" }, each between double quotes';
  const fault = findJsonFault(source);
  if (fault) {
    const { line, column, found, allowed } = fault;
    const what = `cannot be read: ${found} stands here`;
    return { fault: { file, line, column, what, right: `write ${allowed}` } };
  }
  const value: unknown = JSON.parse(source);
  return isTable(value)
    ? { table: value }
    : { fault: { file, line: 1, column: 1, what: 'is no table of texts', right } };
};

const places = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

/** What is wrong with one line. */
const faultOf = (
  key: string,
  text: string,
  { all, wanted }: ReturnType<typeof saidIn>,
  table: Table,
  slug: string,
): Pick<Finding, 'what' | 'right' | 'wants'> | null => {
  if (!all.has(key)) {
    const open = wanted.filter((one) => !table[one.key]).map((one) => one.key);
    const near = nearest(key, open);
    const right = near
      ? `if the code now says "${near}", translate that`
      : `remove the line, as npm run fix -- ${slug} does`;
    // While another waits it may be what that one was before, and its translator looks at it.
    return { what: `no cell says "${key}"`, right, ...(open.length > 0 && { wants: 'translation' }) };
  }
  if (text === '' || isLeftInEnglish(text)) {
    const what = `"${text || key}" is not translated`;
    return { what, right: 'write it in Chinese', wants: 'translation' };
  }
  const [own, other] = [places(key), places(text)];
  return own.join() === other.join()
    ? null
    : {
        what: `"${text}" has ${other.join(', ') || 'no place'} where the English has ${own.join(', ') || 'none'}`,
        right: 'write the same places: each is a value that the cell puts in',
      };
};

/** A text in more than one language in the code. */
const twice = /(?<![\w$.])\{\s*(?:en|zh):\s*['"`]/g;
const checkCode = ({ file, source }: CellFile): Finding[] =>
  [...source.matchAll(twice)].map(({ index }) => ({
    file,
    ...placeAt(source, index),
    what: 'a text is in several languages here',
    right: `write the English one alone, and the others in ${languages.slice(1).map(translationFile).join(', ')} beside the chapter’s text`,
  }));

interface Translated {
  findings: Finding[];
  /** What a file would be with a line for each text that lacks one, and none for what is said no longer. */
  completed: TextFile[];
}

const translated = (chapter: Chapter, lang: Lang, said: ReturnType<typeof saidIn>): Translated => {
  const there = chapter.translations[lang];
  const file = `${chapter.path}/${translationFile(lang)}`;
  const read = there ? readTable(there) : { table: {} };
  if ('fault' in read) return { findings: [read.fault], completed: [] };
  const texts = read.table;
  const inFile = Object.entries(texts).flatMap(([key, text]): Finding[] => {
    const fault = faultOf(key, text, said, texts, chapter.slug);
    const { source } = there!;
    return fault ? [{ file, ...placeAt(source, source.indexOf(JSON.stringify(key))), ...fault }] : [];
  });
  const open = said.wanted.filter(({ key }) => texts[key] === undefined);
  const inCode = open.map(
    ({ key, joined, ...at }): Finding => ({
      ...at,
      what: `"${key}" is in English only`,
      right: joined
        ? 'the code puts values into it: write text`…` instead of `…`, so that it is translated once, whatever they are'
        : `write ${JSON.stringify(key)}: "…" into ${translationFile(lang)}; npm run fix -- ${chapter.slug} puts the line there`,
      // Values joined to a text are a fault of the code: no line of a table would be this text again.
      ...(!joined && { wants: 'translation' }),
    }),
  );
  // One that is said no longer may be what another was before: it goes once all are translated.
  const waiting = said.wanted.some(({ key }) => !texts[key]);
  const kept = Object.entries(texts).filter(([key]) => waiting || said.all.has(key));
  const whole = Object.fromEntries([
    ...kept,
    ...open.filter(({ joined }) => !joined).map(({ key }) => [key, '']),
  ]);
  const source = `${JSON.stringify(whole, null, 2)}\n`;
  const isSame = JSON.stringify(whole) === JSON.stringify(texts);
  return { findings: [...inFile, ...inCode], completed: isSame ? [] : [{ file, source }] };
};

export const checkCellTranslations = (chapter: Chapter, runs: Runs): Translated => {
  const said = saidIn(chapter, runs);
  const each = languages
    .slice(1)
    .filter((lang) => chapter[lang])
    .map((lang) => translated(chapter, lang, said));
  return {
    findings: [
      ...[...chapter.cells, ...exerciseFiles(chapter)].flatMap(checkCode),
      ...each.flatMap(({ findings }) => findings),
    ],
    completed: each.flatMap(({ completed }) => completed),
  };
};
