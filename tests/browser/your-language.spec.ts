/**
 * “Your language's close”: from a line somebody wrote to the run of it, and on into a cell, in both languages and on a phone.
 * Each in one of the languages; with `LAST_ACK_WHOLE=1`, each week, in both.
 */
import { expect, test } from '@playwright/test';
import { wordsOf } from '../../src/words/build.ts';
import { type Lang, languages, pathPrefix } from '../../src/words/index.ts';
import { everyNth } from '../every-nth.ts';
import { codeOf } from './open-cell.ts';

const at = (lang: Lang): string =>
  `${pathPrefix(lang).slice(1)}${lang === languages[0] ? '' : '/'}your-language/`;

for (const lang of everyNth(languages, 2))
  test.describe(lang, () => {
    const t = wordsOf(lang).language;

    test('a row leads to its run, and the run back to the row and into a cell', async ({ page }) => {
      await page.goto(at(lang));
      await page.locator('.la-jump a', { hasText: 'Python' }).click();
      await expect(page.locator('#python')).toBeInViewport();
      const row = page.locator('#python ~ .la-table tbody tr').first();
      const id = await row.getAttribute('id');
      // The run's heading says what the row says of the wire.
      const wire = await row.locator('td').nth(1).locator('div').first().innerText();
      await row.getByRole('link').click();
      const run = page.locator(`.la-call-run:has(a[href="#${id}"])`);
      await expect(run.locator('h3')).toBeInViewport();
      await expect(run.locator('h3')).toContainText(wire);
      await expect(run.locator('figure > svg, figure .la-figure svg').first()).toBeAttached();
      await expect(run.locator('figcaption')).not.toBeEmpty();
      await run.locator(`a[href="#${id}"]`).click();
      await expect(row).toBeInViewport();
      await run.getByRole('link', { name: t.open }).click();
      await expect(page).toHaveURL(/\/playground\//);
      // It is there, and has not been run.
      const cell = page.locator('#cell-scratch');
      await expect(async () => expect(await codeOf(cell)).toContain('scenario')).toPass();
      await expect(cell).not.toHaveAttribute('data-status', 'fresh');
    });
  });

for (const lang of everyNth(languages, 2, 1))
  test.describe(lang, () => {
    const t = wordsOf(lang).language;

    test('the other languages have the same page; on a phone a row is a card, each part under its name', async ({
      page,
    }) => {
      await page.goto(at(lang));
      for (const width of [320, 390])
        await test.step(`${width} px`, async () => {
          await page.setViewportSize({ width, height: 844 });
          // Of the window a scroll bar may take a part.
          const [whole, seen] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          expect(whole).toBeLessThanOrEqual(seen!);
          const row = page.locator('.la-calls tbody tr').first();
          const parts = row.locator('td[data-column]');
          const said = await parts.evaluateAll((cells) =>
            cells.map((one) => getComputedStyle(one, '::before').content.replace(/^"|"$/g, '')),
          );
          expect(said).toEqual([t.columns.asked, t.columns.wire, t.columns.peer]);
          const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
          for (const [i, box] of boxes.entries()) {
            expect(box!.x + box!.width).toBeLessThanOrEqual(width);
            if (i > 0) expect(box!.y).toBeGreaterThanOrEqual(boxes[i - 1]!.y + boxes[i - 1]!.height);
          }
        });
      await page.setViewportSize({ width: 1280, height: 900 });
      for (const other of languages.filter((one) => one !== lang)) {
        const ids = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.id));
        await page.locator('[data-la-language]', { hasText: wordsOf(other).site.ownName }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf(other).language.title);
        expect(await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.id))).toEqual(ids);
      }
    });
  });

test('without JavaScript all of it is there', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await page.goto('your-language/');
  const count = await page.locator('.la-calls tbody tr').count();
  expect(count).toBeGreaterThan(20);
  await expect(page.locator('.la-call-run figure svg').first()).toBeVisible();
  await page.close();
});
