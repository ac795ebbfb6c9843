/**
 * When the typeface of figures comes late, Chinese text stays where it is: it may be broken after any character, so not one
 * width of it may change (`--sans`, `--drawn` in tokens.css). What English does depends on the system's typefaces.
 * `LAST_ACK_WHOLE=1` asks every chapter.
 */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';

const dist = process.env.LAST_ACK_OUT ?? 'dist';
const chapters = readdirSync(`${dist}/zh`)
  .filter((name) => existsSync(`${dist}/zh/${name}/index.md`))
  .sort();

for (const address of everyNth(chapters, 4).map((chapter) => `zh/${chapter}/`))
  test(`${address} stays where it is when the typeface of its figures comes late`, async ({ page }) => {
    for (const width of [412, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const later = Promise.withResolvers<void>();
      let asked = 0;
      await page.route(/inter[^/]*\.woff2$/, async (route) => {
        asked += 1;
        await later.promise;
        await route.continue();
      });
      await page.goto(address, { waitUntil: 'commit' });
      await expect(page.locator('.la-footer')).toBeVisible();
      await expect.poll(() => asked).toBeGreaterThan(0);
      const moved = await page.evaluateHandle(async () => {
        // What code does to the lines when its own face comes hangs on the system's, and is not asked here.
        await Promise.all(
          ['400', '600'].map((weight) => document.fonts.load(`${weight} 16px "JetBrains Mono"`)),
        );
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        await new Promise((observed) => setTimeout(observed, 100));
        const seen = { sum: 0, what: [] as string[] };
        new PerformanceObserver((list) => {
          type Shift = PerformanceEntry & { value: number; sources: { node?: Node }[] };
          for (const { value, sources } of list.getEntries() as Shift[]) {
            seen.sum += value;
            seen.what.push(...sources.map(({ node }) => node?.textContent?.trim().slice(0, 40) ?? ''));
          }
        }).observe({ type: 'layout-shift' });
        return seen;
      });
      later.resolve();
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        await new Promise((observed) => setTimeout(observed, 100));
      });
      const { sum, what } = await moved.jsonValue();
      expect(sum, `${width} px wide: ${what.join(' | ')}`).toBeLessThan(0.0001);
      await page.unroute(/inter[^/]*\.woff2$/);
    }
  });
