/** The state of a cell: what each thing that may happen makes of it, and what is to be done about it. */
import { describe, expect, test } from 'vitest';
import type { Parameters, ReaderFault } from '../../src/notebook/index.ts';
import type { CellEvent } from '../../src/site/cell/live/cell-events.ts';
import {
  type CellState,
  findMoment,
  isChanged,
  isEdited,
  isStoppable,
  momentOf,
  startState,
  turnedOf,
} from '../../src/site/cell/live/cell-state.ts';
import { CellStore } from '../../src/site/cell/live/cell-store.ts';
import { reduceCell } from '../../src/site/cell/live/reduce-cell.ts';
import type { TraceEvent } from '../../src/timeline/index.ts';

const own: Parameters = {
  rttMs: { kind: 'slider', label: 'Round trip', min: 0, max: 300, value: 20, unit: 'ms' },
  keep: { kind: 'toggle', label: 'Keep', value: false },
};
const start = startState(own, 'linux', 'timeline');
const lost: ReaderFault = { from: 'client', kind: 'fin', nth: 1, action: 'lose' };
const events: TraceEvent[] = [
  { id: 's0', t: 0, side: 'client', kind: 'sent', index: 0 },
  { id: 'r0', t: 10, side: 'server', kind: 'arrived', index: 0 },
  { id: 's1', t: 20, side: 'server', kind: 'sent', index: 1 },
];

/** Each in turn. @returns the state at the end, and what the last of them asks for */
const become = (given: readonly CellEvent[], from: CellState = start): [CellState, string[]] => {
  let state = from;
  let asked: string[] = [];
  for (const event of given) {
    const [next, effects] = reduceCell(state, event);
    state = next;
    asked = effects.map((effect) => effect.do);
  }
  return [state, asked];
};

const turn = (name: string, value: string | number | boolean | null, typing = true): CellEvent => ({
  kind: 'turn',
  name,
  value,
  typing,
});
const write = (code: string): CellEvent[] => [
  { kind: 'lesson', lesson: 'lesson' },
  { kind: 'type', code },
];
const run: CellEvent = { kind: 'run', dependents: true };
const begin: CellEvent = { kind: 'begin' };
const ended: CellEvent = { kind: 'ended', forced: false };
const over: CellEvent = { kind: 'over' };
const stop: CellEvent = { kind: 'stop', whole: false };
const drawn: CellEvent[] = [
  { kind: 'figures', count: 2 },
  { kind: 'picture', figure: 0, events },
  { kind: 'picture', figure: 1, events },
];
const move = (to: number, passing = false, figure = 0): CellEvent => ({ kind: 'move', figure, to, passing });
const play = (on: boolean, close = 1): CellEvent => ({ kind: 'play', figure: 0, on, close });
const figureOf = (state: CellState, figure = 0) => {
  const { at, put, playing, unfolded } = state.figures[figure]!;
  return { at, put: put?.id ?? null, playing, unfolded };
};

describe('each event', () => {
  type Row = [
    what: string,
    given: CellEvent[],
    seen: (state: CellState) => unknown,
    is: unknown,
    asks: string[],
  ];
  const rows: Row[] = [
    [
      'a slider turned',
      [turn('rttMs', 200)],
      ({ values }) => values,
      { rttMs: 200, keep: false },
      ['show', 'draw'],
    ],
    [
      'a switch turned gives back the room of a slider',
      [{ kind: 'reach', name: 'rttMs' }, turn('keep', true)],
      ({ values, roomFor }) => [values.keep, roomFor],
      [true, undefined],
      ['release', 'show', 'draw'],
    ],
    ['a number box that is empty while one types', [turn('rttMs', null)], (s) => s, start, []],
    ['the same left empty', [turn('rttMs', null, false)], ({ values }) => values.rttMs, 20, ['show', 'draw']],
    ['a control that is not there', [turn('gone', 1)], (s) => s, start, []],
    ['a slider reached for', [{ kind: 'reach', name: 'rttMs' }], ({ roomFor }) => roomFor, 'rttMs', ['room']],
    [
      'reached for again',
      [
        { kind: 'reach', name: 'rttMs' },
        { kind: 'reach', name: 'rttMs' },
      ],
      ({ roomFor }) => roomFor,
      'rttMs',
      [],
    ],
    ['a segment lost', [{ kind: 'lose', faults: [lost] }], ({ faults }) => faults, [lost], ['show', 'draw']],
    [
      'a profile chosen',
      [{ kind: 'profile', profile: 'both' }],
      ({ profile }) => profile,
      'both',
      ['release', 'show', 'draw'],
    ],
    [
      'what the cell shows by itself',
      [{ kind: 'shows', profile: 'textbook' }],
      ({ shown }) => shown,
      'textbook',
      ['show'],
    ],
    ['the same again', [{ kind: 'shows', profile: 'linux' }], (s) => s, start, []],
    [
      'Before | after',
      [{ kind: 'compare', on: true }],
      ({ compared }) => compared,
      true,
      ['compare', 'release', 'draw'],
    ],
    [
      'a link opened',
      [{ kind: 'link', values: { rttMs: 80 }, faults: [lost], profile: 'both', at: 's1', turned: true }],
      ({ values, faults, profile, wanted }) => ({ values, faults, profile, wanted }),
      { values: { rttMs: 80, keep: false }, faults: [lost], profile: 'both', wanted: 's1' },
      ['show'],
    ],
    [
      'a link that only tells a moment',
      [{ kind: 'link', values: {}, faults: [], profile: undefined, at: 's1', turned: false }],
      (s) => isChanged(s),
      false,
      [],
    ],
    [
      'a run of ours that cannot be drawn',
      [{ kind: 'fail', message: 'no' }],
      ({ status }) => status,
      'failed',
      ['status', 'problem'],
    ],
    [
      'a picture after it',
      [{ kind: 'fail', message: 'no' }, { kind: 'drawn' }],
      ({ status }) => status,
      'fresh',
      ['problem', 'status'],
    ],
    [
      'a picture otherwise',
      [{ kind: 'status', status: 'stale' }, { kind: 'drawn' }],
      ({ status }) => status,
      'stale',
      [],
    ],
    ['runs being counted', [{ kind: 'counted', share: 0.3 }], isStoppable, true, ['offer', 'status']],
    [
      'counted',
      [
        { kind: 'counted', share: 0.3 },
        { kind: 'counted', share: null },
      ],
      isStoppable,
      false,
      ['offer', 'status'],
    ],
    [
      'Stop while they are counted',
      [{ kind: 'counted', share: 0.3 }, stop],
      ({ run: { stopAsked } }) => stopAsked,
      false,
      ['stopCounting'],
    ],
    [
      'Stop of a whole run',
      [
        { kind: 'counted', share: 0.3 },
        { kind: 'stop', whole: true },
      ],
      ({ run: { stopAsked } }) => stopAsked,
      true,
      ['stopRun'],
    ],

    ['Edit', [{ kind: 'edit' }], ({ opening }) => opening, true, ['openEditor']],
    ['Edit pressed twice', [{ kind: 'edit' }, { kind: 'edit' }], ({ opening }) => opening, true, []],
    ['the editor there', [{ kind: 'edit' }, { kind: 'editing' }], ({ opening }) => opening, false, []],
    [
      'a key',
      write('mine'),
      (s) => [s.status, isEdited(s), isChanged(s)],
      ['stale', true, true],
      ['note', 'offer', 'status', 'unlink'],
    ],
    ['the same text said again', write('lesson'), (s) => [s.status, isEdited(s)], ['fresh', false], []],
    ['a key before the part that edits', [{ kind: 'type', code: 'x' }], (s) => s, start, []],
    [
      'a stranger’s text',
      [
        { kind: 'lesson', lesson: 'lesson' },
        { kind: 'put', code: 'theirs', strange: true },
      ],
      ({ text }) => [text?.code, text?.strange],
      ['theirs', true],
      ['text', 'note', 'offer'],
    ],
    [
      'a key in it makes it the reader’s',
      [...write('mine'), { kind: 'put', code: 'theirs', strange: true }, { kind: 'type', code: 'theirs!' }],
      ({ text }) => text?.strange,
      false,
      ['offerMine', 'note', 'offer', 'status', 'unlink'],
    ],
    [
      'Run',
      [...write('mine'), run],
      ({ run: { going, dependents } }) => [going, dependents],
      [true, true],
      ['run'],
    ],
    [
      'Run during a run',
      [...write('mine'), run, { ...run, dependents: false }],
      ({ run: { again, dependents } }) => [again, dependents],
      [true, true],
      [],
    ],
    [
      'a round begins: if the page dies in it, the text does not run by itself again',
      [...write('mine'), run, begin],
      ({ status, text, run: { again } }) => [status, text?.endedByForce, again],
      ['running', true, false],
      ['keep', 'status', 'offer'],
    ],
    [
      'the result of an edited program',
      [...write('mine'), run, begin, { kind: 'result', edited: true, parameters: own }],
      ({ edited }) => edited,
      true,
      [],
    ],
    [
      'a round ends',
      [...write('mine'), run, begin, ended],
      ({ text }) => text?.endedByForce,
      false,
      ['keep'],
    ],
    [
      'a round that had to be ended',
      [...write('mine'), run, begin, { kind: 'ended', forced: true }],
      ({ text }) => text?.endedByForce,
      true,
      ['keep'],
    ],
    ['a run is over', [...write('mine'), run, begin, ended, over], isStoppable, false, ['offer']],
    [
      'Stop',
      [...write('mine'), run, begin, run, stop],
      ({ run: { again, stopAsked } }) => [again, stopAsked],
      [false, true],
      ['stopRun'],
    ],

    ['a cursor put', [...drawn, move(1)], momentOf, 'r0', ['cursor', 'address']],
    ['a pointer that passes', [...drawn, move(1, true)], momentOf, undefined, ['cursor']],
    ['past the end', [...drawn, move(9)], (s) => figureOf(s).at, 2, ['cursor', 'address']],
    ['in the second figure', [...drawn, move(2, false, 1)], momentOf, '2.s1', ['cursor', 'address']],
    ['in a figure that is not there', [...drawn, move(0, false, 5)], momentOf, undefined, []],
    [
      'a step back from nowhere',
      [...drawn, { kind: 'step', figure: 0, by: -1 }],
      (s) => figureOf(s).at,
      2,
      ['cursor', 'address'],
    ],
    [
      'a step',
      [...drawn, move(0), { kind: 'step', figure: 0, by: 1 }],
      momentOf,
      'r0',
      ['cursor', 'address'],
    ],
    [
      'another run keeps the moment',
      [...drawn, move(2), move(0, true), { kind: 'picture', figure: 0, events: events.slice(1) }],
      (s) => figureOf(s),
      { at: 0, put: 's1', playing: false, unfolded: [] },
      ['cursor'],
    ],
    [
      'a run in which nothing happens has no moment',
      [...drawn, move(2), { kind: 'picture', figure: 0, events: [] }],
      (s) => [figureOf(s).at, momentOf(s)],
      [-1, undefined],
      ['cursor'],
    ],
    ['a picture without a cursor', drawn, (s) => figureOf(s, 1).at, -1, ['fill']],
    ['other figures', [...drawn, move(2), { kind: 'figures', count: 1 }], momentOf, undefined, []],
    [
      'a wait unfolded',
      [...drawn, { kind: 'fold', figure: 0, fold: 'w1' }],
      (s) => figureOf(s).unfolded,
      ['w1'],
      ['redraw'],
    ],
    [
      'and folded',
      [...drawn, { kind: 'fold', figure: 0, fold: 'w1' }, { kind: 'fold', figure: 0, fold: 'w1' }],
      (s) => figureOf(s).unfolded,
      [],
      ['redraw'],
    ],
    [
      'Play starts at the close',
      [...drawn, play(true)],
      (s) => figureOf(s),
      { at: 1, put: null, playing: true, unfolded: [] },
      ['cursor', 'player'],
    ],
    [
      'or where the cursor stands after it',
      [...drawn, play(true, 0)],
      (s) => figureOf(s).at,
      0,
      ['cursor', 'player'],
    ],
    [
      'at the end it begins again',
      [...drawn, move(2), play(true)],
      (s) => figureOf(s).at,
      1,
      ['cursor', 'player'],
    ],
    ['Pause', [...drawn, play(true), play(false)], (s) => figureOf(s).playing, false, ['player']],
    ['Pause where nothing plays', [...drawn, play(false)], (s) => figureOf(s).playing, false, []],
    [
      'Play where nothing happens',
      [{ kind: 'figures', count: 1 }, play(true)],
      (s) => figureOf(s).playing,
      false,
      [],
    ],
    [
      'a view chosen',
      [{ kind: 'view', view: 'ss', tell: true }],
      ({ view }) => view,
      'ss',
      ['view', 'tellView'],
    ],
    [
      'another cell’s choice',
      [{ kind: 'view', view: 'ss', tell: false }],
      ({ view }) => view,
      'ss',
      ['view'],
    ],
    ['the same choice', [{ kind: 'view', view: 'timeline', tell: false }], (s) => s, start, []],
  ];
  test.each(rows)('%s', (_, given, seen, is, asks) => {
    const [state, asked] = become(given);
    expect(seen(state)).toEqual(is);
    expect(asked).toEqual(asks);
  });
});

describe('Reset', () => {
  const turned: CellEvent[] = [
    ...drawn,
    turn('rttMs', 200),
    { kind: 'lose', faults: [lost] },
    { kind: 'profile', profile: 'both' },
    move(1),
  ];

  test('is the cell as the page has it, and its undo is the state before', () => {
    const [before] = become(turned);
    const [state, asked] = become([{ kind: 'reset' }], before);
    expect([isChanged(state), momentOf(state)]).toEqual([false, undefined]);
    expect(asked).toEqual(['address', 'release', 'show', 'draw']);
    const [back, drawnAgain] = become([{ kind: 'restore', before: turnedOf(before) }], state);
    expect(turnedOf(back)).toEqual(turnedOf(before));
    expect(drawnAgain).toEqual(['show', 'draw']);
  });

  test('lets a run go that was kept to compare with', () => {
    expect(become([{ kind: 'compare', on: true }, { kind: 'reset' }])[1]).toContain('compare');
  });

  test('its undo brings back the controls of another text', () => {
    const [edited] = become([
      { kind: 'result', edited: true, parameters: { ...own, keep: { ...own.keep!, value: true } as never } },
      turn('rttMs', 90),
    ]);
    const [state] = become([{ kind: 'reset' }, { kind: 'result', edited: false, parameters: own }], edited);
    expect(turnedOf(state)).toEqual(turnedOf(start));
    const [back, asked] = become([{ kind: 'restore', before: turnedOf(edited) }], state);
    expect(turnedOf(back)).toEqual(turnedOf(edited));
    expect(asked).toEqual(['controls', 'show', 'draw']);
  });
});

describe('other controls', () => {
  const declare = (value: number, max: number): CellEvent => ({
    kind: 'result',
    edited: true,
    parameters: { rttMs: { kind: 'slider', label: 'Round trip', min: 0, max, value } },
  });

  test('what was turned is kept as far as it fits, and what was not gives way', () => {
    expect(become([turn('rttMs', 200), declare(50, 100)])[0].values).toEqual({ rttMs: 100 });
    expect(become([declare(50, 100)])[0].values).toEqual({ rttMs: 50 });
    expect(become([declare(50, 100)])[1]).toEqual(['controls']);
  });

  test('an edited program gets no room along a slider: its runs are not at hand', () => {
    expect(become([declare(50, 100), { kind: 'reach', name: 'rttMs' }])[1]).toEqual([]);
  });
});

test('a moment of an address is found in the figure it is of', () => {
  const [state] = become(drawn);
  expect(findMoment(state, 's1')).toEqual([0, 2]);
  expect(findMoment(state, '2.r0')).toEqual([1, 1]);
  for (const none of ['3.s1', 's9', '', '2.']) expect(findMoment(state, none)).toBeNull();
});

test('no event changes the state it is given', () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
      for (const part of Object.values(Object.freeze(value))) frozen(part);
    return value;
  };
  let state = start;
  for (const event of [
    ...drawn,
    turn('rttMs', 99),
    move(1),
    play(true),
    ...write('mine'),
    run,
    begin,
    ended,
    over,
    { kind: 'reset' } as const,
  ])
    state = reduceCell(frozen(state) as CellState, event)[0];
  expect(state.text?.code).toBe('mine');
});

test('effects are carried out in order, each by whoever has come for it, with the state as it is then', () => {
  const done: string[] = [];
  const store = new CellStore(start, {
    show: () => done.push(`show ${store.state.values.rttMs}`),
    draw: () => done.push('draw'),
  });
  store.dispatch(turn('rttMs', 40));
  store.dispatch({ kind: 'view', view: 'ss', tell: false });
  store.also({ view: () => done.push('view') });
  store.dispatch({ kind: 'view', view: 'events', tell: false });
  expect(done).toEqual(['show 40', 'draw', 'view']);
});
