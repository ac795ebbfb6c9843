/** axe on every page of the sitemap: both languages, light and dark, narrow and wide. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const base = process.env.LAST_ACK_BASE ?? '/';
const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
  new URL(url).pathname.slice(base.length),
);

const colours = ['color-contrast', 'link-in-text-block'];

for (const address of [...addresses, '404.html']) {
  // Both languages share every element and colour: a page and its twin are asked about everything at one width each, and
  // about the dark's colours at the other's.
  const [width, other] = address.startsWith('zh/') ? [390, 1280] : [1280, 390];

  test(`/${address} has no fault axe can find`, async ({ page }) => {
    test.slow();
    await page.goto(address);
    // What is not laid out yet would not be looked at.
    await expect(page.locator('.la-later')).toHaveCount(0);
    const faults = async (at: number, colorScheme: 'light' | 'dark', options: object) => {
      await page.setViewportSize({ width: at, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'], ...options })
        .analyze();
      return violations.map(({ id, nodes }) => {
        const places = nodes.slice(0, 3).map(({ target }) => target);
        return `${at} px, ${colorScheme}: ${id}: ${places.join(' | ')}`;
      });
    };
    expect([
      ...(await faults(width, 'light', {})),
      ...(await faults(other, 'dark', { runOnly: colours })),
    ]).toEqual([]);
  });
}
