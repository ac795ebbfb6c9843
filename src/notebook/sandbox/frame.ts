/**
 * The script of `sandbox.html`, a frame with an opaque origin and no rights but scripts. It starts one worker per run,
 * ends it at its limit, and passes on nothing but a string of bounded size. It refuses to work anywhere else.
 */
import { afterTurns } from './after-turns.ts';
import {
  type FromFrame,
  isPlain,
  mostError,
  mostOutput,
  readThrew,
  signs,
  type ToFrame,
} from './protocol.ts';

/** Put in by the bundler: the text of worker.ts with all it needs. */
declare const workerSource: string;

const say = (message: FromFrame): void => parent.postMessage(message, '*');

interface Held {
  worker: Worker;
  /** Stops the clock, which runs while it computes. */
  rest: () => void;
  /** Messages the worker may still send: one per question. */
  owed: number;
}
const held = new Map<number, Held>();
const mostHeld = 4;
/** Runs that were stopped before their worker was there. */
const stopped = new Set<number>();

const end = (run: number): void => {
  const it = held.get(run);
  if (!it) return;
  it.rest();
  it.worker.terminate();
  held.delete(run);
  keepWarm();
};

/** A worker with our own code in it and the clock of its first question not yet running. */
const startWorker = (): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onmessage = () => {
      URL.revokeObjectURL(url);
      resolve(worker);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the browser would not start a worker'));
    };
  });

const answer = (run: number, data: unknown): void => {
  const it = held.get(run);
  if (!it) return;
  if (it.owed < 1 || typeof data !== 'string' || data.length > mostOutput) {
    end(run);
    say({ kind: 'ended', run, why: 'output' });
    return;
  }
  it.owed -= 1;
  it.rest();
  keepWarm();
  try {
    const isShort = data.startsWith(signs.threw) && data.length <= mostError;
    const threw = isShort && readThrew(JSON.parse(data.slice(1)));
    if (threw) say({ ...threw, run });
    else if (data.startsWith(signs.done)) say({ kind: 'done', run, payload: data.slice(1) });
    else throw new TypeError('not a message');
  } catch {
    end(run);
    say({ kind: 'threw', run, name: '', message: 'The run sent something that is not a result.' });
  }
};

const ask = (run: number, message: object, limitMs: number): void => {
  const it = held.get(run);
  if (!it) {
    say({ kind: 'gone', run });
    return;
  }
  it.rest();
  it.owed += 1;
  it.rest = afterTurns(limitMs, () => {
    end(run);
    say({ kind: 'ended', run, why: 'time' });
  });
  it.worker.postMessage(message);
};

/** A worker kept warm for the next run, so that Run does not wait for it; made once a run has ended, not beside it. */
let next: Promise<Worker> | null = null;
const keepWarm = (): Promise<Worker> => {
  next ??= startWorker();
  next.catch(() => {});
  return next;
};

const begin = async ({ run, modules, values, limitMs }: Extract<ToFrame, { kind: 'run' }>): Promise<void> => {
  try {
    // Taken before it is waited for: two runs asked for in one breath must not get the same worker.
    const mine = keepWarm();
    next = null;
    const worker = await mine;
    if (stopped.delete(run)) {
      worker.terminate();
      return;
    }
    // One that is computing is waited for somewhere; one that rests is started again when it is asked.
    const resting = [...held].filter(([, { owed }]) => owed === 0);
    for (const [old] of resting.slice(0, Math.max(0, held.size - mostHeld + 1))) end(old);
    held.set(run, { worker, rest: () => {}, owed: 0 });
    worker.onmessage = ({ data }) => answer(run, data);
    worker.onerror = (event) => event.preventDefault();
    ask(run, { modules, values }, limitMs);
  } catch (error) {
    say({ kind: 'threw', run, name: '', message: `No worker: ${String((error as Error).message)}` });
  }
};

const listen = (): void => {
  addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
    if (source !== parent || !isPlain(data)) return;
    if (data.kind === 'run') void begin(data);
    else if (data.kind === 'turn') ask(data.run, { values: data.values }, data.limitMs);
    else if (data.kind === 'stop') {
      if (!held.has(data.run)) stopped.add(data.run);
      end(data.run);
      say({ kind: 'ended', run: data.run, why: 'stopped' });
    }
  });
};

/** The frame is what it must be: without origin, so without storage, cookies and the page around it. */
const check = (): string | null => {
  if (self.origin !== 'null') return 'the sandbox was opened with the rights of the site';
  try {
    localStorage.getItem('x');
    return 'the sandbox can read storage';
  } catch {
    return null;
  }
};

const reason = parent === self ? 'this page is a part of the notebook and does nothing alone' : check();
if (reason) {
  if (parent !== self) say({ kind: 'refused', reason });
  document.body.textContent = reason;
} else
  keepWarm().then(
    () => {
      listen();
      say({ kind: 'ready' });
    },
    (error: Error) => say({ kind: 'refused', reason: error.message }),
  );
