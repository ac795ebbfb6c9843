/**
 * axe on every page of the sitemap. A page and its twin in the other language share every element and colour, so each is asked
 * once: the one wide and in the light, the other narrow and in the dark. `LAST_ACK_AXE=whole` asks each page at both widths in
 * both.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';

const base = process.env.LAST_ACK_BASE ?? '/';
const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
  new URL(url).pathname.slice(base.length),
);

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

const looksAt = (address: string) =>
  process.env.LAST_ACK_AXE === 'whole' ? looks : [looks[address.startsWith('zh/') ? 1 : 0]];

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
