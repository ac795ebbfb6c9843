import { readFileSync } from 'node:fs';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import {
  drawFigure,
  mark,
  renderEventTable,
  renderSvg,
  summarize,
  writeMark,
} from '../../src/render/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { recording, recordingNames, simulated } from '../timeline/traces.ts';

const css = ['figure', 'figure-live']
  .map((name) => readFileSync(`src/site/styles/${name}.css`, 'utf8'))
  .join('\n');

test.each(recordingNames)('%s: well-formed, no number gone wrong, no id, the same each time', (name) => {
  const trace = simulated(name);
  for (const scene of [layout(trace), layout([trace, recording(name)], { names: ['a', 'b'] })]) {
    const html = renderSvg(scene, { summary: summarize(trace, wordsOf('en').run), live: true });
    expect(html).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(html).not.toMatch(/ id="/);
    expect(renderSvg(scene, { summary: summarize(trace, wordsOf('en').run), live: true })).toBe(html);
    const errors: string[] = [];
    parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
  }
});

test('every class in the markup has a rule, every colour is a custom property', () => {
  const classes = new Set<string>();
  for (const name of recordingNames) {
    const html = renderSvg(layout([simulated(name), recording(name)], { names: ['a', 'b'] }), { live: true });
    for (const [, list] of html.matchAll(/class="([^"]+)"/g))
      for (const one of list!.split(' ')) classes.add(one);
  }
  // Hooks for the page and words that need no look of their own.
  const bare = ['la-syn', 'la-data', 'la-running'];
  expect([...classes].filter((name) => !css.includes(`.${name}`) && !bare.includes(name))).toEqual([]);
  expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsl\(/i);
});

test('the table of events counts as the figure does: the first close() is 0', () => {
  const table = renderEventTable(simulated('clean-rtt20-think0'), wordsOf('en')).replaceAll(
    ' role="cell"',
    '',
  );
  expect(table).toContain('<td>0<td>client<td>close()');
  expect(table).toMatch(/<td>−\d[\d.]*<td>client<td>sends SYN/);
});

test('each segment of the story can be found, hit and named', () => {
  const trace = simulated('fin1-lost-1x-rtt20');
  const scene = layout(trace);
  const html = renderSvg(scene, { live: true });
  for (const { id } of scene.segments)
    expect(html).toContain(`data-event="${id}" tabindex="-1" role="button"`);
  expect(html.match(/class="la-hit"/g)?.length).toBe(scene.segments.length);
  const quiet = renderSvg(scene, { summary: 'What happens "here" & there' });
  expect(quiet).toContain('role="img" aria-label="What happens &quot;here&quot; &amp; there"');
  expect(quiet).not.toContain('tabindex');
});

test('names from outside are escaped', () => {
  const trace = simulated('clean-rtt20-think0');
  const names = ['<img src=x onerror=alert(1)>', 'b'] as const;
  expect(renderSvg(layout([trace, trace], { names }))).not.toContain('<img');
});

test('a lost segment ends in a cross on its way; it has no arrow head', () => {
  const html = renderSvg(layout(simulated('fin1-lost-forever-orphan3-rtt20')));
  expect(html.match(/class="la-x"/g)?.length).toBe(5);
  expect(html).not.toContain('class="la-h"');
});

test('a segment of which the capture does not tell whether it arrived ends in a question', () => {
  const run = simulated('clean-rtt20-think100');
  const segments = run.segments.map((s, i, all) =>
    i === all.length - 1 ? { ...s, arrivalUnknown: true as const } : s,
  );
  const unsure = { ...run, segments };
  const heads = (html: string) => html.match(/class="la-h"/g)!.length;
  const html = renderSvg(layout(unsure));
  expect(html.match(/class="la-unsure"/g)?.length).toBe(1);
  expect(heads(html)).toBe(heads(renderSvg(layout(run))) - 1);
  expect(renderEventTable(unsure, wordsOf('en'))).toMatch(/whether ACK[^<]* arrived is not known/);
});

test('a file of its own has fixed numbers and its rules inside', () => {
  const svg = renderSvg(layout(simulated('fin1-lost-1x-rtt20')), { fixed: { width: 720, style: '.la-b{}' } });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('<style>.la-b{}</style>');
  expect(svg).not.toContain('--d');
  expect(svg).toMatch(/rotate\(\d/);
});

test('a file of two runs has both side by side where there is room for them', () => {
  const scene = layout([simulated('fin1-lost-1x-rtt20'), simulated('fin1-lost-1x-rtt20', 'textbook')], {
    names: ['Linux', 'textbook'],
  });
  const svg = renderSvg(scene, { fixed: { width: 860, style: '' } });
  expect(svg.match(/class="la-run"/g)?.length).toBe(2);
});

test('two runs are two ladders with their names, and a switch between them', () => {
  const scene = layout([simulated('fin1-lost-1x-rtt20'), simulated('fin1-lost-1x-rtt20', 'textbook')], {
    names: ['Linux', 'textbook'],
  });
  const html = renderSvg(scene, { live: true });
  expect(html.match(/<svg class="la-svg la-run-[01]"/g)).toEqual([
    '<svg class="la-svg la-run-0"',
    '<svg class="la-svg la-run-1"',
  ]);
  expect(html).toContain('aria-label="Show textbook"');
  // Only the first run's segments can be pressed: the second is there to be compared with.
  expect(html.match(/role="button"/g)?.length).toBe(scene.segments.filter((s) => s.ladder === 0).length);
});

test('type is 13 px, 12 on a phone, and nothing in the drawing is smaller', () => {
  const drawing = css.slice(0, css.indexOf('/* The other views. */'));
  const sizes = [...drawing.matchAll(/font(?:-size)?:[^;]*?(\d+(?:\.\d+)?)px/g)].map(([, size]) =>
    Number(size),
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.min(...sizes)).toBe(12);
  expect(css).toMatch(/@container \(min-width: 560px\) \{\s*\.la-ladders \{[^}]*font-size: 13px/);
});

test('marks are written as text is: escaped, closed, nothing for what has no value', () => {
  const given = mark('g', { class: 'a"b', x: undefined, y: 0, hidden: '' }, 'x < y', false, [
    mark('path', { d: 'M0' }),
  ]);
  expect(writeMark(given)).toBe('<g class="a&quot;b" y="0" hidden>x &lt; y<path d="M0"/></g>');
  expect(writeMark(mark('i', {}))).toBe('<i></i>');
  expect(writeMark(drawFigure(layout(simulated('simultaneous-a'))))).toBe(
    renderSvg(layout(simulated('simultaneous-a'))),
  );
});
