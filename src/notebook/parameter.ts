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
export const select = <const T extends string | number>(
  spec: Omit<Select<T>, 'kind' | 'labels'> & { labels?: Partial<Record<NoInfer<T>, Text>> },
): Select<T> => ({
  kind: 'select',
  ...spec,
});

/** The values the static page shows. */
export const defaultValues = <P extends Parameters>(parameters: P): Values<P> =>
  Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.value])) as Values<P>;
