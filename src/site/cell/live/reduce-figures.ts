/** What becomes of the figures of a cell: their cursors, their folds, the view in front. */
import type { TraceEvent } from '../../../timeline/index.ts';
import type { CellEffect, Step, Steps } from './cell-events.ts';
import { type CellState, type FigureState, newFigure } from './cell-state.ts';

const withFigure = (state: CellState, figure: number, change: Partial<FigureState>): CellState => ({
  ...state,
  figures: state.figures.map((one, i) => (i === figure ? { ...one, ...change } : one)),
});

/** Number of the event that is the same in another run, or that comes next. */
const alike = (events: readonly TraceEvent[], before: TraceEvent): number => {
  const same = events.findIndex(({ id, kind }) => id === before.id && kind === before.kind);
  const near = events.findIndex(({ t }) => t >= before.t);
  return same >= 0 ? same : near >= 0 ? near : events.length - 1;
};

/** The cursor on the event number `to`, or on the first or last; a run in which nothing happens has none. */
const moved = (state: CellState, figure: number, to: number, passing: boolean): Step => {
  const { events } = state.figures[figure]!;
  const at = events.length === 0 ? -1 : Math.max(0, Math.min(events.length - 1, to));
  const event = events[at];
  const next = withFigure(state, figure, { at });
  const cursor: CellEffect = { do: 'cursor', figure };
  if (passing || !event) return [next, [cursor]];
  return [
    { ...withFigure(next, figure, { put: event }), putIn: figure, wanted: undefined },
    [cursor, { do: 'address' }],
  ];
};

/** A figure that is not there, or is there no longer, has no events. */
const there =
  <E extends { figure: number }>(step: (state: CellState, event: E, figure: FigureState) => Step) =>
  (state: CellState, event: E): Step => {
    const figure = state.figures[event.figure];
    return figure ? step(state, event, figure) : [state, []];
  };

export const figureSteps: Steps<'figures' | 'picture' | 'move' | 'step' | 'fold' | 'play' | 'view'> = {
  figures: (state, { count }) => [
    { ...state, figures: Array.from({ length: count }, () => newFigure), putIn: null },
    [],
  ],
  picture: there((state, { figure, events }, before) => {
    const on = before.events[before.at];
    const put = before.put && (events[alike(events, before.put)] ?? null);
    const next = withFigure(state, figure, { events, put });
    return on ? moved(next, figure, alike(events, on), true) : [next, [{ do: 'fill', figure }]];
  }),
  move: there((state, { figure, to, passing }) => moved(state, figure, to, passing)),
  step: there((state, { figure, by }, { at, events }) =>
    moved(state, figure, at >= 0 ? at + by : by > 0 ? 0 : events.length - 1, false),
  ),
  fold: there((state, { figure, fold }, { unfolded }) => [
    withFigure(state, figure, {
      unfolded: unfolded.includes(fold) ? unfolded.filter((id) => id !== fold) : [...unfolded, fold],
    }),
    [{ do: 'redraw', figure }],
  ]),
  play: there((state, { figure, on, close }, { playing, at, events }) => {
    if ((!on && !playing) || events.length === 0) return [state, []];
    const player: CellEffect = { do: 'player', figure };
    if (!on) return [withFigure(state, figure, { playing: false }), [player]];
    // From the close, or from where the cursor stands between it and the end.
    const from = at < close || at >= events.length - 1 ? close : at;
    const [next, effects] = moved(state, figure, from, true);
    return [withFigure(next, figure, { playing: true }), [...effects, player]];
  }),
  view: (state, { view, tell }) => [
    { ...state, view },
    [
      ...(view === state.view ? [] : [{ do: 'view' } as const]),
      ...(tell ? [{ do: 'tellView' } as const] : []),
    ],
  ],
};
