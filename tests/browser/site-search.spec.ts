/** The dialog over the built index: answers first, then the full text, which holds no code. */
import { expect, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';

/** Asked on these pages, in this order: what comes first. */
const answers: [string, [string, string][]][] = [
  [
    '',
    [
      ['CLOSE_WAIT', 'glossary/#close-wait'],
      ['4000 close_wait', 'guide/close-wait-piles-up/'],
    ],
  ],
  ['zh/', [['TIME_WAIT 能不能缩短', 'zh/fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc']]],
];

test('what answers comes first, then sentences and no code; nothing found is said; four spellings are one', async ({
  page,
}) => {
  const links = page.locator('.la-search-results a');
  const status = page.locator('.la-search-status');
  const field = page.getByRole('dialog').locator('input');
  for (const [address, asked] of answers) {
    await page.goto(address);
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
    for (const [query, first] of asked) {
      await field.fill(query);
      await expect(links.first()).toHaveAttribute('href', new RegExp(`${first}$`));
      // The full text comes too.
      await expect.poll(() => links.count()).toBeGreaterThan(4);
      for (const excerpt of await page.locator('.la-search-results p').allTextContents())
        expect(excerpt).not.toMatch(/=>|'server',|send\(|import \{/);
    }
    if (address !== '') continue;
    await field.fill('zzzzqqq');
    await expect(status).toHaveText(/Nothing found for “zzzzqqq”/);
    // Four spellings of a state find the same places.
    const found: string[][] = [];
    for (const query of ['CLOSE_WAIT', 'CLOSE-WAIT', 'close wait', 'closewait']) {
      await field.fill(query);
      await expect(status).toHaveText(/\d+ places/);
      await page.waitForTimeout(400);
      found.push(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')));
    }
    for (const other of found) expect(other).toEqual(found[0]);
  }
});

/** In one of the languages; with `LAST_ACK_WHOLE=1`, each week, in both. */
const asked = everyNth(
  [
    ['zh/first-fin-lost/', '重传', 'first-fin-lost'],
    ['first-fin-lost/', 'orphan', 'orphan-budget'],
  ] as const,
  2,
);
test('search by keyboard alone', async ({ page }) => {
  for (const [address, query, found] of asked) {
    await page.goto(address);
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('input')).toBeFocused();
    await page.keyboard.type(query);
    await expect(dialog.locator('.la-search-results a').first()).toBeVisible();
    await expect(dialog.locator(`.la-search-results a[href*="${found}"]`).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(dialog.locator('.la-search-results a').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(dialog).toBeVisible();
  }
});
