/** Workers that count runs, for all cells of a page: started when there is much to count, and kept. */
import type { FactValue, Part } from '../../../notebook/index.ts';

/** More would be idle: the page has to draw what they count. */
const most = 4;

export class CountWorker {
  readonly #worker = new Worker(new URL('./count.worker.ts', import.meta.url), { type: 'module' });
  /** It answers in the order in which it was asked. */
  readonly #waiting: { resolve: (found: FactValue[]) => void; reject: (why: Error) => void }[] = [];
  failed = false;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FactValue[]>) =>
      this.#waiting.shift()?.resolve(data),
    );
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#worker.terminate();
      this.failed = true;
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(event.message));
    });
  }

  /** The facts of the first runs of a part, one at least. @throws if the worker has not come, or has ended */
  count(part: Part): Promise<FactValue[]> {
    if (this.failed) return Promise.reject(new Error('it has ended'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(part);
    });
  }
}

let workers: CountWorker[] = [];

/** One for each core there is, of those that have not failed. */
export const countWorkers = (): readonly CountWorker[] => {
  const wanted = Math.min(most, navigator.hardwareConcurrency || 1);
  if (workers.length === 0) workers = Array.from({ length: wanted }, () => new CountWorker());
  return workers.filter(({ failed }) => !failed);
};
