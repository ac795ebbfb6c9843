/** The few kinds of value a scenario is made of, each as a function that writes down what is wrong. */

export interface Fault {
  /** Where, as one would write it in code: `client.script[2].bytes`; empty for the whole. */
  path: string;
  /** What stands there, as JSON, cut short. */
  found: string;
  /** What may stand there, unit included. */
  allowed: string;
  /** What was probably meant, as a phrase of its own. */
  hint?: string;
}

/** As many are told at once; what comes after them is not looked at. */
export const mostFaults = 20;
/** Longer than any name there is: such a word is cut, and no name is near it. */
const longestName = 54;
const short = (word: string): string =>
  word.length > longestName ? `${word.slice(0, longestName - 1)}…` : word;

export type Check = (value: unknown, path: string, faults: Fault[]) => void;

/** As much of a value as can be shown: it may be huge, or hold itself. */
const outline = (value: unknown, depth = 4): unknown => {
  if (typeof value === 'string') return value.slice(0, 80);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 30).map((item) => outline(item, depth - 1));
  const keys = Object.keys(value).slice(0, 30);
  return Object.fromEntries(
    keys.map((key) => [key.slice(0, 80), outline((value as Record<string, unknown>)[key], depth - 1)]),
  );
};

/** JSON of a value on one line, cut at 60 characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  // As the sandbox sends what JSON has no word for.
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return value;
  const json = typeof value === 'number' ? String(value) : (JSON.stringify(outline(value)) ?? typeof value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}

/** The phrase of a hint that names a replacement. */
export const meant = (replacement: string): string => `did you mean ${replacement}?`;

export function number(lowest: number, highest: number, unit = '', whole = false): Check {
  const allowed = `${whole ? 'a whole number' : 'a number'} from ${lowest} to ${highest}${unit && `, ${unit}`}`;
  return (value, path, faults) => {
    const fits = typeof value === 'number' && value >= lowest && value <= highest;
    if (fits && (!whole || Number.isInteger(value))) return;
    const quoted = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
    faults.push({ path, found: show(value), allowed, ...(quoted && { hint: meant(value.trim()) }) });
  };
}

export const integer = (lowest: number, highest: number, unit = ''): Check =>
  number(lowest, highest, unit, true);

export function oneOf(values: readonly (string | number | boolean)[]): Check {
  const allowed = values.map((value) => JSON.stringify(value)).join(', ');
  return (value, path, faults) => {
    if (values.includes(value as string)) return;
    const hint = typeof value === 'string' ? nearest(value, values.map(String)) : undefined;
    faults.push({ path, found: show(value), allowed, ...(hint && { hint: meant(hint) }) });
  };
}

export const text =
  (pattern: RegExp, allowed: string): Check =>
  (value, path, faults) => {
    if (typeof value !== 'string' || !pattern.test(value)) faults.push({ path, found: show(value), allowed });
  };

/** Of at most `most` entries. */
export const list =
  (check: Check, most: number): Check =>
  (value, path, faults) => {
    if (!Array.isArray(value)) faults.push({ path, found: show(value), allowed: 'a list: [ … ]' });
    else if (value.length > most)
      faults.push({ path, found: `a list of ${value.length}`, allowed: `up to ${most} entries` });
    else
      for (const [index, item] of value.entries()) {
        if (faults.length >= mostFaults) return;
        check(item, `${path}[${index}]`, faults);
      }
  };

/** An object with these keys and no others. `loose`: other keys are not judged. */
export function record(keys: Record<string, Check>, required: readonly string[] = [], loose = false): Check {
  const names = Object.keys(keys);
  return (value, path, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push({
        path,
        found: show(value),
        allowed: `an object: { ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' …' : ''} }`,
      });
      return;
    }
    const under = (key: string): string =>
      key.length <= longestName && /^[A-Za-z_$][\w$]*$/.test(key)
        ? path
          ? `${path}.${key}`
          : key
        : `${path}[${JSON.stringify(short(key))}]`;
    for (const [key, item] of Object.entries(value)) {
      if (faults.length >= mostFaults) return;
      if (Object.hasOwn(keys, key)) keys[key]!(item, under(key), faults);
      else if (!loose) {
        const hint = nearest(key, names);
        const some =
          names.length > 20 ? `${names.slice(0, 3).join(', ')} … (${names.length} in all)` : names.join(', ');
        faults.push({
          path: under(key),
          found: 'a key that does not exist here',
          allowed: some || 'no keys',
          ...(hint && { hint: meant(hint) }),
        });
      }
    }
    for (const key of required) {
      // What each key may hold is asked of the check itself, by showing it nothing.
      if (!Object.hasOwn(value, key)) keys[key]!(undefined, under(key), faults);
    }
  };
}

/** The known word closest to `word`, if any is close: a full name for its last part, or under 40 % of the letters wrong. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestName) return;
  const lower = word.toLowerCase();
  const whole = known.find((name) => name.toLowerCase().endsWith(`.${lower}`));
  if (whole) return whole;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length * 0.4));
  for (const name of known) {
    const wrong = distance(lower, name.toLowerCase());
    const tail = name.includes('.')
      ? distance(lower, name.slice(name.lastIndexOf('.') + 1).toLowerCase())
      : wrong;
    if (Math.min(wrong, tail) <= least) {
      if (Math.min(wrong, tail) < least || !best) best = name;
      least = Math.min(wrong, tail);
    }
  }
  return best;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** ms: nothing in a scenario lasts longer. */
export const week = 7 * 24 * 3_600_000;
/** The largest `int` of C. */
export const int = 2_147_483_647;
export const flag = oneOf([true, false]);
export const duration = number(0, week, 'ms');
