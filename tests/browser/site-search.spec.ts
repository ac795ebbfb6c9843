/** The dialog over the built index: answers first, then the full text, which holds no code. */
import { expect, test } from '@playwright/test';

for (const [address, query, first] of [
  ['', 'CLOSE_WAIT', 'glossary/#close-wait'],
  ['', '4000 close_wait', 'guide/close-wait-piles-up/'],
  ['zh/', 'TIME_WAIT 能不能缩短', 'zh/fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc'],
] as const)
  test(`search for ${query} answers first, then quotes sentences and no code`, async ({ page }) => {
    await page.goto(address);
    await page.keyboard.press('/');
    await page.getByRole('dialog').locator('input').fill(query);
    const links = page.locator('.la-search-results a');
    await expect(links.first()).toHaveAttribute('href', new RegExp(`${first}$`));
    // The full text comes too.
    await expect.poll(() => links.count()).toBeGreaterThan(4);
    for (const excerpt of await page.locator('.la-search-results p').allTextContents())
      expect(excerpt).not.toMatch(/=>|'server',|send\(|import \{/);
  });

test('four spellings of a state find the same places', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  const found: string[][] = [];
  for (const query of ['CLOSE_WAIT', 'CLOSE-WAIT', 'close wait', 'closewait']) {
    await page.getByRole('dialog').locator('input').fill(query);
    await expect(page.locator('.la-search-status')).toHaveText(/\d+ places/);
    await page.waitForTimeout(400);
    found.push(
      await page
        .locator('.la-search-results a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
    );
  }
  for (const other of found) expect(other).toEqual(found[0]);
});
