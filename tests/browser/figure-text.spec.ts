/**
 * The layout keeps labels apart by widths it reckons itself. Here the browser measures every text of many figures: none is
 * wider than reckoned, at the narrow and the wide type size, in both languages: one size in each language, and with
 * `LAST_ACK_WHOLE=1`, each week, each in both.
 */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { renderSvg } from '../../src/render/index.ts';
import { scenarioOfRecording, simulate } from '../../src/sim/index.ts';
import { layout, measure, NARROWEST, TWO, textWidth } from '../../src/timeline/index.ts';
import { wordsAtHand } from '../../src/words/index.ts';
import { everyNth } from '../every-nth.ts';

const names = [
  'mixed-1-public',
  'finwait2-linger2-4',
  'shutdown-rdwr-data-a',
  'user-timeout-1500',
  'fin-duplicated-client',
  'close-with-burst-a',
];
const typefaces = ['inter', 'jetbrains-mono-400', 'jetbrains-mono-600'].map((name) => {
  const bytes = readFileSync(`src/site/fonts/${name}.woff2`).toString('base64');
  return [`url("../fonts/${name}.woff2")`, `url("data:font/woff2;base64,${bytes}")`] as const;
});
/** The style sheet with the typefaces in it: there is no server here to fetch them from. */
const fonts = typefaces.reduce(
  (text, [address, data]) => text.replaceAll(address, data),
  readFileSync('src/site/styles/fonts.css', 'utf8'),
);
const css = ['tokens', 'figure']
  .map((name) => readFileSync(`src/site/styles/${name}.css`, 'utf8'))
  .join('\n');
const setFigure = async (page: Page, svg: string, lang: string): Promise<void> => {
  await page.setContent(
    `<!doctype html><html lang="${lang}"><style>${fonts}${css} body{margin:0}</style>${svg}`,
  );
  await page.evaluate(async () => {
    await Promise.all(
      [
        '400 16px Inter',
        '600 16px Inter',
        '16px "Inter Latin"',
        '400 16px "JetBrains Mono"',
        '600 16px "JetBrains Mono"',
      ].map((font) => document.fonts.load(font)),
    );
  });
};

const sizes = [
  [NARROWEST, 'zh'],
  [NARROWEST, 'en'],
  [TWO, 'zh'],
  [TWO, 'en'],
] as const;

/** By what a text is classed or stands in: the weight it is set in. */
const bold = /la-t-state|la-t-limit|la-host|la-run|la-name/;

for (const [width, lang] of everyNth(sizes, 3))
  test(`texts are no wider than reckoned, and no smaller than they may be, at ${width} px, ${lang}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const name of names) {
      const recorded = JSON.parse(readFileSync(`tests/conformance/recordings/${name}.json`, 'utf8'));
      const scene = layout(simulate(scenarioOfRecording(recorded)), { words: wordsAtHand(lang).figure });
      await setFigure(page, renderSvg(scene), lang);
      const drawn = await page.evaluate(() =>
        [...document.querySelectorAll<SVGTextElement>('.la-svg text')]
          .filter((text) => text.getClientRects().length > 0)
          .map((text) => ({
            text: text.textContent,
            inside: `${text.getAttribute('class') ?? ''} ${text.parentElement?.getAttribute('class') ?? ''}`,
            size: Number.parseFloat(getComputedStyle(text).fontSize),
            width: text.getComputedTextLength(),
          })),
      );
      expect(drawn.length).toBeGreaterThan(scene.labels.length);
      const { type } = measure(width);
      for (const { text, inside, size, width: wide } of drawn) {
        expect(size, `${name}: ${text}`).toBeGreaterThanOrEqual(type);
        // A note in a pill is lighter than the pill is reckoned.
        const face = bold.test(inside) && !/la-note/.test(inside) ? 'bold' : 'regular';
        expect(wide, `${name}: ${text}`).toBeLessThanOrEqual(textWidth(text, size, face) + 0.01);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

test('two runs stand side by side where there is room, and are flipped in one place where there is not', async ({
  page,
}) => {
  const recorded = JSON.parse(readFileSync('tests/conformance/recordings/fin1-lost-1x-rtt20.json', 'utf8'));
  const scenario = scenarioOfRecording(recorded);
  const scene = layout([simulate(scenario), simulate({ ...scenario, profile: 'textbook' })], {
    names: ['Linux', 'textbook'],
  });
  await page.setViewportSize({ width: 800, height: 900 });
  await setFigure(page, renderSvg(scene), 'en');
  const runs = [page.locator('.la-run-0 .la-run'), page.locator('.la-run-1 .la-run')] as const;
  for (const run of runs) await expect(run).toBeVisible();
  const places = await Promise.all(runs.map((run) => run.boundingBox()));
  expect(places[0]!.x).toBeLessThan(places[1]!.x);
  expect(places[0]!.y).toBe(places[1]!.y);
  await page.setViewportSize({ width: 360, height: 900 });
  await expect(runs[0]).toBeVisible();
  await expect(runs[1]).toBeHidden();
  const before = await runs[0].boundingBox();
  await page.getByRole('checkbox', { name: 'Show textbook' }).check();
  await expect(runs[0]).toBeHidden();
  await expect(runs[1]).toBeVisible();
  expect((await runs[1].boundingBox())!.y).toBe(before!.y);
});
