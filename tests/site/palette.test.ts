/** The palette, measured: states apart for every kind of sight, in grey, and text readable on every ground. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeColours } from '../../src/notebook/code-theme.ts';

type Rgb = [number, number, number];
const css = readFileSync('src/site/styles/tokens.css', 'utf8');
const themes = ['light', 'dark'] as const;
const colour = (name: string, theme: (typeof themes)[number]): Rgb => {
  const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  const hex = found?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`tokens.css has no --${name}`);
  const long = hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex;
  return [1, 3, 5].map((i) => {
    const c = Number.parseInt(long.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
};
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: Rgb, b: Rgb): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};
/** OKLab (Ottosson 2020) of linear sRGB. */
const oklab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
/** Machado, Oliveira, Fernandes 2009, severity 1, on linear sRGB. */
const sights: Record<string, Rgb[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (c: Rgb, sight: Rgb[]): Rgb =>
  sight.map((row) => Math.min(1, Math.max(0, row[0] * c[0] + row[1] * c[1] + row[2] * c[2]))) as Rgb;
const distance = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const grey = (c: Rgb): number => oklab([luminance(c), luminance(c), luminance(c)])[0];

const states = [
  'closed',
  'listen',
  'syn-sent',
  'syn-received',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
];
/** States that follow one another in a band, or face each other across the ladder while a connection ends. */
const meet = [
  ['established', 'fin-wait-1'],
  ['fin-wait-1', 'fin-wait-2'],
  ['fin-wait-2', 'time-wait'],
  ['fin-wait-1', 'closing'],
  ['closing', 'time-wait'],
  ['established', 'close-wait'],
  ['close-wait', 'last-ack'],
  ['last-ack', 'closed'],
  ['time-wait', 'closed'],
  ['fin-wait-2', 'close-wait'],
  ['fin-wait-2', 'last-ack'],
  ['time-wait', 'last-ack'],
  ['syn-sent', 'established'],
  ['syn-received', 'established'],
] as const;

describe.each(themes)('%s', (theme) => {
  test.each(Object.keys(sights))('the eleven states are apart to %s sight', (name) => {
    const sight = sights[name] as Rgb[];
    const fills = states.map((state) => oklab(seen(colour(`state-${state}`, theme), sight)));
    for (let i = 0; i < fills.length; i += 1)
      for (let j = i + 1; j < fills.length; j += 1)
        expect(distance(fills[i] as Rgb, fills[j] as Rgb), `${states[i]} and ${states[j]}`).toBeGreaterThan(
          0.07,
        );
  });

  test.each(states)('%s is seen on the page (3:1, WCAG 1.4.11)', (state) => {
    for (const ground of ['paper', 'paper-2'])
      expect(contrast(colour(ground, theme), colour(`state-${state}`, theme)), ground).toBeGreaterThanOrEqual(
        ground === 'paper' ? 3 : 2.7,
      );
  });

  test.each(meet)('%s and %s differ in grey', (a, b) => {
    const difference = Math.abs(grey(colour(`state-${a}`, theme)) - grey(colour(`state-${b}`, theme)));
    expect(difference).toBeGreaterThan(0.06);
  });

  test.each(states)('text on %s is readable (AA)', (state) => {
    expect(
      contrast(colour(`state-${state}`, theme), colour(`state-${state}-ink`, theme)),
    ).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'paper-2'])('every text colour is readable on %s (AA)', (ground) => {
    const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'ok', 'warn'];
    for (const ink of [...inks, ...Object.keys(codeColours).map((kind) => `code-${kind}`)])
      expect(contrast(colour(ground, theme), colour(ink, theme)), ink).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('accent', theme), colour('accent-ink', theme))).toBeGreaterThanOrEqual(4.5);
  });
});

test('the style sheet and the editor colour code alike', () => {
  for (const [kind, { light, dark }] of Object.entries(codeColours)) {
    expect(css).toContain(`--code-${kind}: light-dark(${light}, ${dark});`);
  }
});
