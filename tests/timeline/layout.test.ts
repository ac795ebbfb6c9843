import { expect, test } from 'vitest';
import { layout } from '../../src/timeline/index.ts';
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

test('kernel and simulator on one axis', async () => {
  const name = 'fin1-lost-forever-orphan3-rtt20';
  const scene = layout([simulated(name), recording(name)], { names: ['simulated', 'Linux 6.18.44'] });
  await expect(sceneText(scene)).toMatchFileSnapshot(`goldens/${name}.against-the-kernel.golden.txt`);
  expect(scene.segments.filter(({ only }) => only)).toEqual([]);
  expect(scene.largest!.ms).toBeLessThan(12);
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
    for (const bracket of scene.timers) expect(bracket.y1).toBeGreaterThanOrEqual(bracket.y0);
    const wrong = scene.labels.filter(({ y }) => y < 0 || y + 12 > scene.height);
    expect(wrong).toEqual([]);
  }
});

test('20 ms and 60 s are both readable: long waits are folded, and each fold says what it hides', () => {
  const scene = layout(simulated('clean-rtt20-think0'));
  expect(scene.height).toBeLessThan(520);
  const texts = scene.labels.filter(({ kind }) => kind === 'fold').map(({ text }) => text);
  expect(texts).toContain('5 segments');
  expect(texts.some((text) => /^6[12]\.?\d* s$/.test(text))).toBe(true);
});

test('a fold can be opened, the start too', () => {
  const trace = simulated('fin1-lost-1x-rtt20');
  const folded = layout(trace);
  const first = folded.folds[0]!;
  expect(first.id).toBe('start');
  const whole = layout(trace, { unfold: ['start'] });
  expect(whole.segments.length).toBe(trace.segments.length);
  const wait = folded.folds[1]!;
  const opened = layout(trace, { unfold: [wait.id] });
  expect(opened.folds.find(({ id }) => id === wait.id)!.open).toBe(true);
  expect(opened.height).toBeGreaterThan(folded.height);
});

test('every segment of the story has its name, in every recording', () => {
  for (const name of recordingNames) {
    const scene = layout(simulated(name));
    const named = new Set(scene.labels.filter(({ kind }) => kind === 'segment').map(({ id }) => id));
    expect(
      scene.segments.filter(({ id }) => !named.has(id)),
      name,
    ).toEqual([]);
  }
});

test('every retransmission says which it is, every shown timer names itself', () => {
  const trace = simulated('fin1-lost-forever-orphan3-rtt20');
  const scene = layout(trace);
  const again = scene.labels.filter(({ kind }) => kind === 'again').map(({ text }) => text);
  expect(again).toEqual(
    trace.segments.flatMap((s) =>
      s.retransmission
        ? [`retransmission ${s.retransmission} · ${s.sentBy === 'probe' ? 'probe' : 'RTO'}`]
        : [],
    ),
  );
  const timers = new Set(scene.labels.filter(({ kind }) => kind === 'timer').map(({ id }) => id));
  expect(scene.timers.every(({ id }) => timers.has(id))).toBe(true);
});
