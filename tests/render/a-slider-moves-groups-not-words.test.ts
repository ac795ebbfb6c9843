/** A browser lays out again each word whose own `y` changes, and all of an SVG whose size does; a group it only moves. */
import { expect, test } from 'vitest';
import { drawFigure, type Mark } from '../../src/render/index.ts';
import { simulate } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { simulated } from '../timeline/traces.ts';

/** `tag attribute` of what differs between two drawings of the same elements. */
const differing = (a: Mark | string, b: Mark | string, found = new Set<string>()): Set<string> => {
  if (typeof a === 'string' || typeof b === 'string') return found;
  expect([b.tag, b.children.length]).toEqual([a.tag, a.children.length]);
  for (const name of new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]))
    if (a.attributes[name] !== b.attributes[name]) found.add(`${a.tag} ${name}`);
  a.children.forEach((child, i) => {
    differing(child, b.children[i] as Mark | string, found);
  });
  return found;
};

test.each(['fin1-lost-1x-rtt20', 'clean-rtt20-think0'])('%s', (name) => {
  const { scenario } = simulated(name);
  const draw = (rttMs: number): Mark =>
    drawFigure(layout(simulate({ ...scenario, rttMs })), { live: true, summary: 'What happens.' });
  const found = [...differing(draw(40), draw(46))];
  expect(found).toContain('g transform');
  expect(found.filter((one) => /^(text|svg) (x|y|width|height)$/.test(one))).toEqual([]);
});
