/** Closes behind bulk, with microseconds of programs in them: the twin is of the close alone. */
import { describe, expect, test } from 'vitest';
import { captureTrace, findTwin, type Twin } from '../../src/export/index.ts';
import { conversationOf, opening, type Row } from './capture-rows.ts';

const twinOf = (rows: readonly Row[]): Twin => {
  const conversation = conversationOf(rows);
  const twin = findTwin(conversation, captureTrace(conversation), { silenceMs: 1e9 });
  if (typeof twin === 'string') throw new Error(twin);
  return twin;
};
/** But for what the SYNs of rows do not offer, and habits. */
const codes = (twin: Twin): string[] =>
  twin.findings.map((f) => f.code).filter((code) => !/^no-|^ack-habit$/.test(code));

/** A request, and 60 segments in answer, sent at a pace no congestion window explains. */
const bulk: Row[] = [
  ...opening(20),
  [21, 'c', 'PA', 1, 1, 120],
  [41, 's', 'A', 1, 121],
  ...Array.from({ length: 60 }, (_, i): Row[] => [
    [60 + 3 * i, 's', 'A', 1 + 1448 * i, 121, 1448],
    [60.1 + 3 * i, 'c', 'A', 121, 1449 + 1448 * i],
  ]).flat(),
];
const END = 1 + 60 * 1448;

describe('behind bulk', () => {
  test('the server closes, and the client at once', () => {
    const twin = twinOf([
      ...bulk,
      [240, 's', 'FA', END, 121],
      [240.1, 'c', 'FA', 121, END + 1],
      [260.1, 's', 'A', END + 1, 122],
    ]);
    expect(twin.misfit).toBeNull();
  });

  test('the client closes having read all of it', () => {
    const twin = twinOf([
      ...bulk,
      [240, 'c', 'FA', 121, END],
      [260.4, 's', 'FA', END, 122],
      [260.5, 'c', 'A', 122, END + 1],
    ]);
    expect(twin.misfit).toBeNull();
    expect(codes(twin)).toEqual([]);
  });
});

test.each([0.1, 30])('the ACK of a FIN alone, %f ms before the FIN that says it again', (gap) => {
  const twin = twinOf([
    ...opening(20),
    [100, 's', 'FA', 1, 1],
    [100.05, 'c', 'A', 1, 2],
    [100.05 + gap, 'c', 'FA', 1, 2],
    [120.05 + gap, 's', 'A', 2, 2],
  ]);
  expect(twin.misfit).toBeNull();
});

test('a half close and what came through it: shutdown()', () => {
  const twin = twinOf([
    ...opening(20),
    [50, 'c', 'FA', 1, 1],
    [70.3, 's', 'A', 1, 2],
    ...Array.from({ length: 8 }, (_, i): Row[] => [
      [370 + i / 10, 's', 'A', 1 + 1448 * i, 2, 1448],
      [370.05 + i / 10, 'c', 'A', 2, 1449 + 1448 * i],
    ]).flat(),
    [371, 's', 'FA', 1 + 8 * 1448, 2],
    [371.1, 'c', 'A', 2, 2 + 8 * 1448],
  ]);
  expect(twin.misfit).toBeNull();
  expect(codes(twin)).toEqual(['shutdown']);
});

test('who gets a RST, or sends one, did not give up: no count of retries is told', () => {
  const twin = twinOf([
    ...opening(20),
    [100, 's', 'FA', 1, 1],
    [100.1, 'c', 'PA', 1, 1, 50],
    [120.2, 's', 'R', 1, 0],
  ]);
  expect(codes(twin)).not.toContain('orphan-retries');
  expect(codes(twin)).not.toContain('retries2');
});
