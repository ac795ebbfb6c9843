/** axe on every page of the sitemap: both languages, light and dark, narrow and wide. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';

const base = process.env.LAST_ACK_BASE ?? '/';
const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
  new URL(url).pathname.slice(base.length),
);

for (const address of [...addresses, '404.html']) {
  // Both languages share every element and colour: a page and its twin are asked about the light's colours at one width
  // each, about the dark's at the other's; about all else at both.
  const [width, other] = address.startsWith('zh/') ? [390, 1280] : [1280, 390];

  test(`/${address} has no fault axe can find`, async ({ page }) => {
    test.slow();
    await page.goto(address);
    // What is not laid out yet would not be looked at.
    await expect(page.locator('.la-later')).toHaveCount(0);
    await page.setViewportSize({ width, height: 900 });
    expect(await axeFaults(page), `${width} px, light`).toEqual([]);
    await page.setViewportSize({ width: other, height: 900 });
    expect(await axeFaults(page, { rules: 'shape' }), `${other} px`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFaults(page, { rules: 'colours' }), `${other} px, dark`).toEqual([]);
  });
}
