import { expect, test } from 'vitest';
import { simulate } from '../../src/sim/index.ts';
import { layout, MOST_SEGMENTS, ROW } from '../../src/timeline/index.ts';
import { sceneText } from './scene-text.ts';
import { recording, recordingNames, simulated } from './traces.ts';

test.each([
  ['fin1-lost-1x-rtt20', 'linux'],
  ['fin1-lost-1x-rtt20', 'textbook'],
  ['fin-delayed-a', 'linux'],
  ['fin-duplicated-client', 'linux'],
] as const)('%s in %s looks like its golden', async (name, profile) => {
  await expect(sceneText(layout(simulated(name, profile)))).toMatchFileSnapshot(
    `goldens/${name}.${profile}.golden.txt`,
  );
});

test('kernel and simulator are two ladders on one axis', async () => {
  const name = 'fin1-lost-forever-orphan3-rtt20';
  const scene = layout([simulated(name), recording(name)], { names: ['simulated', 'Linux 6.18.44'] });
  await expect(sceneText(scene)).toMatchFileSnapshot(`goldens/${name}.against-the-kernel.golden.txt`);
  expect(scene.segments.filter(({ only }) => only)).toEqual([]);
  const [mine, theirs] = [0, 1].map((ladder) => scene.segments.filter((s) => s.ladder === ladder));
  expect(mine!.length).toBe(theirs!.length);
  // What happened within a few milliseconds lies within a few px.
  for (const [i, { y0 }] of mine!.entries()) expect(Math.abs(y0 - theirs![i]!.y0)).toBeLessThan(16);
});

test.each(recordingNames)('%s: the axis never runs back, and the same trace gives the same scene', (name) => {
  for (const trace of [recording(name), simulated(name), simulated(name, 'textbook')]) {
    const before = JSON.stringify(trace);
    const scene = layout(trace);
    expect(JSON.stringify(layout(trace))).toBe(JSON.stringify(scene));
    expect(JSON.stringify(trace)).toBe(before);
    expect(JSON.stringify(scene)).not.toContain('null');
    const drawn = scene.points.filter(({ kind }) => kind !== 'lost');
    drawn.forEach(({ id, y }, i) => {
      expect(Number.isFinite(y)).toBe(true);
      if (i > 0) expect(y, `${id} after ${drawn[i - 1]!.id}`).toBeGreaterThanOrEqual(drawn[i - 1]!.y - 0.01);
    });
    for (const { y0, y1 } of scene.segments) expect(y1).toBeGreaterThan(y0);
    for (const { y0, y1 } of [...scene.bands, ...scene.folds]) expect(y1).toBeGreaterThan(y0);
    for (const bar of scene.bars) expect(bar.y1).toBeGreaterThanOrEqual(bar.y0);
    for (const { wide, narrow } of scene.labels)
      for (const { y, lines } of [wide, narrow]) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + lines.length * ROW).toBeLessThanOrEqual(scene.height);
      }
  }
});

test('time starts at 0 at the close, whatever came before it', () => {
  const scene = layout(simulated('fin1-lost-1x-rtt20'));
  expect(scene.times[0]!.text).toBe('0');
  const [first] = scene.folds;
  expect(first).toMatchObject({ id: 'start', text: '5 segments before', open: false });
  expect(first!.y1 - first!.y0).toBeLessThanOrEqual(20);
  expect(scene.bands.find(({ state }) => state === 'FIN_WAIT1')!.y0).toBe(scene.times[0]!.y);
});

test('doubling is seen on the strip to scale: each wait takes twice the height of the one before', () => {
  const scene = layout(simulated('fin1-lost-forever-orphan3-rtt20'));
  const sent = scene.segments.map(({ y0 }) => scene.times.find(({ y }) => Math.abs(y - y0) < 1)!.true);
  const waits = sent.slice(1).map((y, i) => y - sent[i]!);
  // The probe's wait is not doubled; every later one is.
  for (let i = 2; i < waits.length; i++) expect(waits[i]! / waits[i - 1]!).toBeCloseTo(2, 0);
  const { strip } = scene;
  expect(strip!.limits).toHaveLength(1);
  const [budget] = strip!.limits;
  const scale = (strip!.y1 - strip!.y0) / strip!.ms;
  expect((budget!.y1 - budget!.y0) / scale).toBeCloseTo(3000, -1);
});

test('slopes are in proportion to the delay, within a figure and from one to the next', () => {
  const fall = (rttMs: number): number[] => {
    const trace = simulate({ ...simulated('clean-rtt20-think0').scenario, rttMs });
    return layout(trace)
      .segments.filter(({ lost }) => !lost)
      .map(({ y0, y1 }) => y1 - y0);
  };
  const [one, two, ten] = [fall(20), fall(40), fall(200)];
  for (const all of [one, two, ten]) for (const y of all) expect(y).toBeCloseTo(all[0]!, 3);
  expect(two[0]! / one[0]!).toBeCloseTo(2, 3);
  expect(ten[0]! / one[0]!).toBeCloseTo(10, 3);
});

test('20 ms and 60 s are both readable: long waits are torn out, and each says what it hides', () => {
  const scene = layout(simulated('clean-rtt20-think0'));
  expect(scene.height).toBeLessThan(520);
  const texts = scene.folds.map(({ text }) => text);
  expect(texts.some((text) => /^6[12]\.?\d* s$/.test(text))).toBe(true);
});

test('a fold can be opened, the start too', () => {
  const trace = simulated('fin1-lost-1x-rtt20');
  const folded = layout(trace);
  expect(folded.folds[0]!.id).toBe('start');
  const whole = layout(trace, { unfold: ['start'] });
  expect(whole.segments.length).toBe(trace.segments.length);
  expect(whole.folds[0]).toMatchObject({ id: 'start', open: true });
  const wait = folded.folds[1]!;
  const opened = layout(trace, { unfold: [wait.id] });
  expect(opened.folds.find(({ id }) => id === wait.id)!.open).toBe(true);
  expect(opened.height).toBeGreaterThan(folded.height);
});

test('whatever ends a connection, opens one or is sent again has its name, in every recording', () => {
  for (const name of recordingNames)
    for (const trace of [simulated(name), recording(name)]) {
      const { segments } = layout(trace);
      for (const { index, from, y0 } of segments.filter((s) => !s.name)) {
        const { flags, retransmission } = trace.segments[index]!;
        expect(flags, name).toMatch(/^P?A$/);
        // Within a burst of others that leave with it there is no room for words.
        const beside = segments.filter((s) => s.from === from && Math.abs(s.y0 - y0) < 14);
        if (beside.length < 4) expect(retransmission, name).toBeUndefined();
      }
    }
});

test('every retransmission says that it is one and what sent it', () => {
  const scene = layout(simulated('fin1-lost-forever-orphan3-rtt20'));
  expect(scene.segments.map(({ name }) => name!.whole)).toEqual([
    'FIN',
    'FIN again · probe',
    'FIN again · RTO',
    'FIN again · RTO',
    'FIN again · RTO',
  ]);
  // A recording shows that it is sent again, and not why.
  expect(layout(recording('fin1-lost-forever-orphan3-rtt20')).segments[1]!.name!.whole).toBe('FIN again');
});

test('every shown timer says its name and its time in the band it runs in', () => {
  for (const name of recordingNames) {
    const scene = layout(simulated(name));
    const named = new Set(scene.labels.filter(({ wide }) => wide.lines.length > 0).map(({ id }) => id));
    const [shown, silent] = [scene.bars.length, scene.bars.filter(({ id }) => !named.has(id)).length];
    expect(silent, `${name}: ${silent} of ${shown}`).toBe(0);
  }
});

test('a budget is a bar that ends where it is spent', () => {
  const trace = simulated('fin1-lost-forever-orphan3-rtt20');
  const scene = layout(trace);
  const budget = scene.bars.find(({ limit }) => limit === 'budget')!;
  expect(budget.y0).toBe(scene.segments[2]!.y0);
  expect(budget.y1).toBe(scene.bands.find(({ state }) => state === 'FIN_WAIT1')!.y1);
  const words = scene.labels.map(({ wide }) => wide.lines.join(' ').replaceAll('\u00a0', ' '));
  expect(words).toContain('budget 3 s');
  expect(words).toContain('budget spent: gone, silently');
});

test('more segments than can be looked at: the first are drawn, and it is said', () => {
  const trace = simulate({
    rttMs: 20,
    durationMs: 600_000,
    client: { script: [{ do: 'connect' }, { do: 'send', bytes: 2_000_000 }, { do: 'close' }] },
    server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
  });
  expect(trace.segments.length).toBeGreaterThan(MOST_SEGMENTS * 2);
  const scene = layout(trace, { unfold: ['start'] });
  expect(scene.segments.length).toBeLessThanOrEqual(MOST_SEGMENTS);
  expect(scene.truncated).toBe(
    `${trace.segments.length.toLocaleString('en')} segments: too many to draw. The first ${MOST_SEGMENTS} are shown.`,
  );
});
