/** axe on every page of the sitemap: both languages, light and dark, narrow and wide. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const base = process.env.LAST_ACK_BASE ?? '/';
const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
  new URL(url).pathname.slice(base.length),
);

for (const address of [...addresses, '404.html']) {
  test(`/${address} has no fault axe can find`, async ({ page }) => {
    test.slow();
    for (const width of [390, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        // What is not laid out yet would not be looked at.
        await page.addStyleTag({ content: '.la-later { content-visibility: visible !important }' });
        // Only colours differ in the dark, so only their rules are asked again.
        const { violations } = await new AxeBuilder({ page })
          .options({
            resultTypes: ['violations'],
            ...(colorScheme === 'dark' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
          })
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ target }) => target)
                .join(' | ')}`,
          ),
          `${width} px, ${colorScheme}`,
        ).toEqual([]);
      }
  });
}
