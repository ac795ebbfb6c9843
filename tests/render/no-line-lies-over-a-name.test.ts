/** Of two segments that leave together neither line lies over the other's name, and what is pressed is whole. */
import { expect, test } from 'vitest';
import { closing } from '../../src/notebook/closing.ts';
import { drawFigure, type Mark } from '../../src/render/index.ts';
import { at, close, linger, send, simulate } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';

/** Data, and a RST right behind them. */
const scene = layout(
  simulate(closing({ rttMs: 100, clientCalls: [send(100), at(600, send(300)), linger(0), close()] })),
);
const classOf = (one: Mark): string => one.attributes.class ?? '';
const within = (one: Mark): Mark[] => [
  one,
  ...one.children.flatMap((child) => (typeof child === 'string' ? [] : within(child))),
];
const segments = (live: boolean): Mark[] =>
  within(drawFigure(scene, { live })).filter((one) => /\bla-s\b/.test(classOf(one)));
const lines = (one: Mark): Mark[] =>
  within(one).filter(({ tag, attributes }) => tag === 'line' && attributes.class !== 'la-hit');
const isNamed = (one: Mark): boolean => within(one).some((part) => classOf(part) === 'la-name');
const rst = scene.segments.find(({ kind }) => kind === 'rst')!;
/** What is drawn of the RST: its groups, by where they stand. */
const ofReset = (all: readonly Mark[]): Mark[] =>
  all.filter(({ attributes }) => attributes.transform === `translate(0 ${Math.round(rst.y0)})`);

test('the RST’s line is drawn once, before the name of the data, and its own name after', () => {
  expect(rst.under).toBe(true);
  const all = segments(false);
  const resets = ofReset(all);
  expect(resets.map((one) => [lines(one).length, isNamed(one)])).toEqual([
    [1, false],
    [0, true],
  ]);
  expect(all.indexOf(resets[0]!)).toBeLessThan(all.findIndex(isNamed));
});

test('where it can be pressed, its line and its name are one', () => {
  const all = segments(true);
  const [below, pressed] = ofReset(all) as [Mark, Mark];
  expect(ofReset(all)).toHaveLength(2);
  expect(all.indexOf(below)).toBeLessThan(all.findIndex(isNamed));
  expect([lines(below).length, isNamed(below), below.attributes.role]).toEqual([1, false, undefined]);
  expect([lines(pressed).length, isNamed(pressed), pressed.attributes.role]).toEqual([1, true, 'button']);
  // Its line, which the style sheet hides until it is marked.
  expect(classOf(pressed)).toBe('la-s la-rst la-under');
});
