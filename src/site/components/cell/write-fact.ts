/** How a measured number is written in prose: never with more digits than a reader can use. */
import type { Language } from '../../../notebook/index.ts';

export type FactForm = 'count' | 'ms' | 's';

const never: Record<Language, string> = { en: 'never', zh: '从不' };

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/**
 * `ms`: `224 ms`, whole from 10 ms on. `s`: `3.3 s`, three figures. Texts (a final state, a path) are left as they are;
 * null is what has not happened in the run.
 */
export const writeFact = (fact: number | string | null, as: FactForm, lang: Language): string => {
  if (fact === null) return never[lang];
  if (typeof fact === 'string') return fact;
  if (as === 'count') return trimmed(fact, 2);
  if (as === 'ms') return `${trimmed(fact, fact < 10 ? 1 : 0)}\u00a0ms`;
  const seconds = fact / 1000;
  return `${trimmed(seconds, seconds < 10 ? 2 : seconds < 100 ? 1 : 0)}\u00a0s`;
};
