/**
 * What a sandboxed run hands back is a stranger's data. These functions build fresh objects from the keys they know and
 * from nothing else, so nothing inherited, extra or oversized reaches the page; each refusal names the place.
 */
import { type Profile, validateScenario } from '../sim/index.ts';
import type { Figure, RecordingFigure, Table } from './cell.ts';
import type { Parameter, Parameters } from './parameter.ts';
import type { ShownOutput } from './run-cell.ts';
import type { Text } from './text.ts';
import { allAtOnce } from './turns.ts';

/** A refusal in words: `output 2, rows[3]: found a function, allowed are texts and numbers`. */
export class OutputFault extends Error {
  readonly text: Text;
  constructor(where: string, found: string, allowed: string) {
    super(`${where}: found ${found}; allowed: ${allowed}.`);
    this.name = 'OutputFault';
    this.text = { en: this.message, zh: `${where}：得到的是 ${found}；允许的是：${allowed}。` };
  }
}

const limits = { outputs: 12, rows: 500, columns: 20, text: 2000, parameters: 20, options: 50, facts: 100 };

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
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

const own = (value: Plain, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

const string = (value: unknown, where: string): string => {
  if (typeof value === 'string' && value.length <= limits.text) return value;
  throw new OutputFault(where, describe(value), `a text of up to ${limits.text} characters`);
};

const text = (value: unknown, where: string): Text =>
  isPlain(value)
    ? { en: string(own(value, 'en'), `${where}.en`), zh: string(own(value, 'zh'), `${where}.zh`) }
    : string(value, where);

const list = (value: unknown, where: string, most: number): unknown[] => {
  if (Array.isArray(value) && value.length <= most) return value;
  throw new OutputFault(where, describe(value), `a list of up to ${most}`);
};

const finite = (value: unknown, where: string): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new OutputFault(where, describe(value), 'a finite number');
};

const scenario = (value: unknown, where: string): Figure['scenario'] => {
  const checked = validateScenario(value);
  if (checked.scenario) return checked.scenario;
  const [first, ...more] = checked.faults;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new OutputFault(
    `${where}${first?.path ? ` ${first.path}` : ''}`,
    first?.found ?? describe(value),
    `${first?.allowed ?? 'a scenario'}${first?.hint ? `. ${first.hint}` : ''}${rest}`,
  );
};

const optionalText = (value: unknown, where: string): { caption?: Text } =>
  value === undefined ? {} : { caption: text(value, where) };

const figure = (value: Plain, where: string): Figure => {
  const show = own(value, 'show');
  if (show !== undefined && show !== 'linux' && show !== 'textbook' && show !== 'both')
    throw new OutputFault(`${where}.show`, describe(show), '"linux", "textbook" or "both"');
  const against = own(value, 'against');
  if (against !== undefined && !isPlain(against))
    throw new OutputFault(`${where}.against`, describe(against), '{ label, scenario }');
  return {
    kind: 'figure',
    scenario: scenario(own(value, 'scenario'), `${where}.scenario`),
    ...(show ? { show: show as Profile | 'both' } : {}),
    ...(against
      ? {
          against: {
            label: text(own(against, 'label'), `${where}.against.label`),
            scenario: scenario(own(against, 'scenario'), `${where}.against.scenario`),
          },
        }
      : {}),
    ...(own(value, 'opening') === true ? { opening: true } : {}),
    ...optionalText(own(value, 'caption'), `${where}.caption`),
  };
};

const recording = (value: Plain, where: string): RecordingFigure => {
  const id = own(value, 'recording');
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,100}$/.test(id))
    throw new OutputFault(`${where}.recording`, describe(id), 'the name of a kernel recording of this site');
  return { kind: 'recording', recording: id, ...optionalText(own(value, 'caption'), `${where}.caption`) };
};

const table = (value: Plain, where: string): Table => {
  const columns = list(own(value, 'columns'), `${where}.columns`, limits.columns);
  const rows = list(own(value, 'rows'), `${where}.rows`, limits.rows);
  return {
    kind: 'table',
    caption: text(own(value, 'caption'), `${where}.caption`),
    columns: columns.map((column, i) => text(column, `${where}.columns[${i}]`)),
    rows: rows.map((row, i) =>
      list(row, `${where}.rows[${i}]`, limits.columns).map((entry, k) =>
        typeof entry === 'number'
          ? finite(entry, `${where}.rows[${i}][${k}]`)
          : text(entry, `${where}.rows[${i}][${k}]`),
      ),
    ),
  };
};

/** One output or a list of them, as a cell's `run` may return it; a piece of work each. @throws OutputFault */
export function* validatingOutputs(value: unknown): Generator<void, ShownOutput[]> {
  const outputs = Array.isArray(value) ? list(value, 'the result', limits.outputs) : [value];
  const allowed = 'a scenario, figure(…), againstRecording(…) or table(…)';
  if (outputs.length === 0 || outputs[0] === undefined || outputs[0] === null)
    throw new OutputFault('run()', outputs.length === 0 ? 'an empty list' : 'nothing', `return ${allowed}`);
  const checked: ShownOutput[] = [];
  for (const [i, output] of outputs.entries()) {
    const where = outputs.length === 1 ? 'the result' : `output ${i + 1}`;
    if (!isPlain(output)) throw new OutputFault(where, describe(output), allowed);
    const kind = own(output, 'kind');
    if (kind === 'figure') checked.push(figure(output, where));
    else if (kind === 'recording') checked.push(recording(output, where));
    else if (kind === 'table') checked.push(table(output, where));
    else if (kind === undefined) checked.push({ kind: 'figure', scenario: scenario(output, where) });
    else throw new OutputFault(`${where}.kind`, describe(kind), '"figure", "recording" or "table"');
    yield;
  }
  return checked;
}

/** The same at once. @throws OutputFault */
export const validateOutputs = (value: unknown): ShownOutput[] => allAtOnce(validatingOutputs(value));

const optionLabels = (value: unknown, options: readonly (string | number)[], where: string) => {
  if (value === undefined) return null;
  if (!isPlain(value)) throw new OutputFault(where, describe(value), 'an object with a text for an option');
  const keys = Object.keys(value);
  const stray = keys.find((key) => !options.some((option) => String(option) === key));
  if (stray !== undefined)
    throw new OutputFault(`${where}.${stray}`, 'a label', `labels of: ${options.join(', ')}`);
  return Object.fromEntries(keys.map((key) => [key, text(own(value, key), `${where}.${key}`)]));
};

const parameter = (value: unknown, where: string): Parameter => {
  if (!isPlain(value)) throw new OutputFault(where, describe(value), 'slider(…), select(…) or toggle(…)');
  const label = text(own(value, 'label'), `${where}.label`);
  const kind = own(value, 'kind');
  const start = own(value, 'value');
  if (kind === 'toggle') return { kind, label, value: start === true };
  if (kind === 'select') {
    const options = list(own(value, 'options'), `${where}.options`, limits.options).map((option, i) =>
      typeof option === 'number'
        ? finite(option, `${where}.options[${i}]`)
        : string(option, `${where}.options[${i}]`),
    );
    const found = options.find((option) => option === start);
    if (found === undefined) throw new OutputFault(`${where}.value`, describe(start), 'one of its options');
    const labels = optionLabels(own(value, 'labels'), options, `${where}.labels`);
    return { kind, label, options, ...(labels && { labels }), value: found };
  }
  if (kind !== 'slider')
    throw new OutputFault(`${where}.kind`, describe(kind), 'slider(…), select(…) or toggle(…)');
  const number = (key: string) => finite(own(value, key), `${where}.${key}`);
  const [min, max] = [number('min'), number('max')];
  const step = own(value, 'step') === undefined ? 1 : number('step');
  if (!(min < max)) throw new OutputFault(`${where}.max`, String(max), `more than min (${min})`);
  if (!(step > 0)) throw new OutputFault(`${where}.step`, String(step), 'more than 0');
  const unit = own(value, 'unit');
  return {
    kind,
    label,
    min,
    max,
    step,
    value: Math.min(max, Math.max(min, number('value'))),
    ...(unit === undefined ? {} : { unit: text(unit, `${where}.unit`) }),
  };
};

/** Names must be plain identifiers: they become form fields and parts of a link. @throws OutputFault */
export const validateParameters = (value: unknown): Parameters => {
  if (value === undefined || value === null) return {};
  if (!isPlain(value))
    throw new OutputFault('parameters', describe(value), 'an object of slider(…), select(…), toggle(…)');
  const names = Object.keys(value);
  if (names.length > limits.parameters)
    throw new OutputFault('parameters', `${names.length} of them`, `up to ${limits.parameters}`);
  return Object.fromEntries(
    names.map((name) => {
      if (!/^[A-Za-z]\w{0,39}$/.test(name))
        throw new OutputFault(
          'parameters',
          `the name ${describe(name)}`,
          'a letter, then letters, digits or _',
        );
      return [name, parameter(value[name], `parameters.${name}`)];
    }),
  );
};
