/**
 * What a sandboxed run hands back is a stranger's data. These functions build fresh objects from the keys they know and
 * from nothing else, so nothing inherited, extra or oversized reaches the page; each refusal names the place.
 */
import type { Profile } from '../sim/index.ts';
import type { CalledOutput, Figure, RecordingFigure, RowRun, Table } from './cell.ts';
import type { Parameter, Parameters } from './parameter.ts';
import type { Text } from './text.ts';
import { allAtOnce } from './turns.ts';
import {
  describe,
  finite,
  isPlain,
  list,
  OutputFault,
  own,
  type Plain,
  scenario,
  string,
  text,
  whole,
} from './validate-plain.ts';
import { chart, tally } from './validate-tally.ts';

const limits = { outputs: 12, rows: 500, columns: 20, parameters: 20, options: 50, facts: 100 };

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

/** Of a table that is drawn: what its rows stand for. */
const runs = (value: unknown, where: string, rows: number, columns: number): Pick<Table, 'runs'> => {
  if (value === undefined) return {};
  const rowRun = (given: unknown, place: string): RowRun => {
    if (!isPlain(given)) throw new OutputFault(place, describe(given), '{ scenario }');
    const name = own(given, 'name');
    const of = own(given, 'columns');
    return {
      ...(name !== undefined && { name: text(name, `${place}.name`) }),
      ...(of !== undefined && {
        columns: list(of, `${place}.columns`, columns).map((one, i) =>
          whole(one, `${place}.columns[${i}]`, 1, columns - 1),
        ),
      }),
      scenario: scenario(own(given, 'scenario'), `${place}.scenario`),
    };
  };
  return {
    runs: list(value, where, rows).map((row, i) =>
      list(row, `${where}[${i}]`, columns).map((one, k) => rowRun(one, `${where}[${i}][${k}]`)),
    ),
  };
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
    ...chart(own(value, 'chart'), `${where}.chart`, columns.length),
    ...runs(own(value, 'runs'), `${where}.runs`, rows.length, columns.length),
  };
};

/** One output or a list of them, as a cell's `run` may return it; a piece of work each. @throws OutputFault */
export function* validatingOutputs(value: unknown): Generator<void, CalledOutput[]> {
  const outputs = Array.isArray(value) ? list(value, 'the result', limits.outputs) : [value];
  const allowed = 'a scenario, figure(…), againstRecording(…), table(…) or tally(…)';
  if (outputs.length === 0 || outputs[0] === undefined || outputs[0] === null)
    throw new OutputFault('run()', outputs.length === 0 ? 'an empty list' : 'nothing', `return ${allowed}`);
  const checked: CalledOutput[] = [];
  for (const [i, output] of outputs.entries()) {
    const where = outputs.length === 1 ? 'the result' : `output ${i + 1}`;
    if (!isPlain(output)) throw new OutputFault(where, describe(output), allowed);
    const kind = own(output, 'kind');
    if (kind === 'figure') checked.push(figure(output, where));
    else if (kind === 'recording') checked.push(recording(output, where));
    else if (kind === 'table') checked.push(table(output, where));
    else if (kind === 'tally') checked.push(tally(output, where));
    else if (kind === undefined) checked.push({ kind: 'figure', scenario: scenario(output, where) });
    else throw new OutputFault(`${where}.kind`, describe(kind), '"figure", "recording", "table" or "tally"');
    yield;
  }
  return checked;
}

/** The same at once. @throws OutputFault */
export const validateOutputs = (value: unknown): CalledOutput[] => allAtOnce(validatingOutputs(value));

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
