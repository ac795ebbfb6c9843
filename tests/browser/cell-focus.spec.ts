/** By keyboard: the focus is never thrown back to the beginning of the page. */
import { expect, type Locator, test } from '@playwright/test';
import { named, openCell, pressOnceRunning, pressRun, scenarioCode, wake, write } from './open-cell.ts';

/** Where the focus is, once whatever is to be drawn has been drawn. */
const inside = (cell: Locator): Promise<boolean> =>
  cell.evaluate(async (el) => {
    for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
    return el.contains(document.activeElement);
  });

test('after Reset, Undo, Stop and the last fault the focus is still in the cell', async ({ page }) => {
  const cell = await openCell(page);
  await cell.locator('input[type=range][name=losses]').fill('3');
  const reset = cell.getByRole('button', named('Reset'));
  await expect(reset).toBeVisible();
  await reset.focus();
  await page.keyboard.press('Enter');
  await expect(reset).toBeHidden();
  expect(await inside(cell), 'Reset').toBe(true);

  await cell.locator('.la-panel-timeline').focus();
  const lose = cell.getByRole('button', named('Lose this segment'));
  while (!(await lose.isVisible())) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('l');
  const chip = cell.locator('.la-chip');
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveCount(0);
  expect(await inside(cell), 'chip').toBe(true);

  await write(page, cell, scenarioCode('for (;;) {}'));
  const stopped = await pressOnceRunning(cell, 'stop');
  await pressRun(page);
  await stopped();
  await expect(cell.getByRole('button', named('Stop'))).toBeHidden();
  expect(await inside(cell), 'Stop').toBe(true);

  await cell.getByRole('button', named('Reset')).focus();
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  expect(await inside(cell), 'Reset of an edit').toBe(true);
  await cell.getByRole('button', named('Undo')).focus();
  await page.keyboard.press('Enter');
  // A text that had to be ended is not run by itself.
  await expect(cell.locator('.la-notice')).toContainText('waits for Run');
  expect(await inside(cell), 'Undo').toBe(true);
});

test('after the undo of a wide reset the focus is on the tools; a box that is left, and a figure that is run, keep it in order', async ({
  page,
}) => {
  const cell = await openCell(page);
  const box = cell.locator('input[type=number][name=rttMs]');
  await box.fill('210');
  const tools = page.locator('la-tools');
  await tools.locator('[data-tool=chapter]').click();
  await expect(tools.getByRole('button', named('Undo'))).toBeVisible();
  await expect(box).toHaveValue('20');
  // Pressed again there is nothing to reset, and what the first press took can still be had back.
  await tools.locator('[data-tool=chapter]').click();
  await tools.getByRole('button', named('Undo')).focus();
  await page.keyboard.press('Enter');
  await expect(tools.getByRole('button', named('Undo'))).toHaveCount(0);
  expect(await inside(tools)).toBe(true);
  await expect(box).toHaveValue('210');

  // A number out of bounds, or none, is set right once it is left.
  await box.fill('9999');
  await page.keyboard.press('Tab');
  await expect(box).toHaveValue('300');
  await box.fill('');
  await page.keyboard.press('Tab');
  await expect(box).toHaveValue('300');

  // Shift+Enter on a figure runs and goes on, and loses nothing.
  await wake(cell);
  await cell.locator('.la-panel-timeline').focus();
  const lose = cell.getByRole('button', named('Lose this segment'));
  while (!(await lose.isVisible())) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('la-cell').nth(1).locator('.la-code pre')).toBeFocused();
  await expect(cell.locator('.la-chip')).toHaveCount(0);
});
