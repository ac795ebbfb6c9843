/** What becomes of the text of a cell that may be edited, and of its runs. */
import type { Step, Steps } from './cell-events.ts';
import { type CellState, type CellText, noRun } from './cell-state.ts';

const written =
  <E>(step: (state: CellState, event: E, text: CellText) => Step) =>
  (state: CellState, event: E): Step =>
    state.text ? step(state, event, state.text) : [state, []];

export const textSteps: Steps<
  'edit' | 'editing' | 'lesson' | 'type' | 'put' | 'behind' | 'run' | 'begin' | 'ended' | 'over' | 'stop'
> = {
  edit: (state) => (state.opening ? [state, []] : [{ ...state, opening: true }, [{ do: 'openEditor' }]]),
  editing: (state) => [{ ...state, opening: false }, []],
  lesson: (state, { lesson }) => [
    {
      ...state,
      text: {
        lesson,
        code: lesson,
        sources: undefined,
        endedByForce: false,
        strange: false,
        mine: undefined,
      },
    },
    [],
  ],
  // An editor that takes the place of another says the same text again.
  type: written((state, { code }, text) => {
    if (code === text.code) return [state, []];
    return [
      { ...state, text: { ...text, code, strange: false }, status: 'stale', notDrawn: false },
      [
        ...(text.strange ? [{ do: 'offerMine' } as const] : []),
        { do: 'note' },
        { do: 'offer' },
        { do: 'status' },
        { do: 'unlink' },
      ],
    ];
  }),
  put: written((state, { code, sources, strange = false, endedByForce }, text) => [
    {
      ...state,
      text: { ...text, code, sources, strange, endedByForce: endedByForce ?? text.endedByForce },
    },
    [{ do: 'text' }, { do: 'note' }, { do: 'offer' }],
  ]),
  behind: written((state, { mine }, text) => [{ ...state, text: { ...text, mine } }, []]),
  run: (state, { dependents }) => {
    const { run } = state;
    const asked = { ...run, dependents: run.dependents || dependents };
    return run.going
      ? [{ ...state, run: { ...asked, again: true } }, []]
      : [{ ...state, run: { ...asked, going: true } }, [{ do: 'run' }]];
  },
  // Kept before it runs, as a text that has not ended well: if the tab dies, it will not run by itself.
  begin: written((state, _, text) => [
    {
      ...state,
      text: { ...text, strange: false, endedByForce: true },
      run: { ...state.run, again: false, stopAsked: false },
      status: 'running',
      notDrawn: false,
    },
    [...(text.strange ? [{ do: 'note' } as const] : []), { do: 'keep' }, { do: 'status' }, { do: 'offer' }],
  ]),
  ended: written((state, { forced }, text) => [
    { ...state, text: { ...text, endedByForce: forced } },
    [{ do: 'keep' }],
  ]),
  over: (state) => [{ ...state, run: noRun }, [{ do: 'offer' }]],
  stop: (state, { whole }) =>
    state.counted !== null && !whole
      ? [state, [{ do: 'stopCounting' }]]
      : [{ ...state, run: { ...state.run, again: false, stopAsked: true } }, [{ do: 'stopRun' }]],
};
