/** A run in one sentence or two: what it shows. The most telling thing comes first; what else fits, follows. */
import type { Side, Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';
import type { Remark } from './fin-trouble.ts';
import { remarks } from './remarks.ts';

/**
 * What the run shows, as short sentences of the reader's language; each number is the run's own.
 * @param lead whose FIN is told of before the other's: the one that the reader has just lost
 */
export const finding = (trace: Trace, words: FindingWords, lead?: Side): string => {
  const actor = trace.profile === 'textbook' ? words.actor.textbook : words.actor.linux;
  return join(whatFits(trace, words, actor, lead).flat(), words);
};

/**
 * What the textbook's run of the same scenario shows beyond `linux`: only what differs, or that it is the same.
 */
export const textbookFinding = (linux: Trace, textbook: Trace, words: FindingWords, lead?: Side): string => {
  const actor = words.actor.textbook;
  const known = new Set(whatFits(linux, words, actor, lead).flat());
  // Of sentences that belong together only the first may go unsaid: the rest leans on it.
  const own = whatFits(textbook, words, actor, lead).map((remark) => {
    const differs = remark.findIndex((sentence) => !known.has(sentence));
    return differs < 0 ? [] : remark.slice(differs);
  });
  const text = join(own.flat(), words);
  if (text === '') return words.sameInTextbook;
  return text.includes(actor) ? text : words.inTextbook(text);
};

const join = (all: string[], words: FindingWords): string =>
  all.length === 0 ? '' : all.reduce((a, b) => words.both(a, b));

/** The first remark, and of the others as many as fit beside the longest name, so that two profiles are cut alike. */
function whatFits(trace: Trace, words: FindingWords, actor: string, lead?: Side): Remark[] {
  const { linux, textbook } = words.actor;
  const measured = remarks(trace, words, linux.length > textbook.length ? linux : textbook, lead);
  let length = 0;
  const fits = measured.map((remark, index) => {
    const longer = length + join(remark, words).length + 1;
    if (index > 0 && longer > words.most) return false;
    length = longer;
    return true;
  });
  return remarks(trace, words, actor, lead).filter((_, index) => fits[index]);
}
