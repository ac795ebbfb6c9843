/** What many runs show, counted on all cores. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type CalledOutput,
  Counting,
  type FactValue,
  type Part,
  type ShownOutput,
} from '../notebook/index.ts';

/**
 * The same whatever the number of workers.
 * @param tell is told now and then which share of the runs has been counted, 0 to 1
 * @throws what a worker throws
 */
export const countInWorkers = async (
  outputs: readonly CalledOutput[],
  workers = availableParallelism(),
  tell: (share: number) => void = () => {},
): Promise<ShownOutput[]> => {
  const counting = new Counting(outputs);
  const employ = async (): Promise<void> => {
    const worker = new Worker(join(import.meta.dirname, 'count-worker.ts'), { execArgv: [] });
    try {
      for (let part: Part | null = counting.next(); part; part = counting.next()) {
        worker.postMessage(part);
        const [found] = (await once(worker, 'message')) as [FactValue[]];
        counting.put(part, found);
        tell(counting.counted / counting.runs);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: workers }, employ));
  return counting.soFar()!;
};
