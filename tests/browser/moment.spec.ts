/** A link to a moment: the address follows the cursor that a reader puts somewhere, and a link puts it there again. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { named, openCell, wake } from './open-cell.ts';

const momentOf = (cell: Locator) => cell.locator('.la-moment').textContent();
const put = async (page: Page, cell: Locator, steps: number): Promise<void> => {
  await cell.locator('.la-panel-timeline').focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('ArrowDown');
};

/** By one move: the address is written a moment later, and only once. */
const drag = (cell: Locator, to: number) => cell.locator('.la-scrubber').fill(String(to));

test('the address follows the cursor, and opened again it is there, with what was turned', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  await cell.locator('input[type=range][name=losses]').fill('3');
  await drag(cell, 9);
  await expect(page).toHaveURL(/\?losses=3&at=[a-z]+\d+#cell-lost-once$/);
  const [address, words] = [page.url(), await momentOf(cell)];
  const entries = await page.evaluate(() => history.length);
  await drag(cell, 14);
  await expect(page).not.toHaveURL(address);
  await drag(cell, 9);
  await expect(page).toHaveURL(address);
  // However often it moves, it is one entry of the history.
  expect(await page.evaluate(() => history.length)).toBe(entries);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.locator('#cell-lost-once .la-moment')).toHaveText(words!);
  await expect(other.locator('#cell-lost-once .la-cursor')).toBeInViewport();
  await expect(other.locator('#cell-lost-once input[type=range][name=losses]')).toHaveValue('3');
});

test('a pointer that passes over a figure changes no address; Link has what was put', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const cell = await openCell(page);
  await wake(cell);
  const before = page.url();
  for (const y of [60, 160, 260]) await cell.locator('.la-stage').hover({ position: { x: 200, y } });
  await cell.getByRole('button', named('Link')).click();
  await expect(cell.locator('.la-notice')).toContainText('Link copied.');
  expect(page.url()).toBe(`${before}#cell-lost-once`);
  await put(page, cell, 4);
  await cell.getByRole('button', named('Link')).click();
  await expect(cell.locator('.la-notice')).toContainText('with the cursor where you put it');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\?at=[a-z]+\d+#cell-lost-once$/);
});

test('the other language opens at the same moment, and Reset takes it out of the address', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  await cell.locator('input[type=range][name=losses]').fill('2');
  await drag(cell, 6);
  await expect(page).toHaveURL(/at=/);
  const asked = new URL(page.url());
  await page.locator('[data-la-language]').click();
  await expect(page).toHaveURL(/\/zh\//);
  const there = new URL(page.url());
  expect([there.search, there.hash]).toEqual([asked.search, asked.hash]);
  const chinese = page.locator('#cell-lost-once');
  await expect(chinese.locator('.la-moment')).toContainText('客户端');
  await chinese.getByRole('button', named('还原')).click();
  await expect(page).not.toHaveURL(/at=/);
});

test('a moment that is not there, or is none, is left out and said', async ({ page }) => {
  for (const at of ['s9999', 'now']) {
    await page.goto(`first-fin-lost/?at=${at}&again=${at}#cell-lost-once`);
    await expect(page.locator('#cell-lost-once .la-notice')).toContainText(`at=${at}`);
    await expect(page.locator('#cell-lost-once .la-cursor')).toBeHidden();
  }
});
