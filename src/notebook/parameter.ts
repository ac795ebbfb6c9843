/** What a reader may turn in a cell. The value given here is the one the static page shows. */
import type { Text } from './text.ts';

export interface Slider {
  kind: 'slider';
  label: Text;
  /** Shown after the number: `ms`, `s`. */
  unit?: Text;
  min: number;
  max: number;
  /** Default 1. */
  step?: number;
  value: number;
}
export interface Toggle {
  kind: 'toggle';
  label: Text;
  value: boolean;
}
export interface Select<T extends string | number = string | number> {
  kind: 'select';
  label: Text;
  options: readonly T[];
  /** What the reader sees of an option, where that is not its value; links carry the value. */
  labels?: Partial<Record<T, Text>>;
  value: T;
}
export type Parameter = Slider | Toggle | Select;
export type Parameters = Record<string, Parameter>;

/** The values a cell's `run` receives, by parameter name. */
export type Values<P extends Parameters> = {
  [K in keyof P]: P[K] extends Slider
    ? number
    : P[K] extends Toggle
      ? boolean
      : P[K] extends Select<infer T>
        ? T
        : never;
};

export const slider = (spec: Omit<Slider, 'kind'>): Slider => ({ kind: 'slider', ...spec });
export const toggle = (spec: Omit<Toggle, 'kind'>): Toggle => ({ kind: 'toggle', ...spec });
/** `options` as a list, or with what the reader sees of each: `{ waits: { en: 'waits', zh: '…' } }`. */
export const select = <const T extends string | number>(
  spec: Omit<Select<T>, 'kind' | 'labels' | 'options' | 'value'> & {
    options: readonly T[] | Record<T & string, Text>;
    labels?: Partial<Record<NoInfer<T>, Text>>;
    value: NoInfer<T>;
  },
): Select<T> => {
  const { options, ...rest } = spec;
  if (isList(options)) return { kind: 'select', ...rest, options };
  return {
    kind: 'select',
    ...rest,
    options: Object.keys(options) as T[],
    labels: options as Partial<Record<T, Text>>,
  };
};
const isList = <T>(options: readonly T[] | Record<string, Text>): options is readonly T[] =>
  Array.isArray(options);

/** The values the static page shows. */
export const defaultValues = <P extends Parameters>(parameters: P): Values<P> =>
  Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.value])) as Values<P>;

/** The value as the parameter allows it; undefined when it does not. Sliders clamp and snap. */
export const readValue = (parameter: Parameter, text: string): number | string | boolean | undefined => {
  if (parameter.kind === 'toggle') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (parameter.kind === 'select') return parameter.options.find((option) => String(option) === text);
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return undefined;
  return snap(parameter, number);
};

/** The nearest value a slider can take. */
export const snap = (parameter: Slider, value: number): number => {
  const { min, max, step = 1 } = parameter;
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step);
  return Math.min(max, Number((min + steps * step).toFixed(6)));
};
