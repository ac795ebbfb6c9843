import { expect, test } from 'vitest';
import { tracesOf } from '../../src/notebook/index.ts';
import { simulateBare, validateScenario } from '../../src/sim/index.ts';

const base = (): Record<string, unknown> & { client: { script: unknown[] } } => ({
  rttMs: 20,
  durationMs: 100_000,
  client: { script: [{ do: 'connect' }, { do: 'close' }] },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
});

test('of 10 MB at most 400 segments are drawn, and the figure says so in both languages', () => {
  const scenario = base();
  scenario.durationMs = 6e8;
  scenario.client.script.splice(1, 0, { do: 'send', bytes: 10_000_000 });
  const picture = tracesOf({ kind: 'figure', scenario: scenario as never });
  const shown = picture.traces[0].segments.length;
  // Segments of one instant stay together.
  expect(shown).toBeGreaterThan(380);
  expect(shown).toBeLessThanOrEqual(400);
  const { en, zh } = picture.tooMany as { en: string; zh: string };
  expect(en).toMatch(new RegExp(`^\\d+ segments: too many to draw\\. The first ${shown} are shown\\.`));
  expect(zh).toMatch(new RegExp(`^共 \\d+ 个报文，多得画不下；这里是前 ${shown} 个。`));
  expect(tracesOf({ kind: 'figure', scenario: base() as never }).tooMany).toBeUndefined();
});

test('a refusal names at most 20 faults, cuts what is long and looks for no name near it', () => {
  const { faults: many } = validateScenario({
    ...base(),
    ...Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, 1])),
  });
  expect(many).toHaveLength(20);
  const { faults: long } = validateScenario({
    ...base(),
    ['k'.repeat(100_000)]: 1,
    about: 'a'.repeat(100_000),
  });
  expect(JSON.stringify(long).length).toBeLessThan(1000);
  expect(long.map(({ path }) => path.length < 60)).toEqual([true, true]);
  const script = Array.from({ length: 5000 }, () => ({ do: 'sleep', ms: 1 }));
  expect(validateScenario({ ...base(), client: { script } }).faults).toMatchObject([
    { path: 'client.script', found: 'a list of 5000', allowed: 'up to 1000 entries' },
  ]);
});

test('a NUL in `about` is refused: it would make the exported shell script a binary file', () => {
  expect(validateScenario({ ...base(), about: 'a\0b' }).faults).toHaveLength(1);
});

test('a step at 128.3 ms, whose product is no whole microsecond, is made then and once', () => {
  for (const atMs of [128.3, 256.6, 64.15]) {
    const scenario = base();
    scenario.client.script[1] = { do: 'close', atMs };
    const trace = simulateBare(scenario as never);
    expect(trace.stopped).toBeUndefined();
    expect(trace.app.find((call) => call.do === 'close')?.t).toBe(atMs);
  }
});

test('what is found is cut before it is written out: huge, inside itself, or no number JSON knows', () => {
  const itself: Record<string, unknown> = {};
  itself.itself = itself;
  const huge = Array.from({ length: 100_000 }, () => 'x'.repeat(100));
  const found = (rttMs: unknown) => validateScenario({ ...base(), rttMs }).faults.map((fault) => fault.found);
  expect(found(itself)).toEqual([expect.stringMatching(/^{"itself":{/)]);
  expect(found(huge)[0]!.length).toBeLessThanOrEqual(60);
  expect([found(Number.NaN), found(Number.POSITIVE_INFINITY)]).toEqual([['NaN'], ['Infinity']]);
});
