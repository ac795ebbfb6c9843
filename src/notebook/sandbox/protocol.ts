/**
 * What the page, the sandbox frame and its workers say to each other. Each side checks every message it receives:
 * the worker runs a stranger's code, so whatever comes from there may be anything.
 */

/** One cell, already JavaScript with `require` for imports. */
export interface Module {
  id: string;
  code: string;
}

/** Page → frame. */
export type ToFrame =
  | { kind: 'run'; run: number; modules: Module[]; values: Values; limitMs: number }
  /** The same program again, with other values: its worker still holds it. */
  | { kind: 'turn'; run: number; values: Values; limitMs: number }
  | { kind: 'stop'; run: number };

export type Values = Record<string, number | string | boolean>;

/** Frame → page. `done` carries JSON that the page parses and validates. */
export type FromFrame =
  | { kind: 'ready' }
  | { kind: 'refused'; reason: string }
  | { kind: 'done'; run: number; payload: string }
  | {
      kind: 'threw';
      run: number;
      name: string;
      message: string;
      cell?: string;
      line?: number;
      column?: number;
    }
  | { kind: 'ended'; run: number; why: 'time' | 'output' | 'stopped' }
  /** Its worker was given up for newer ones: send the program again. */
  | { kind: 'gone'; run: number };

/**
 * Worker → frame: always one string, so that its size can be judged before anything reads it. It begins with the sign of its
 * kind, and a result is passed on unread: it is long, and the page reads it anyway.
 */
export const signs = { done: '=', threw: '!' } as const;
export type FromWorker =
  | { kind: 'done'; value: unknown }
  | { kind: 'threw'; name: string; message: string; cell?: string; line?: number; column?: number };

/** Characters of JSON that one run may hand back, and that an error may. */
export const mostOutput = 2_000_000;
export const mostError = 10_000;

type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: Plain, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
const text = (value: unknown, most = 500): string => (typeof value === 'string' ? value.slice(0, most) : '');
const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1e6 ? value : undefined;

/** A `threw` message built afresh from what is usable; null when it is not one. */
export const readThrew = (value: unknown): Extract<FromWorker, { kind: 'threw' }> | null => {
  if (!isPlain(value) || has(value, 'kind') !== 'threw') return null;
  const cell = text(has(value, 'cell'), 80);
  const line = whole(has(value, 'line'));
  const column = whole(has(value, 'column'));
  return {
    kind: 'threw',
    name: text(has(value, 'name'), 80),
    message: text(has(value, 'message')),
    ...(cell ? { cell } : {}),
    ...(line ? { line } : {}),
    ...(column ? { column } : {}),
  };
};

/** A message of the frame, rebuilt; null for anything else. */
export const readFromFrame = (value: unknown): FromFrame | null => {
  if (!isPlain(value)) return null;
  const kind = has(value, 'kind');
  if (kind === 'ready') return { kind };
  if (kind === 'refused') return { kind, reason: text(has(value, 'reason')) };
  const run = whole(has(value, 'run'));
  if (run === undefined) return null;
  if (kind === 'threw') {
    const threw = readThrew(value);
    return threw && { ...threw, run };
  }
  if (kind === 'gone') return { kind, run };
  if (kind === 'ended') {
    const why = has(value, 'why');
    return why === 'time' || why === 'output' || why === 'stopped' ? { kind, run, why } : null;
  }
  if (kind !== 'done') return null;
  const payload = has(value, 'payload');
  return typeof payload === 'string' && payload.length <= mostOutput ? { kind, run, payload } : null;
};
