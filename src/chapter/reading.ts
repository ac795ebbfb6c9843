/** A `<Fact>` or `<Predict>`: what the prose reads from a run. */
import type { ParameterValues, ProfileChoice } from '../notebook/index.ts';
import type { Component } from './parse-chapter.ts';
import { type FactForm, type FactValue, factForms } from './write-fact.ts';

export interface Reading {
  /** Name of the cell. */
  cell: string;
  /** Dotted path of the fact: `client.livedMs`. */
  is: string;
  as: FactForm;
  profile: ProfileChoice;
  /** Parameters set for this run; the others are as declared. */
  values: ParameterValues;
  /** Of a prediction. */
  question: string;
  choices: readonly FactValue[];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isValues = (value: unknown): value is ParameterValues =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const readsRun = ({ name }: Component): boolean => name === 'Fact' || name === 'Predict';

/** What a component asks, with what it leaves out filled in. The doctor says what is wrong with it; this never throws. */
export const readingOf = ({ attributes }: Component): Reading => {
  const value = (name: string): unknown => attributes[name]?.value;
  const [given, profile, choices] = [value('with'), value('profile'), value('choices')];
  return {
    cell: textOf(value('of') ?? value('cell')),
    is: textOf(value('is')),
    as: factForms.find((form) => form === value('as')) ?? 'count',
    profile: profile === 'textbook' || profile === 'both' ? profile : 'linux',
    values: isValues(given) ? given : {},
    question: textOf(value('question')),
    choices: Array.isArray(choices) ? (choices as FactValue[]) : [],
  };
};
