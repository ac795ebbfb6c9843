/**
 * Numbers in prose. A number about a run is read from the run by <Fact>, in both languages, so that it cannot be wrong.
 * What may be typed is what goes in: a number that stands in one of the chapter's cells, the default or a limit of a
 * setting, a constant of the standard or the kernel (constants.ts), and arithmetic written as `code`.
 * Counts of things that a run does (times, retransmissions, probes, FINs) are never typed.
 */
import ts from 'typescript';
import type { Chapter, Lang, TextFile } from './chapter-files.ts';
import { constants } from './constants.ts';
import type { Finding } from './finding.ts';
import type { ChapterText } from './parse-chapter.ts';

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
const counts: Record<Lang, RegExp> = {
  en: new RegExp(
    String.raw`(?:${digits}|\b(?:${Object.keys(words).join('|')})) (?:(?:more|further|other) )?(?:retransmissions?|probes?|attempts|copies|times(?! (?:the|as|that|its|a|an|this)\b))(?![\w])`,
    'gi',
  ),
  zh: new RegExp(
    String.raw`(?:${digits}\s?|[两二三四五六七八九十]+)(?:次重传|次探测|个探测|次重发)|(?<!重试\s?)${digits}\s?(?:次|遍)`,
    'g',
  ),
};

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

/** Times the chapter may state: those it puts in, those of settings, and constants. In ms. */
function inputTimes(
  chapter: Chapter,
  settings: readonly SettingNumber[],
): (ms: number, typed: number) => boolean {
  const typedInCells = new Set(chapter.cells.flatMap(({ source }) => numbersIn(source)));
  const known = new Set([
    ...constants.map(({ ms }) => ms),
    ...settings.filter(({ unit }) => unit in inMs).map(({ value, unit }) => value * inMs[unit]!),
  ]);
  return (ms, typed) => typedInCells.has(ms) || typedInCells.has(typed) || known.has(ms);
}

export function checkNumbers(
  file: TextFile & { text: ChapterText },
  chapter: Chapter,
  lang: Lang,
  settings: readonly SettingNumber[],
): Finding[] {
  const isInput = inputTimes(chapter, settings);
  const firstCell = chapter.cells[0]?.id ?? 'CELL';
  const findings: Finding[] = [];
  for (const prose of file.text.prose) {
    const report = (index: number, found: string, fact: string, otherwise: string) =>
      findings.push({
        file: file.file,
        ...prose.placeOf(index),
        what: `"${found.trim()}" is a number about a run, typed by hand`,
        right: `read it from the run: <Fact of="${firstCell}" is="${fact}" … />${otherwise}`,
      });
    for (const match of prose.text.matchAll(times[lang])) {
      const typed = match[1] ? Number(match[1].replaceAll(',', '')) : words[match[3] ?? '']!;
      const ms = typed * unitOf((match[2] ?? match[4])!);
      if (isInput(Math.round(ms * 1000) / 1000, typed)) continue;
      report(match.index, match[0], 'client.livedMs', ', or write arithmetic and inputs as `code`');
    }
    if (prose.kind === 'attribute') continue;
    for (const match of prose.text.matchAll(counts[lang])) {
      report(match.index, match[0], 'client.retransmissions', '');
    }
  }
  return findings;
}
