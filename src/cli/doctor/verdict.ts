/** What all findings come to. */
import { canBeFixed, type Finding, isFault } from './finding.ts';

/** `1 cell`, `2 cells` */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** ` Translation wanted in 3 places.`, behind what is said of faults; nothing where none waits. */
export const waiting = (findings: readonly Finding[]): string => {
  const count = findings.filter((finding) => !isFault(finding)).length;
  return count === 0 ? '' : ` Translation wanted in ${countOf(count, 'place')}.`;
};

/**
 * @param looked what was looked at
 * @param isToBeTranslated what waits for a translator is not good either: before the site is published
 */
export function verdict(
  findings: readonly Finding[],
  looked: string,
  isToBeTranslated: boolean,
): { words: string; isGood: boolean } {
  const faults = findings.filter(isFault).length;
  const fixable = findings.filter(canBeFixed).length;
  const fix = fixable === 0 ? '' : ` npm run fix repairs ${fixable === 1 ? 'one' : fixable} of them.`;
  const found = faults === 0 ? `No faults (${looked}).` : `${countOf(faults, 'fault')} (${looked}).${fix}`;
  return {
    words: found + waiting(findings),
    isGood: (isToBeTranslated ? findings.length : faults) === 0,
  };
}
