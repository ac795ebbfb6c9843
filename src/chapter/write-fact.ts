/** How a measured number is written in prose: never with more digits than a reader can use. */
import { stateLabel, type TcpState } from '../sim/index.ts';
import type { ProseWords } from '../words/index.ts';

export const factForms = ['count', 'ms', 's'] as const;
export type FactForm = (typeof factForms)[number];
/** Null: what has not happened in the run. */
export type FactValue = number | string | null;

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/**
 * `ms`: `224 ms`, whole from 10 ms on. `s`: `3.3 s`, three figures. A state is spelled as RFC 9293 does,
 * any other text (a path) is left as it is.
 * The one place: a page, its feed and its notebook say the same.
 */
export const writeFact = (fact: FactValue, as: FactForm, { never }: ProseWords): string => {
  if (fact === null) return never;
  if (typeof fact === 'string') return stateLabel(fact as TcpState);
  if (as === 'count') return trimmed(fact, 2);
  if (as === 'ms') return `${trimmed(fact, fact < 10 ? 1 : 0)}\u00a0ms`;
  const seconds = fact / 1000;
  return `${trimmed(seconds, seconds < 10 ? 2 : seconds < 100 ? 1 : 0)}\u00a0s`;
};
