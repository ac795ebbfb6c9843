/** A cell is what its run shows, the controls, the picture, the footer and the code: so it reads, and so one goes through it. */
import { expect, test } from '@playwright/test';
import { named, openCell, paste, scenarioCode, touched, write } from './open-cell.ts';

/** Parts of a cell as they follow each other in the document; what a cell has none of is not looked for. */
const parts = ['.la-title', '.la-turn-row', '.la-outputs', '.la-foot', '.la-source'];

test('each cell stands in this order, and its title tells of its run', async ({ page }) => {
  for (const address of ['first-fin-lost/', 'zh/first-fin-lost/', 'playground/']) {
    await page.goto(address);
    for (const cell of await page.locator('la-cell').all()) {
      const found = await cell.evaluate((el, wanted) => {
        const at = wanted.map((selector) => el.querySelector(selector)!);
        return at.map(
          (part, i) =>
            i === 0 || Boolean(at[i - 1]!.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING),
        );
      }, parts);
      expect(found, address).toEqual(parts.map(() => true));
      await expect(cell.locator('.la-title')).not.toBeEmpty();
    }
  }
});

test('code folded in one cell is folded in all, on every page, until it is opened', async ({ page }) => {
  const cell = await openCell(page);
  await expect(cell.locator('.la-code')).toBeVisible();
  await cell.getByRole('button', named('Code')).click();
  for (const address of ['first-fin-lost/', 'second-ack-lost/']) {
    await page.goto(address);
    const first = page.locator('la-cell').first();
    await expect(first.locator('.la-code')).toBeHidden();
    await expect(first.getByRole('button', named('Code'))).toHaveAttribute('aria-expanded', 'false');
  }
});

test.describe('in either editor', () => {
  test.use(touched);
  test('Shift+Enter stays with a cell whose run fails, and goes on from one that ran', async ({ page }) => {
    const cell = await openCell(page);
    await write(page, cell, 'const x = ;');
    await page.keyboard.press('Shift+Enter');
    await expect(cell).toHaveAttribute('data-status', 'failed');
    await expect(cell.locator('.la-code :focus')).toBeAttached();
    await paste(page, scenarioCode('return base;'));
    await page.keyboard.press('Shift+Enter');
    await expect(page.locator('la-cell').nth(1).locator('.la-code pre')).toBeFocused();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('title, figure and code are there, the code in a fold', async ({ page }) => {
    const cell = await openCell(page);
    await expect(cell.locator('.la-title')).toBeVisible();
    await expect(cell.locator('.la-svg')).toBeVisible();
    await expect(cell.locator('.la-source pre').first()).toBeVisible();
    await expect(cell.getByRole('button', named('Edit'))).toBeHidden();
    await expect(cell.locator('.la-foot')).toBeHidden();
    await expect(cell.locator('.la-code')).toBeVisible();
    await cell.locator('.la-source > summary').click();
    await expect(cell.locator('.la-code')).toBeHidden();
  });
});
