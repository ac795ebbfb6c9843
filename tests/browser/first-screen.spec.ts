/**
 * A page's first screen is painted before its sheet has come, with rules of its own (`src/site/build/first-screen.ts`): the
 * sheet may not change how any element of it looks, or where it lies. `LAST_ACK_WHOLE=1` asks every page.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';

const dist = process.env.LAST_ACK_OUT ?? 'dist';
const all = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)index\.html$/.test(file))
  .filter((file) => /<article[\s\S]*<link rel="stylesheet"/.test(readFileSync(`${dist}/${file}`, 'utf8')))
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();
const sooner = everyNth(all, 24);

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

/** Each element of the first screen that is seen: where it lies and how it looks. */
const firstScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sheet = document.querySelector('body link[rel=stylesheet]')!;
    // One that has begun and holds nothing yet has no place.
    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((one) => one.checkVisibility() && one.firstElementChild !== sheet)
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        // How high the boxes around it are follows from what is still to come.
        const high = one.contains(sheet) ? '' : height;
        const style = getComputedStyle(one);
        const looks = [
          'color',
          'backgroundColor',
          'fontFamily',
          'fontSize',
          'fontWeight',
          'textDecoration',
          'boxShadow',
          'borderColor',
          'stroke',
          'fill',
        ] as const;
        return `${one.tagName} ${one.className} ${[x, y, width, high]} ${looks.map((name) => style[name])}`;
      });
  });

test('there are pages whose first screen is painted sooner', () => {
  expect(all.length).toBeGreaterThan(50);
  expect(sooner.length).toBeGreaterThan(3);
});

for (const address of sooner)
  test(`${address} looks the same once its sheet has come`, async ({ page }) => {
    // Neither what scripts do to the page later is asked here, nor by how many hairs a fetched typeface is wider.
    await page.route(/\.(woff2|js)$/, (route) => route.abort());
    const sheetComes = Promise.withResolvers<void>();
    await page.route(/_astro\/.*\.css$/, async (route) => {
      await sheetComes.promise;
      await route.continue();
    });
    const seen: string[][] = [];
    const look = async (): Promise<void> => {
      for (const { width, colorScheme } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        seen.push(await firstScreen(page));
      }
    };
    await page.goto(address, { waitUntil: 'commit' });
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('body link[rel=stylesheet]')).toBeAttached();
    await look();
    // What is below waits with the sheet.
    expect(await page.locator('.la-footer').count()).toBe(0);
    sheetComes.resolve();
    await page.waitForLoadState();
    await expect(page.locator('.la-footer')).toBeAttached();
    await look();
    expect(seen[2]).toEqual(seen[0]);
    expect(seen[3]).toEqual(seen[1]);
    expect(seen[0]!.length).toBeGreaterThan(20);
  });
