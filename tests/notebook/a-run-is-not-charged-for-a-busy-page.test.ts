import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterTurns } from '../../src/notebook/sandbox/after-turns.ts';

/** Of the clock, beyond what the timers say: how long the thread was held up. */
let heldUp = 0;
const now = () => Date.now() + heldUp;

beforeEach(() => {
  heldUp = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a loop without an end is ended after two seconds, once', () => {
  const ended = vi.fn();
  afterTurns(2000, ended, now);
  vi.advanceTimersByTime(1900);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(ended).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(10_000);
  expect(ended).toHaveBeenCalledOnce();
});

test('a page that was held up for five seconds reads what came meanwhile before it ends a run', () => {
  const ended = vi.fn();
  const stop = afterTurns(2000, ended, now);
  vi.advanceTimersByTime(300);
  heldUp += 5000;
  vi.advanceTimersByTime(100);
  expect(ended).not.toHaveBeenCalled();
  stop();
  vi.advanceTimersByTime(10_000);
  expect(ended).not.toHaveBeenCalled();
});

test('held up again and again, it ends all the same', () => {
  const ended = vi.fn();
  afterTurns(2000, ended, now);
  for (let i = 0; i < 10; i += 1) {
    heldUp += 5000;
    vi.advanceTimersByTime(100);
  }
  expect(ended).toHaveBeenCalledOnce();
});
