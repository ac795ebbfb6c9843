/** The parts of the notebook that need no browser: faults, kept edits, dependencies, transpiling, what a run may return. */
import { expect, test } from 'vitest';
import { errorInWords } from '../../src/notebook/code-fault.ts';
import { dependentsOf, importsOf, neededBy } from '../../src/notebook/dependency-graph.ts';
import { segmentName, toggleLoss } from '../../src/notebook/fault.ts';
import { lineDiff } from '../../src/notebook/line-diff.ts';
import { readFromFrame } from '../../src/notebook/sandbox/protocol.ts';
import {
  findEdit,
  hashText,
  keepEdit,
  resetEdits,
  type Store,
  takeEarly,
  undoReset,
} from '../../src/notebook/saved-edits.ts';
import { transpile } from '../../src/notebook/transpile.ts';
import { validateOutputs, validateParameters } from '../../src/notebook/validate-output.ts';
import { withFaults } from '../../src/notebook/with-faults.ts';
import {
  close,
  connect,
  lose,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
  sleep,
} from '../../src/sim/index.ts';

const scenario = (rules: Scenario['rules'] = []): Scenario => ({
  rttMs: 20,
  durationMs: 100_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
  rules,
});

const fins = (s: Scenario) =>
  simulate(s)
    .segments.filter((one) => one.from === 'client' && one.flags.includes('F'))
    .map((one) => one.arrives !== null);

test('a clicked segment is lost, a second click brings it back', () => {
  const trace = simulate(scenario());
  const index = trace.segments.findIndex((one) => one.from === 'client' && one.flags.includes('F'));
  const name = segmentName(trace, index);
  expect(name).toEqual({ from: 'client', kind: 'fin', nth: 1 });
  const faults = toggleLoss([], name, false);
  expect(fins(withFaults(scenario(), faults))).toEqual([false, true]);
  expect(toggleLoss(faults, name, true)).toEqual([]);
});

test('every segment that is clicked is the one that is lost', () => {
  const plain = simulate(scenario());
  plain.segments.forEach((segment, i) => {
    if (segment.flags.includes('S')) return;
    const after = simulate(withFaults(scenario(), [{ ...segmentName(plain, i), action: 'lose' }]));
    expect(after.segments.slice(0, i + 1).map((one) => one.arrives === null)).toEqual(
      plain.segments.slice(0, i + 1).map((_, k) => k === i),
    );
  });
});

test('a segment the cell loses is delivered, and the cell’s later losses stay where they were', () => {
  const lossy = scenario([lose('client', { fin: true, nth: [1, 2] })]);
  expect(fins(lossy)).toEqual([false, false, true]);
  expect(fins(withFaults(lossy, [{ from: 'client', kind: 'fin', nth: 2, action: 'keep' }]))).toEqual([
    false,
    true,
  ]);
});

class MemoryStore implements Store {
  readonly map = new Map<string, string>();
  get length() {
    return this.map.size;
  }
  key = (i: number) => [...this.map.keys()][i] ?? null;
  getItem = (key: string) => this.map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.map.set(key, value);
  removeItem = (key: string) => void this.map.delete(key);
}

test('an edit of an older lesson is found, never in place of the new one', () => {
  const store = new MemoryStore();
  keepEdit(store, 'c/x', { code: 'mine', original: 'old', endedByForce: false });
  expect(findEdit(store, 'c/x', 'old')).toMatchObject({ state: 'current', edit: { code: 'mine' } });
  expect(findEdit(store, 'c/x', 'new')).toMatchObject({
    state: 'older',
    edit: { original: 'old' },
    hash: hashText('old'),
  });
});

test('a text typed before the kept one was seen stands before it, not in its place', () => {
  const store = new MemoryStore();
  const early = () =>
    store.setItem('last-ack.edit.c/x@early', JSON.stringify({ code: 'new', original: 'old' }));
  early();
  takeEarly(store, 'c/x');
  expect(findEdit(store, 'c/x', 'old')).toEqual({
    state: 'current',
    edit: { code: 'new', original: 'old', endedByForce: false },
  });
  keepEdit(store, 'c/x', { code: 'mine', original: 'old', endedByForce: true });
  early();
  takeEarly(store, 'c/x');
  expect(findEdit(store, 'c/x', 'old')).toMatchObject({
    edit: { code: 'new', endedByForce: false, before: { code: 'mine', endedByForce: true } },
  });
  expect(store.length).toBe(1);
});

test('a reset takes its own cells only and can be undone', () => {
  const store = new MemoryStore();
  for (const cell of ['a/x', 'a/xy', 'b/x'])
    keepEdit(store, cell, { code: '1', original: '0', endedByForce: false });
  const removed = resetEdits(store, 'a/x');
  expect(removed).toHaveLength(1);
  expect(resetEdits(store, 'a/')).toHaveLength(1);
  undoReset(store, removed);
  expect(findEdit(store, 'a/x', '0').state).toBe('current');
  expect(resetEdits(store, '')).toHaveLength(2);
});

test('dependencies are read from imports, not from comments', () => {
  const cells = [
    { id: 'a', source: "import { cell } from 'last-ack';" },
    { id: 'b', source: "import { x } from './a.ts';\n// import './c'" },
    { id: 'c', source: "import {\n  y,\n} from './b';" },
  ];
  expect(importsOf(cells[1]!.source)).toEqual(['a']);
  expect(dependentsOf(cells, 'a')).toEqual(['b', 'c']);
  expect(neededBy(cells, 'c')).toEqual({ order: ['a', 'b', 'c'] });
  expect(neededBy([{ id: 'a', source: "import './a'" }], 'a')).toEqual({ problem: 'circle', at: 'a' });
});

test('syntax errors have line and column; what would be dropped is refused', () => {
  expect(transpile('const x: number = 1;\nexport default x;').code).toContain('exports. default = x');
  expect(transpile('let a = 1;\nlet b = ;').fault).toMatchObject({ stage: 'syntax', line: 2, column: 9 });
  expect(transpile('\nnamespace N { export const a = 1 }').fault).toMatchObject({ line: 2, column: 1 });
  expect(transpile("const s = '\\nnamespace N {'").fault).toBeUndefined();
});

test('errors of the engine in plain words', () => {
  expect(errorInWords('ReferenceError', 'fetch is not defined')).toMatchObject({
    message: { en: 'There is nothing named fetch here.' },
    hint: { en: expect.stringContaining('no network') },
  });
});

test('what a run returns is rebuilt from known keys', () => {
  const hostile = JSON.parse(
    JSON.stringify({ kind: 'table', caption: '<img src=x>', columns: ['a'], rows: [[1]], extra: 1 }).replace(
      '"extra":1',
      '"__proto__":{"polluted":true}',
    ),
  );
  const [output] = validateOutputs(hostile);
  expect(output).toEqual({ kind: 'table', caption: '<img src=x>', columns: ['a'], rows: [[1]] });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(() => validateOutputs(undefined)).toThrow('found nothing');
  expect(() => validateOutputs({ ...scenario(), rttMs: 'soon' })).toThrow(/rttMs.*"soon"/);
  expect(() => validateOutputs({ kind: 'table', caption: 'x', columns: [], rows: [[() => {}]] })).toThrow(
    'a function',
  );
  expect(() => validateParameters({ 'x y': {} })).toThrow('the name');
});

test('a message that is not one of the frame’s is dropped', () => {
  expect(readFromFrame({ kind: 'done', run: 1, payload: {} })).toBeNull();
  expect(readFromFrame({ kind: 'done', run: -1, payload: '{}' })).toBeNull();
  expect(readFromFrame(['ready'])).toBeNull();
  expect(readFromFrame({ kind: 'ended', run: 3, why: 'time', html: '<b>' })).toEqual({
    kind: 'ended',
    run: 3,
    why: 'time',
  });
});

test('a difference keeps every line of both texts', () => {
  const lines = lineDiff('a\nb\nc', 'a\nx\nc');
  expect(lines.map(({ kind, text }) => kind[0] + text)).toEqual(['sa', 'ob', 'nx', 'sc']);
});

test('an option may carry words for readers in both languages, and only an option may', () => {
  const call = { kind: 'select', label: 'call', options: ['waits', 'sends'], value: 'sends' };
  const labels = { waits: { en: 'waits', zh: '一直等' } };
  expect(validateParameters({ call: { ...call, labels } })).toEqual({ call: { ...call, labels } });
  expect(() => validateParameters({ call: { ...call, labels: { wait: 'waits' } } })).toThrow(
    /wait.*waits, sends/s,
  );
});
