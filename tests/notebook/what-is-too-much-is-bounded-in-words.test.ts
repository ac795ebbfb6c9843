import { expect, test } from 'vitest';
import { beginning } from '../../src/notebook/beginning.ts';
import { type Picture, tracesOf } from '../../src/notebook/index.ts';
import { simulateBare, validateScenario } from '../../src/sim/index.ts';
import { wordsAtHand } from '../../src/words/index.ts';

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
  expect(shown).toBeGreaterThan(300);
  expect(shown).toBeLessThanOrEqual(400);
  const { en, zh } = picture.note as { en: string; zh: string };
  expect(en).toMatch(
    new RegExp(`^\\d{1,2},\\d{3} segments: too many to draw\\. The first ${shown} are shown\\.$`),
  );
  expect(zh).toMatch(new RegExp(`^共 [\\d,]{4,6} 个报文，多得画不下；这里是前 ${shown} 个。$`));
  expect(tracesOf({ kind: 'figure', scenario: base() as never }).note).toBeUndefined();
});

const counted = ({ traces }: Picture): number =>
  traces.reduce((sum, { segments }) => sum + segments.length, 0);

test('two runs of one figure share the 400 segments, to one moment', () => {
  const scenario = { ...base(), durationMs: 6e8 };
  scenario.client.script.splice(1, 0, { do: 'send', bytes: 1_000_000 });
  const picture = tracesOf({ kind: 'figure', scenario: scenario as never, show: 'both' });
  expect(counted(picture)).toBeGreaterThan(350);
  expect(counted(picture)).toBeLessThanOrEqual(400);
  const [first, second] = picture.traces;
  expect(first.observedUntilMs).toBe(second?.observedUntilMs);
  expect((picture.note as { en: string }).en).toMatch(
    new RegExp(`^2,\\d{3} segments: too many to draw\\. The first ${counted(picture)} are shown\\.$`),
  );
});

test('twelve figures of one cell share what two may draw; a slider of one or two is not cut for it', () => {
  const scenario = { ...base(), durationMs: 6e8 };
  scenario.client.script.splice(1, 0, { do: 'send', bytes: 1_000_000 });
  const drawn = (pictures: number): number =>
    counted(tracesOf({ kind: 'figure', scenario: scenario as never }, { pictures }));
  expect(drawn(12)).toBeLessThanOrEqual(66);
  expect(drawn(12)).toBeGreaterThan(33);
  expect(drawn(2)).toBe(drawn(1));
});

test('a count has a comma before three digits; in Chinese four digits stand together', () => {
  const [en, zh] = [wordsAtHand('en').figure, wordsAtHand('zh').figure];
  expect(en.truncated(11_098, 400)).toBe('11,098 segments: too many to draw. The first 400 are shown.');
  expect(en.truncated(1_234_567, 1000)).toMatch(/^1,234,567 .* 1,000 /);
  expect(zh.truncated(11_098, 400)).toBe('共 11,098 个报文，多得画不下；这里是前 400 个。');
  expect(zh.truncated(9999, 400)).toMatch(/^共 9999 个/);
});

test('a run that goes on for ever is stopped, and where is said in both languages', () => {
  const scenario = { ...base(), durationMs: 6e8 };
  scenario.client.script.splice(
    1,
    0,
    ...Array.from({ length: 9 }, () => ({ do: 'send', bytes: 10_000_000 })),
  );
  const { en, zh } = tracesOf({ kind: 'figure', scenario: scenario as never }).note as {
    en: string;
    zh: string;
  };
  expect(en).toMatch(/ The simulation was stopped after 20,000 events: what comes later is not shown\.$/);
  expect(zh).toMatch(/。模拟到第 20,000 个事件时停止，之后的没有显示。$/);
});

test('a recording beside its simulation is bounded as every picture is', () => {
  const scenario = base();
  scenario.client.script.splice(1, 0, { do: 'send', bytes: 1_000_000 });
  const recording = simulateBare(scenario as never);
  expect(recording.segments.length).toBeGreaterThan(400);
  const picture = tracesOf({ kind: 'recording', recording: 'long' }, { recording });
  expect(counted(picture)).toBeLessThanOrEqual(400);
  expect(picture.note).toBeDefined();
});

test('many calls and few segments are counted as what they are; what leaves at one instant, too', () => {
  const calls = { ...base(), durationMs: 6e8 };
  calls.client.script = [
    { do: 'connect' },
    ...Array.from({ length: 2000 }, () => [
      { do: 'option', name: 'TCP_NODELAY', value: 1 },
      { do: 'sleep', ms: 1 },
    ]).flat(),
    { do: 'close' },
  ];
  const said = (scenario: object): { en: string; zh: string } =>
    beginning({ traces: [simulateBare(scenario as never)], labels: [] }).note as {
      en: string;
      zh: string;
    };
  expect(said(calls).en).toMatch(
    /^\d,\d{3} calls, states and timers: too many to draw\. The first (1,\d|\d)\d\d are shown\.$/,
  );
  const atOnce = { ...base(), rttMs: 0, hostDelayMs: 0 };
  atOnce.client.script.splice(1, 0, { do: 'send', bytes: 1_000_000 });
  expect(said(atOnce).en).toMatch(/^\d{3} segments at one instant: too many to draw\.$/);
  expect(said(atOnce).zh).toMatch(/^同一时刻有 \d{3} 个报文，多得画不下。$/);
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

test('a setting that changes nothing says why under the figure, once, in both languages', () => {
  const scenario = base() as Record<string, { sysctl?: Record<string, number> }>;
  for (const side of ['client', 'server']) scenario[side]!.sysctl = { 'net.ipv4.tcp_retries1': 1 };
  const { note } = tracesOf({ kind: 'figure', scenario: scenario as never, show: 'both' });
  expect(note).toEqual({
    en: 'tcp_retries1 has no effect here, because it makes a kernel look for another route, and here there is only one.',
    zh: 'tcp_retries1 在这里不起作用：它让内核另寻路由，而这里只有一条路。',
  });
});
