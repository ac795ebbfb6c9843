/**
 * What a stranger's data is made of, read key by key: each answer is built afresh, and a refusal names the place, what was
 * found there and what is allowed.
 */
import { type Scenario, validateScenario } from '../sim/index.ts';
import { faultText, inEveryLanguage, languages } from '../words/index.ts';
import type { Filled, Text } from './text.ts';

/** A refusal in words: `output 2, rows[3]: found a function, allowed are texts and numbers`. */
export class OutputFault extends Error {
  readonly text: Text;
  constructor(where: string, found: string, allowed: string) {
    const said = faultText((words) => words.found(where, found, allowed));
    super(said[languages[0]]);
    this.name = 'OutputFault';
    this.text = said;
  }
}

/** Characters of one text. */
const mostText = 2000;
/** Values in one text. */
const mostValues = 20;

export type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, in a word or two: for messages. */
export const describe = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string')
    return value.length > 40 ? `a text of ${value.length} characters` : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

export const own = (value: Plain, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

export const string = (value: unknown, where: string): string => {
  if (typeof value === 'string' && value.length <= mostText) return value;
  throw new OutputFault(where, describe(value), `a text of up to ${mostText} characters`);
};

export const text = (value: unknown, where: string): Text => {
  if (!isPlain(value)) return string(value, where);
  const source = string(own(value, languages[0]), `${where}.${languages[0]}`);
  const pattern = own(value, 'pattern');
  if (pattern === undefined)
    return inEveryLanguage((lang) => string(own(value, lang) ?? source, `${where}.${lang}`));
  const values = list(own(value, 'values'), `${where}.values`, mostValues).map((one, i) =>
    one === null || typeof one === 'number' ? one : string(one, `${where}.values[${i}]`),
  );
  return { [languages[0]]: source, pattern: string(pattern, `${where}.pattern`), values } as Filled;
};

export const list = (value: unknown, where: string, most: number): unknown[] => {
  if (Array.isArray(value) && value.length <= most) return value;
  throw new OutputFault(where, describe(value), `a list of up to ${most}`);
};

export const finite = (value: unknown, where: string): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new OutputFault(where, describe(value), 'a finite number');
};

export const whole = (value: unknown, where: string, least: number, most: number): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new OutputFault(where, describe(value), `a whole number from ${least} to ${most}`);
};

export const scenario = (value: unknown, where: string): Scenario => {
  const checked = validateScenario(value);
  if (checked.scenario) return checked.scenario;
  const [first, ...more] = checked.faults;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new OutputFault(
    `${where}${first?.path ? ` ${first.path}` : ''}`,
    first?.found ?? describe(value),
    `${first?.allowed ?? 'a scenario'}${first?.hint ? ` (${first.hint})` : ''}${rest}`,
  );
};
