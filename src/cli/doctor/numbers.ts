/**
 * Numbers in prose. A number about a run is read from the run by <Fact>, in both languages, so that it cannot be wrong.
 * What may be typed is what goes in: a number that stands in one of the chapter's cells, the default or a limit of a
 * setting, a constant of the standard or the kernel (constants.ts), and arithmetic written as `code`.
 * Counts of what a run does (retransmissions, probes, FINs, segments) are never typed; the two FINs, two ACKs and four
 * segments of every close may be, in words.
 */
import ts from 'typescript';
import { type Chapter, type ChapterText, exerciseFiles, type TextFile } from '../../chapter/build.ts';
import { closing } from '../../notebook/build.ts';
import type { Lang } from '../../words/lang.ts';
import { constants } from './constants.ts';
import type { Finding } from './finding.ts';

export interface SettingNumber {
  value: number;
  unit: string;
}

const words: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const inMs: Record<string, number> = {
  µs: 0.001,
  ms: 1,
  milli: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  毫秒: 1,
  秒: 1000,
  分钟: 60_000,
  小时: 3_600_000,
};
const digits = String.raw`(?<![\w.#§/-])\d[\d,]*(?:\.\d+)?`;
const times: Record<Lang, RegExp> = {
  en: new RegExp(
    String.raw`(${digits})[\s\u00A0-]?(µs|ms|milli(?=seconds?\b)|seconds?|sec|s|minutes?|min|hours?)(?![\w])|\b(${Object.keys(words).join('|')}) (milli(?=seconds?\b)|seconds?)\b`,
    'g',
  ),
  zh: new RegExp(String.raw`(${digits})\s?(µs|ms|s|毫秒|秒|分钟|小时)(?![A-Za-z])`, 'g'),
};
/** Something a run counts, and the fact that has its number. */
interface Counted {
  noun: string;
  fact: string;
  /** Number words up to this may be typed: those of every close, as in "the two FINs". Digits never may. */
  words: number;
}
const retransmissions = 'client.retransmissions';
const named = 'NAME';
const counted: Record<Lang, Counted[]> = {
  en: [
    { noun: 'retransmissions?|attempts|copies', fact: retransmissions, words: 1 },
    { noun: String.raw`times(?! (?:the|as|that|its|a|an|this)\b)`, fact: retransmissions, words: 1 },
    { noun: 'probes?', fact: 'client.probes', words: 1 },
    { noun: 'FINs?', fact: 'client.finSent', words: 2 },
    { noun: 'ACKs?|RSTs?|SYNs?', fact: named, words: 2 },
    { noun: 'segments?', fact: 'segments', words: 4 },
  ],
  zh: [
    { noun: '次(?:重传|重发)', fact: retransmissions, words: 1 },
    { noun: '次(?!重传|重发|探测)|遍', fact: retransmissions, words: Number.POSITIVE_INFINITY },
    { noun: '[次个]探测', fact: 'client.probes', words: 1 },
    { noun: '个? ?FIN', fact: 'client.finSent', words: 2 },
    { noun: '个? ?(?:ACK|RST|SYN)', fact: named, words: 2 },
    { noun: '个报文', fact: 'segments', words: 4 },
  ],
};
const chinese = '零一二三四五六七八九十';
const before: Record<Lang, string> = {
  en: String.raw`(?:${digits}|\b(${Object.keys(words).join('|')})) (?:(?:more|further|other|lost) )?`,
  zh: String.raw`(?<!第\s?|重试\s?)(?:${digits}\s?|(?<![${chinese}两第])([两${chinese.slice(2)}]+))`,
};
const countsOf = ({ noun }: Counted, lang: Lang) =>
  new RegExp(`${before[lang]}(?:${noun})${lang === 'en' ? String.raw`(?!\w)` : ''}`, 'gi');
/** Of several Chinese digits it is enough that they are more than ten. */
const wordValue = (word: string): number =>
  words[word.toLowerCase()] ?? (word === '两' ? 2 : word.length > 1 ? 11 : chinese.indexOf(word));

/** Numbers written in a cell: its inputs. */
function numbersIn(source: string): number[] {
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) found.push(Number(node.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest));
  return found;
}

const unitOf = (unit: string) => inMs[unit] ?? inMs[unit.replace(/s$/, '')] ?? 1;

/** What `closing()` puts in where a cell says nothing: its round trip and its waits. */
const usual = closing();
const usualTimes = [
  usual.rttMs,
  ...[usual.client, usual.server].flatMap(({ script }) =>
    script.flatMap((step) => ('ms' in step ? [step.ms] : [])),
  ),
];

/** Times the chapter may state: those it puts in, those of settings, and constants. In ms. */
function inputTimes(
  chapter: Chapter,
  settings: readonly SettingNumber[],
): (ms: number, typed: number) => boolean {
  const files = [...chapter.cells, ...exerciseFiles(chapter)];
  const typedInCells = new Set(files.flatMap(({ source }) => numbersIn(source)));
  const known = new Set([
    ...(files.some(({ source }) => /\bclosing\(/.test(source)) ? usualTimes : []),
    ...constants.map(({ ms }) => ms),
    ...settings.filter(({ unit }) => unit in inMs).map(({ value, unit }) => value * inMs[unit]!),
  ]);
  return (ms, typed) => typedInCells.has(ms) || typedInCells.has(typed) || known.has(ms);
}

/** The cell that a reader has seen last at this line; the first of the page where none stands above. */
function cellAbove({ components }: ChapterText, line: number): string {
  const shown = components.flatMap(({ name, attributes, line: at }) => {
    const id = name === 'Cell' ? attributes.id : name === 'Predict' ? attributes.cell : undefined;
    return typeof id?.value === 'string' ? [{ id: id.value, at }] : [];
  });
  return (shown.findLast(({ at }) => at <= line) ?? shown[0])?.id ?? 'CELL';
}

export function checkNumbers(
  file: TextFile & { text: ChapterText },
  chapter: Chapter,
  lang: Lang,
  settings: readonly SettingNumber[],
): Finding[] {
  const isInput = inputTimes(chapter, settings);
  const findings: Finding[] = [];
  for (const prose of file.text.prose) {
    const report = (index: number, found: string, fact: string, otherwise: string) => {
      const place = prose.placeOf(index);
      findings.push({
        file: file.file,
        ...place,
        what: `"${found.trim()}" is a number about a run, typed by hand`,
        right: `read it from the run: <Fact of="${cellAbove(file.text, place.line)}" is="${fact}" … />${otherwise}`,
      });
    };
    for (const match of prose.text.matchAll(times[lang])) {
      const typed = match[1] ? Number(match[1].replaceAll(',', '')) : words[match[3] ?? '']!;
      const ms = typed * unitOf((match[2] ?? match[4])!);
      if (isInput(Math.round(ms * 1000) / 1000, typed)) continue;
      report(match.index, match[0], 'client.livedMs', ', or write arithmetic and inputs as `code`');
    }
    if (prose.kind === 'attribute') continue;
    for (const kind of counted[lang]) {
      for (const match of prose.text.matchAll(countsOf(kind, lang))) {
        if (match[1] && wordValue(match[1]) <= kind.words) continue;
        const hint = kind.fact === named ? ', a result that the cell names: facts: () => ({ NAME: … })' : '';
        report(match.index, match[0], kind.fact, hint);
      }
    }
  }
  return findings;
}
