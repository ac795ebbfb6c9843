/**
 * axe on the pages of the sitemap. A page and its twin in the other language share every element and colour, so each is asked
 * once: the one wide and in the light, the other narrow and in the dark. The guide's pages are all of one make: every eighth
 * is asked, in each language in turn; what can be read off the HTML of one, `tests/site/built/floor.test.ts` asks of all.
 * `LAST_ACK_AXE=whole` asks every page at both widths in both.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';

const base = process.env.LAST_ACK_BASE ?? '/';
const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
const whole = process.env.LAST_ACK_AXE === 'whole';
const all = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
  new URL(url).pathname.slice(base.length),
);
// The sitemap has a page and its twin side by side: 0 1, 2 3, …; of every sixteen pairs the first page, and the twin of the ninth.
const inTurn = (_: string, at: number): boolean => at % 32 === 0 || at % 32 === 17;
const guide = all.filter((address) => /guide\/./.test(address));
const addresses = whole
  ? all
  : [...all.filter((address) => !guide.includes(address)), ...guide.filter(inTurn)];

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

const looksAt = (address: string) => (whole ? looks : [looks[address.startsWith('zh/') ? 1 : 0]]);

for (const address of [...addresses, '404.html']) {
  test(`/${address} has no fault axe can find`, async ({ page }) => {
    test.slow();
    await page.goto(address);
    // What is not laid out yet would not be looked at.
    await expect(page.locator('.la-later')).toHaveCount(0);
    for (const { width, colorScheme } of looksAt(address)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page), `${width} px, ${colorScheme}`).toEqual([]);
    }
  });
}
