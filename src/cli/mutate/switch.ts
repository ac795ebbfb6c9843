/**
 * The switch that instrumented code asks: which mutant is on, whether it could be told from the original, and how many steps
 * have been taken, so that a loop which no longer ends is stopped by counting and not by a clock.
 */

/** Number of the mutant at work; 0: none. */
export let active = 0;
/** By number: its place was reached, and gave another value there than the original. */
export let seen: Uint8Array = new Uint8Array(0);
export let steps = 0;
let most = Number.POSITIVE_INFINITY;

class TooManySteps extends Error {}

export function turnOn(mutant: number): void {
  active = mutant;
}

/** Count from 0, up to `limit`. */
export function beginSteps(limit: number): void {
  steps = 0;
  most = limit;
}

export function beginSurvey(mutants: number): void {
  seen = new Uint8Array(mutants + 1);
}

export function step(): void {
  if (++steps > most) throw new TooManySteps(`more than ${most} steps`);
}

/** The place of mutant `id` is reached, and no more is known. */
export function reached(id: number): void {
  seen[id] = 1;
}

/** The value of the original; notes whether `other` would have given another. */
export function value<T>(id: number, original: T, other: () => unknown): T {
  if (!seen[id] && differs(original, other)) seen[id] = 1;
  return original;
}

/** As `value`, where only the truth of it counts. */
export function truth<T>(id: number, original: T, other: () => unknown): T {
  if (!seen[id] && differs(!original, () => !other())) seen[id] = 1;
  return original;
}

/** An assignment has been made; without it the old value would stand. */
export function changed(id: number, before: unknown, after: unknown): void {
  if (!Object.is(before, after)) seen[id] = 1;
}

function differs(original: unknown, other: () => unknown): boolean {
  try {
    return !Object.is(original, other());
  } catch {
    return true;
  }
}
