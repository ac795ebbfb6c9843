/** A cell and a goal in the languages of their readers: each text they say is looked up in `zh.words.json` of their page. */
import { inEveryLanguage, type Lang, languages } from '../words/index.ts';
import { type AnyCell, callCell } from './call-cell.ts';
import type { Exercise } from './exercise.ts';
import type { Parameter, Parameters } from './parameter.ts';
import { inLanguage, type Text } from './text.ts';

/** By language: a text in English, or the pattern of one with values in it, and the same in that language. */
export type Translations = Partial<Record<Lang, Readonly<Record<string, string>>>>;

/** Where texts stand in what a cell declares and returns. Elsewhere it says what is to be run. */
const said = new Set('against caption chart columns label labels name of over rows runs unit up'.split(' '));

const isText = (value: unknown): value is Text =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && languages[0] in value);

/** The same data with each text of it changed. @param all whatever its keys */
export const withTexts = <T>(data: T, change: (text: Text) => Text, all = false): T => {
  if (isText(data)) return change(data) as T;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((one) => withTexts(one, change)) as T;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      all || said.has(key) ? withTexts(value, change, key === 'labels') : value,
    ]),
  ) as T;
};

/** What a text is looked up by; undefined: it is in every language already. */
export const keyOf = (text: Text): string | undefined =>
  typeof text === 'string' ? text : 'pattern' in text ? text.pattern : undefined;

const inAll = (text: Text, translations: Translations): Text => {
  const key = keyOf(text);
  const found = (lang: Lang): string | undefined => {
    const all = translations[lang] ?? {};
    return key !== undefined && Object.hasOwn(all, key) ? all[key] : undefined;
  };
  if (!languages.some(found)) return text;
  const values = typeof text === 'object' && 'values' in text ? text.values : [];
  return inEveryLanguage(
    // One that is still to be written is empty.
    (lang) =>
      found(lang)?.replace(/\{(\d+)\}/g, (place, n) =>
        n <= values.length ? String(values[n - 1]) : place,
      ) || inLanguage(text, languages[0]),
  );
};

/** What a cell has returned. */
export const translateOutputs = <T>(outputs: T, translations: Translations): T =>
  withTexts(outputs, (text) => inAll(text, translations));

/** An option that has no label of its own is one. */
export const withOptionsAsLabels = (parameter: Parameter): Parameter => {
  if (parameter.kind !== 'select') return parameter;
  const { options, labels } = parameter;
  const own = options.filter((option) => typeof option === 'string').map((option) => [option, option]);
  return { ...parameter, labels: { ...Object.fromEntries(own), ...labels } };
};

/** What a cell declares. */
export const translateParameters = (parameters: Parameters, translations: Translations): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      withTexts(withOptionsAsLabels(parameter), (text) => inAll(text, translations)),
    ]),
  );

export const translateCell = (cell: AnyCell, translations: Translations): AnyCell => ({
  ...cell,
  parameters: translateParameters(cell.parameters, translations),
  run: (values) => translateOutputs(callCell(cell, values), translations),
});

export const translateGoal = ({ goal, ...rest }: Exercise, translations: Translations): Exercise => ({
  ...rest,
  goal: (facts, trace) =>
    goal(facts, trace).map(([holds, otherwise]) => [holds, inAll(otherwise, translations)]),
});
