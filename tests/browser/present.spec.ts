/** A cell for a room: the whole window, one event after the other by keys, and back where one was. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { openCell, wake } from './open-cell.ts';

const present = async (page: Page, cell: Locator): Promise<Locator> => {
  await cell.locator('[data-do=present]').click();
  const dialog = page.locator('dialog.la-present');
  await expect(dialog).toBeVisible();
  return dialog;
};
/** The smallest type that is seen in it, px as on the screen. */
const smallestType = (dialog: Locator): Promise<number> =>
  dialog.evaluate((root) => {
    const sizes = [...root.querySelectorAll<HTMLElement>('p, h2, button, span, text')]
      .filter((el) => el.textContent?.trim() && el.getBoundingClientRect().height > 0)
      .map(
        (el) =>
          Number.parseFloat(getComputedStyle(el).fontSize) * (el.closest('.la-present-figure') ? 1.6 : 1),
      );
    return Math.min(...sizes);
  });

test('it fills the window in no small type, arrow keys step through it, Esc leaves; it begins at the cursor', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  const dialog = await present(page, cell);
  const { width, height } = (await dialog.boundingBox())!;
  expect(Math.round(height)).toBe(900);
  // All but the scroll bar of the page, where there is one.
  expect(width).toBeGreaterThan(1255);
  expect(width).toBeLessThanOrEqual(1280);
  expect(await smallestType(dialog)).toBeGreaterThanOrEqual(20);
  const words = dialog.locator('.la-present-words');
  await expect(words).toContainText('close()');
  const first = await words.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(words).not.toHaveText(first!);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(words).toHaveText(first!);
  await page.keyboard.press('End');
  await expect(dialog.locator('.la-present-place')).toHaveText(/^(\d+) \/ \1$/);
  await expect(dialog.locator('.la-cursor')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(cell.locator('[data-do=present]')).toBeFocused();

  // It begins where the reader has put the cursor.
  await cell.locator('.la-panel-timeline').focus();
  await page.keyboard.press('End');
  const moment = await cell.locator('.la-moment').textContent();
  await present(page, cell);
  await expect(words).toHaveText(moment!);
});

test('on a phone, by buttons, in Chinese; and a table as it stands', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const cell = await openCell(page, 'lost-once', '', 'zh/first-fin-lost');
  await wake(cell);
  let dialog = await present(page, cell);
  await expect(dialog.locator('.la-present-words')).toContainText('客户端');
  await dialog.getByRole('button', { name: '下一步' }).click();
  expect(await dialog.evaluate((el) => el.scrollWidth)).toBeLessThanOrEqual(390);
  await dialog.getByRole('button', { name: '退出' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto('four-segments/');
  const table = page.locator('#cell-how-long');
  await table.scrollIntoViewIfNeeded();
  await table.hover();
  dialog = await present(page, table);
  await expect(dialog).toContainText((await table.locator('.la-title').textContent())!);
});
