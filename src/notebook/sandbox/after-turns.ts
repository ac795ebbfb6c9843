/** The clock of a run: it counts only while this thread gets its turns. */

const tickMs = 100;

/**
 * Calls `then` once after about `ms`. A page that is held up, by a drawing or by a busy machine, is charged two ticks for it,
 * however long it was: the answer of the run may lie waiting all that time, and is read before the next tick.
 * @param now ms of a clock that never goes back
 * @returns what stops the clock
 */
export const afterTurns = (
  ms: number,
  then: () => void,
  now = (): number => performance.now(),
): (() => void) => {
  let left = ms;
  let last = now();
  const timer = setInterval(() => {
    const at = now();
    left -= Math.min(at - last, 2 * tickMs);
    last = at;
    if (left > 0) return;
    clearInterval(timer);
    then();
  }, tickMs);
  return () => clearInterval(timer);
};
