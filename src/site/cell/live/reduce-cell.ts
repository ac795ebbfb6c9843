/** What each event makes of a cell. Pure: what is to be done about it comes back as effects, in their order. */
import { defaultValues, type Parameters, type ParameterValues, readValue } from '../../../notebook/index.ts';
import type { CellEffect, CellEvent, Step, Steps } from './cell-events.ts';
import { type CellState, isTurned, momentOf } from './cell-state.ts';
import { figureSteps } from './reduce-figures.ts';
import { textSteps } from './reduce-text.ts';

const show: CellEffect = { do: 'show', typing: true };
const draw: CellEffect = { do: 'draw' };
const release: CellEffect = { do: 'release' };

/** What was turned before, as far as the new parameters still allow it. */
const fitting = (state: CellState, declared: Parameters): ParameterValues => {
  const kept: ParameterValues = {};
  for (const [name, parameter] of Object.entries(declared)) {
    const value = isTurned(state, name) ? readValue(parameter, String(state.values[name])) : undefined;
    if (value !== undefined) kept[name] = value;
  }
  return kept;
};

/** The code now declares these parameters, with what was turned before where it still fits. */
const declare = (state: CellState, parameters: Parameters): Step => {
  if (JSON.stringify(parameters) === JSON.stringify(state.parameters)) return [state, []];
  // Against the old declaration: a value nobody turned gives way to the new default.
  const values = { ...defaultValues(parameters), ...fitting(state, parameters) };
  return [{ ...state, parameters, values }, [{ do: 'controls' }]];
};

const turnSteps: Steps<
  | 'opened'
  | 'reach'
  | 'turn'
  | 'profile'
  | 'shows'
  | 'compare'
  | 'lose'
  | 'link'
  | 'reset'
  | 'restore'
  | 'result'
  | 'status'
  | 'fail'
  | 'drawn'
  | 'counted'
> = {
  opened: (state) => [state, [show]],
  reach: (state, { name }) =>
    state.parameters[name]?.kind !== 'slider' || state.roomFor === name
      ? [state, []]
      : [{ ...state, roomFor: name }, state.edited ? [] : [{ do: 'room', name }]],
  turn: (state, { name, value, typing }) => {
    const parameter = state.parameters[name];
    if (!parameter || (value === null && typing)) return [state, []];
    const values = value === null ? state.values : { ...state.values, [name]: value };
    const effects: CellEffect[] = [{ do: 'show', typing }, draw];
    return parameter.kind === 'slider'
      ? [{ ...state, values }, effects]
      : [{ ...state, values, roomFor: undefined }, [release, ...effects]];
  },
  profile: (state, { profile }) => [{ ...state, profile, roomFor: undefined }, [release, show, draw]],
  shows: (state, { profile }) =>
    profile === state.shown ? [state, []] : [{ ...state, shown: profile }, [show]],
  compare: (state, { on }) => [
    { ...state, compared: on, roomFor: undefined },
    [{ do: 'compare' }, release, draw],
  ],
  lose: (state, { faults }) => [{ ...state, faults }, [show, draw]],
  link: (state, { values, faults, profile, at, turned }) => [
    { ...state, values: { ...state.values, ...values }, faults, profile, wanted: at },
    turned ? [show] : [],
  ],
  reset: (state) => {
    const moment = momentOf(state);
    return [
      {
        ...state,
        values: { ...defaultValues(state.parameters) },
        faults: [],
        profile: undefined,
        wanted: undefined,
        roomFor: undefined,
        figures: state.figures.map((figure) => ({ ...figure, put: null })),
        putIn: null,
      },
      [
        ...(moment ? [{ do: 'address' } as const] : []),
        // What was kept as the run before goes as well.
        ...(state.compared ? [{ do: 'compare' } as const] : []),
        release,
        show,
        draw,
      ],
    ];
  },
  restore: (state, { before: { parameters, values, faults, profile } }) => {
    const [next, effects] = declare(state, parameters);
    return [{ ...next, values, faults, profile }, [...effects, show, draw]];
  },
  result: (state, { edited, parameters }) => declare({ ...state, edited }, parameters),
  status: (state, { status }) => [{ ...state, status, notDrawn: false }, [{ do: 'status' }]],
  fail: (state, { message }) => [
    { ...state, status: 'failed', notDrawn: true },
    [{ do: 'status' }, { do: 'problem', message }],
  ],
  drawn: (state) =>
    state.notDrawn
      ? [{ ...state, status: 'fresh', notDrawn: false }, [{ do: 'problem', message: null }, { do: 'status' }]]
      : [state, []],
  counted: (state, { share }) => [{ ...state, counted: share }, [{ do: 'offer' }, { do: 'status' }]],
};

const steps = { ...turnSteps, ...textSteps, ...figureSteps } as unknown as Record<
  CellEvent['kind'],
  (state: CellState, event: CellEvent) => Step
>;

export const reduceCell = (state: CellState, event: CellEvent): Step => steps[event.kind](state, event);
