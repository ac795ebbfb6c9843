/** recv() with a timeout, and of fewer bytes than have come: against a recording of Linux, and by its rules. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  at,
  close,
  connect,
  matchTraces,
  recv,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  scenarioOfRecording,
  send,
  simulate,
  sleep,
  type Trace,
} from '../../../src/sim/index.ts';

/** Made by `npm run record`, from the scenario that stands in it. */
const recorded: Trace = JSON.parse(
  readFileSync(new URL('./recorded-timed-reads.json', import.meta.url), 'utf8'),
);

const callsOf = ({ app }: Trace, side: Side) => app.filter((call) => call.side === side);
const play = (client: Step[], server: Step[], more: Partial<Scenario> = {}) =>
  simulate({ rttMs: 20, durationMs: 5000, client: { script: client }, server: { script: server }, ...more });

describe('as Linux was recorded', () => {
  const simulated = simulate(scenarioOfRecording(recorded));

  test('the same segments and states, at the same times', () => {
    expect(matchTraces(recorded, simulated).differences).toEqual([]);
  });

  test.each(['client', 'server'] as const)('the calls of the %s return the same', (side) => {
    const told = (trace: Trace) =>
      callsOf(trace, side).map(({ do: name, bytes, errno }) => [name, bytes ?? null, errno ?? null]);
    expect(told(simulated)).toEqual(told(recorded));
  });

  test('a read that fails has waited as long, within the bucket of the timer wheel it falls into', () => {
    const waits = (trace: Trace) =>
      callsOf(trace, 'client').flatMap(({ errno, t, calledAt }) => (errno === 11 ? [t - calledAt!] : []));
    const [ours, theirs] = [waits(simulated), waits(recorded)];
    expect(theirs.length).toBe(3);
    for (const [i, asked] of [250, 1, 333.3].entries()) {
      expect(ours[i]).toBeGreaterThanOrEqual(asked);
      expect(theirs[i]).toBeGreaterThanOrEqual(asked);
      // 4 ms a tick; from 63 ticks on a bucket is eight of them.
      const bucket = asked >= 248 ? 32 : 4;
      expect(Math.abs(ours[i]! - theirs[i]!)).toBeLessThanOrEqual(bucket + 2);
    }
  });
});

test('what comes in time is read, and nothing fails afterwards', () => {
  const trace = play(
    [connect(), recv({ timeoutMs: 1000 }), sleep(2000), close()],
    [sleep(300), send(5), close()],
  );
  expect(callsOf(trace, 'client').map(({ returned }) => returned)).toEqual(['0', '5', '0']);
});

test('the end of file, and a RST, end the wait as well', () => {
  const ended = play([connect(), recv({ timeoutMs: 1000 }), close()], [sleep(100), close()]);
  expect(callsOf(ended, 'client')[1]).toMatchObject({ returned: '0' });
  const reset = play([connect(), send(9), recv({ timeoutMs: 1000 }), close()], [sleep(100), close()]);
  expect(callsOf(reset, 'client')[2]).toMatchObject({ returned: '-1 ECONNRESET' });
});

test('of what has come, a read takes no more than it asks for; what is left unread makes close() a RST', () => {
  const server = [recv({ bytes: 10 }), recv({ bytes: 30 }), at(500, close())];
  const trace = play([connect(), send(100), recvUntilEof()], server);
  expect(callsOf(trace, 'server').map(({ bytes }) => bytes)).toEqual([10, 30, undefined]);
  expect(trace.segments.some(({ from, flags }) => from === 'server' && flags.includes('R'))).toBe(true);
  const whole = play([connect(), send(40), recvUntilEof()], server);
  expect(whole.segments.some(({ flags }) => flags.includes('R'))).toBe(false);
});

test('a timeout is a call that fails: the program takes its way out', () => {
  const trace = play([connect(), sleep(3000), close()], [recvUntilEof(), close()], {
    client: { script: [connect(), recv({ timeoutMs: 100 }), sleep(3000)], onError: [close()] },
  });
  expect(callsOf(trace, 'client').map((call) => call.do)).toEqual(['connect', 'recv', 'close']);
  expect(callsOf(trace, 'client').at(-1)!.t).toBeLessThan(200);
});
