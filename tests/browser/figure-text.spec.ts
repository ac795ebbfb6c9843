/**
 * The layout keeps labels apart by widths it reckons itself. Here the browser measures every text of many figures: none is
 * wider than reckoned, at the narrow and the wide type size, in both languages.
 */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { renderSvg } from '../../src/render/index.ts';
import { scenarioOfRecording, simulate } from '../../src/sim/index.ts';
import { labelWidth, layout, measure } from '../../src/timeline/index.ts';

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

for (const width of [342, 720])
  for (const lang of ['en', 'zh'] as const)
    test(`texts are no wider than reckoned at ${width} px, ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const name of names) {
        const recorded = JSON.parse(readFileSync(`tests/conformance/recordings/${name}.json`, 'utf8'));
        const scene = layout(simulate(scenarioOfRecording(recorded)), { lang });
        await setFigure(page, renderSvg(scene), lang);
        const drawn = await page.evaluate(() =>
          [...document.querySelectorAll<SVGTextElement>('.la-svg text')].map((text) => ({
            text: text.textContent,
            kind: /la-t-(\w+)/.exec(text.getAttribute('class') ?? '')?.[1],
            width: text.getComputedTextLength(),
          })),
        );
        expect(drawn.length).toBe(scene.labels.length);
        for (const label of scene.labels) {
          const text = label.text + (label.numbers ?? '');
          const found = drawn.find((one) => one.kind === label.kind && one.text === text);
          expect(found, `${name}: ${text} is drawn`).toBeDefined();
          expect(found!.width, `${name}: ${text}`).toBeLessThanOrEqual(
            labelWidth(label) * measure(width).type,
          );
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });

test('a label lies along its line, whatever the width', async ({ page }) => {
  const recorded = JSON.parse(readFileSync('tests/conformance/recordings/clean-rtt20-think0.json', 'utf8'));
  const scene = layout(simulate(scenarioOfRecording(recorded)));
  await setFigure(page, renderSvg(scene), 'en');
  for (const width of [342, 720]) {
    await page.setViewportSize({ width, height: 900 });
    const angles = await page.evaluate(() =>
      [...document.querySelectorAll('.la-s')].map((group) => {
        const line = group.querySelector('line')!.getScreenCTM()!;
        const box = group.querySelector('line')!;
        const dx = box.x2.baseVal.value - box.x1.baseVal.value;
        const dy = box.y2.baseVal.value - box.y1.baseVal.value;
        const text = group.querySelector('text')!.getScreenCTM()!;
        return [Math.atan2(dy * line.a, dx * line.a), Math.atan2(text.b, text.a)];
      }),
    );
    for (const [line, text] of angles) {
      const slope = Math.tan(line!);
      expect(Math.abs(slope - Math.tan(text!))).toBeLessThan(0.02);
    }
  }
});
