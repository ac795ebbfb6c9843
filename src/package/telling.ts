import * as capture from '../export/index.ts';
import * as render from '../render/index.ts';
import type { Reason, Trace } from '../sim/index.ts';
import type { TraceEvent } from '../timeline/index.ts';
import { en } from './en.ts';
import type { LanguageWords } from './language-words.ts';

/** The run in one sentence: who closes and when, what became of each FIN, how each side ends. */
export const summarize = (trace: Trace, words: LanguageWords = en): string =>
  render.summarize(trace, words.run);

/** What the run shows, most telling first, in a sentence or two. */
export const finding = (trace: Trace, words: LanguageWords = en): string =>
  render.finding(trace, words.finding);

/** Each event as a line of plain text: ms, where, what. `more` is added to a line. */
export const eventLines = (
  trace: Trace,
  words: LanguageWords = en,
  more?: (event: TraceEvent) => string,
): string[] => render.eventLines(trace, words, more);

/** Each event with its reason, as an HTML table. */
export const renderEventTable = (trace: Trace, words: LanguageWords = en): string =>
  render.renderEventTable(trace, words);

/** What differs between two runs, most telling first; empty where nothing does. */
export const differencesInWords = (
  a: Trace,
  b: Trace,
  names?: readonly [string, string],
  words: LanguageWords = en,
): string[] => render.differencesInWords(a, b, words.run, names);

/** Why a thing happened: `segment.why`, `timer.why`, … as a sentence. */
export const whyText = (why: Reason, words: LanguageWords = en): string => render.whyText(why, words.reasons);

/** What is wrong with a file that is no capture, or that ends too soon. */
export const captureFaultInWords = (fault: capture.CaptureFault, words: LanguageWords = en): string =>
  capture.captureFaultInWords(fault, words.unread);

/** What is wrong with a line of text: `line 3: …` without the line's own. */
export const lineFaultInWords = (fault: capture.LineFault, words: LanguageWords = en): string =>
  capture.lineFaultInWords(fault, words.unread);
