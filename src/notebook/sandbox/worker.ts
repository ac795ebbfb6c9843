/**
 * Runs inside a fresh worker per run, in a frame without origin. Everything after `start` may be a stranger's code: what
 * this file still needs then is taken beforehand, and whatever it sends is checked again by the frame and by the page.
 */
import * as api from '../cell-api.ts';
import { defaultValues } from '../parameter.ts';
import { type FromWorker, type Module, signs, type Values } from './protocol.ts';

const post = self.postMessage.bind(self) as (message: string) => void;
const { stringify } = JSON;
const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<void>;

/** JSON has no word for these numbers; as texts they reach the message that refuses them. */
const named = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
const { isArray } = Array;
const { keys, fromEntries } = Object;

/** More keys than anything we know has: a page would be long in reading them, and its refusal names the first few. */
const mostKeys = 100;
const bounded = (key: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || isArray(value)) return named(key, value);
  const all = keys(value);
  if (all.length <= mostKeys) return value;
  return fromEntries(all.slice(0, mostKeys).map((name) => [name, (value as Record<string, unknown>)[name]]));
};
const send = (message: FromWorker): void =>
  post(signs[message.kind] + stringify(message.kind === 'done' ? message.value : message, bounded));

/** What a stranger's own getter or `toString` answers, or `otherwise` when it throws. */
const attempt = <T>(ask: () => T, otherwise: T): T => {
  try {
    return ask();
  } catch {
    return otherwise;
  }
};

const place = /cell-([\w-]+)\.js:(\d+):(\d+)/;
const stackOf = (error: unknown): string => {
  const stack = attempt(
    () => (typeof error === 'object' && error !== null ? (error as { stack?: unknown }).stack : ''),
    '',
  );
  return typeof stack === 'string' ? stack : '';
};

/** How many lines an engine puts in front of a function made from text (2 in Chromium); measured, not assumed. */
const measureOffset = async (): Promise<number> => {
  try {
    await new AsyncFunction('throw new Error()\n//# sourceURL=cell-probe.js')();
  } catch (error) {
    return Number(place.exec(stackOf(error))?.[2] ?? 1) - 1;
  }
  return 0;
};

/** A run must return data; what JSON cannot carry is dropped here and missed by the page's validation. */
const logged: string[] = [];
/** An object inside itself is told as such; one that stands in two places is shown in both. */
const withoutCycles = () => {
  const around: unknown[] = [];
  return function (this: unknown, key: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return named(key, value);
    while (around.length > 0 && around.at(-1) !== this) around.pop();
    if (around.includes(value)) return '(itself)';
    around.push(value);
    return value;
  };
};
const log = (...parts: unknown[]): void => {
  if (logged.length >= 100) return;
  const words = parts.map((part) =>
    typeof part === 'string' || typeof part === 'number'
      ? String(part)
      : attempt(() => stringify(part, withoutCycles()) ?? String(part), '(cannot be shown)'),
  );
  logged.push(words.join(' ').slice(0, 500));
};

type Loaded = { default?: unknown } & Record<string, unknown>;

const load = async (modules: Module[]): Promise<Loaded> => {
  const done = new Map<string, Loaded>([['last-ack', { ...api }]]);
  let last: Loaded = {};
  for (const { id, code } of modules) {
    const exports: Loaded = {};
    const require = (name: string): Loaded => {
      const found = done.get(name.replace(/^\.\//, '').replace(/\.ts$/, ''));
      if (found) return found;
      throw new Error(
        `There is nothing to import from '${name}': a cell may import 'last-ack' and earlier cells of its chapter.`,
      );
    };
    await new AsyncFunction('exports', 'require', 'module', `${code}\n//# sourceURL=cell-${id}.js`)(
      exports,
      require,
      { exports },
    );
    done.set(id, exports);
    last = exports;
  }
  return last;
};

const report = (error: unknown, offset: number): void => {
  const at = place.exec(stackOf(error));
  const unreadable = 'It threw something that cannot be read.';
  const isError = attempt(() => error instanceof Error, false);
  const message = isError
    ? attempt(() => String((error as Error).message), unreadable)
    : attempt(() => `It threw ${String(error)}.`, unreadable);
  send({
    kind: 'threw',
    name: isError ? attempt(() => String((error as Error).name).slice(0, 80), '') : '',
    message: message.slice(0, 500),
    ...(at ? { cell: at[1]!, line: Math.max(1, Number(at[2]) - offset), column: Number(at[3]) } : {}),
  });
};

const start = async (): Promise<void> => {
  const offset = await measureOffset();
  // biome-ignore lint/suspicious/noExplicitAny: the cell's own parameters type its values; here they are data.
  let held: any;
  const turn = async (values: Values): Promise<void> => {
    logged.length = 0;
    const all = { ...defaultValues(held.parameters ?? {}), ...values };
    const outputs = await held.run(all);
    const facts = held.facts?.(all);
    send({ kind: 'done', value: { outputs, parameters: held.parameters, facts, log: logged } });
  };
  self.onmessage = async ({ data }: MessageEvent<{ modules?: Module[]; values: Values }>) => {
    try {
      if (data.modules) {
        Object.assign(self, { console: { log, info: log, warn: log, error: log, debug: log, table: log } });
        const loaded = await load(data.modules);
        held = loaded.default;
        if (typeof held !== 'object' || held === null || typeof held.run !== 'function')
          throw new Error(
            'The cell exports nothing to draw: end it with `export default cell({ run: () => … })`.',
          );
      }
      await turn(data.values);
    } catch (error) {
      report(error, offset);
    }
  };
  // What is thrown after the result (a timer, a promise nobody waits for) is told as well.
  self.onerror = () => true;
};

await start();
post('{"kind":"loaded"}');
