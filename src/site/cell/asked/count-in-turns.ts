/** What many runs show, counted while the page answers: a first picture soon, which the rest then sharpens. */
import { type CalledOutput, counting, type ShownOutput, Turns } from '../../../notebook/index.ts';

/** The first picture is due after so many ms, and every further one twice as long after it began as the one before. */
const firstAfter = 60;

/**
 * @param isLast whether it is still wanted
 * @param show draws what has been counted so far
 * @returns null: it was given up
 */
export const countInTurns = async (
  called: readonly CalledOutput[],
  isLast: () => boolean,
  show: (some: ShownOutput[]) => Promise<unknown>,
): Promise<ShownOutput[] | null> => {
  const turns = new Turns();
  const pieces = counting(called);
  const began = performance.now();
  let due = firstAfter;
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return isLast() ? value : null;
    const rest = turns.rest();
    if (!rest) continue;
    await rest;
    if (!isLast()) return null;
    if (!value || performance.now() - began < due) continue;
    due *= 2;
    await show(value());
    if (!isLast()) return null;
  }
};
