/** What many runs show, counted while the page answers: a first picture soon, which the rest then sharpens. */
import {
  type CalledOutput,
  Counting,
  countPart,
  type Part,
  type ShownOutput,
  Turns,
} from '../../../notebook/index.ts';
import { type CountWorker, countWorkers } from './count-workers.ts';

/** The first picture is due after so many ms, and every further one twice as long after it began as the one before. */
const firstAfter = 30;
/** So many runs the page counts by itself: a worker is not there sooner. */
const alone = 3000;
/** A part that the page counts takes about so long, ms, and one that it waits for is looked after so often. */
const piece = 20;
/** Parts that lie at each worker. */
const ahead = 6;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Answers of workers are taken in too, which a rest that comes back at once would go before. */
const nextTurn = (): Promise<void> => pause(0);

export interface Watcher {
  /** Whether it is still wanted. */
  isLast(): boolean;
  /** Whether what has been counted so far will do. */
  isEnough(): boolean;
  /** Draws what has been counted so far. */
  show(some: ShownOutput[]): Promise<unknown>;
  /** @param share of the runs that have been counted, 0 to 1 */
  tell(share: number): void;
}

/** @returns what there is in the end, the same whoever counted; null: it was given up */
export const countRuns = async (
  called: readonly CalledOutput[],
  { isLast, isEnough, show, tell }: Watcher,
): Promise<ShownOutput[] | null> => {
  const counting = new Counting(called);
  /** Hands one part after the other to a worker, which may fail: then the page goes on without it. */
  let joined = false;
  let busy = 0;
  const employ = async (worker: CountWorker): Promise<void> => {
    busy += 1;
    for (let part: Part | null = counting.next(); part; part = counting.next()) {
      const found = isLast() && !isEnough() ? await worker.count(part).catch(() => null) : null;
      if (found) counting.put(part, found);
      else counting.giveBack(part);
      if (!found) break;
      joined = true;
    }
    busy -= 1;
  };
  // Several parts each: a page that draws hands over no other for some tens of ms.
  const workers = counting.runs > alone ? countWorkers() : [];
  const employed = Promise.all(
    Array.from({ length: ahead }, () => workers)
      .flat()
      .map(employ),
  );
  const turns = new Turns();
  const began = performance.now();
  let due = firstAfter;
  while (!counting.done) {
    const part = joined && busy > 0 ? null : counting.next();
    const until = performance.now() + piece;
    if (part)
      counting.put(
        part,
        countPart(part, () => performance.now() > until),
      );
    else await Promise.race([employed, pause(piece)]);
    await turns.rest(nextTurn);
    if (!isLast()) return null;
    const enough = isEnough();
    if (performance.now() - began < due && !enough) continue;
    const some = counting.soFar();
    if (enough && some) return some;
    if (!some) continue;
    due *= 2;
    tell(counting.counted / counting.runs);
    await show(some);
    if (!isLast()) return null;
  }
  return counting.soFar();
};
