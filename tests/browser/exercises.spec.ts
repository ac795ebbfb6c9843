/** Exercises: a task, a cell whose run is judged, hints one at a time, a solution on asking, and what is done. */
import { expect, type Page, test } from '@playwright/test';
import { codeOf, named, paste, pressRun, touched, write } from './open-cell.ts';

const id = 'gone-in-two-seconds';
const open = async (page: Page, prefix = '') => {
  await page.goto(`${prefix}exercises/orphan-budget/#${id}`);
  return page.locator(`#cell-${id}`);
};

test.describe('with a text area', () => {
  test.use(touched);

  test('a run is judged in words, and what is done is marked wherever it is named', async ({ page }) => {
    const cell = await open(page);
    const verdict = cell.locator('.la-verdict');
    await expect(verdict).toContainText('Not yet: the client stays for 118.');
    const code = await codeOf(cell);
    await write(page, cell, code.replace('client: {}', 'client: { tcp_orphan_retries: 3 }'));
    await pressRun(page);
    await expect(verdict).toContainText('Not yet: the client stays for 3.7 s.');
    await expect(verdict).not.toHaveAttribute('data-done');
    await paste(page, code.replace('client: {}', 'client: { tcp_orphan_retries: 1 }'));
    await pressRun(page);
    await expect(verdict).toHaveText(/^Done\./);
    await expect(page.locator(`#${id} .la-done`)).toHaveText('✓ done');
    await page.goto('exercises/');
    await expect(page.locator('.la-count')).toHaveText(/^Done 1 \/ \d+$/);
    await expect(page.locator('.la-done')).toHaveCount(1);
    await page.goto('zh/orphan-budget/#exercise');
    await expect(page.locator('.la-done')).toHaveText('✓ 已完成');
  });

  test('the goal is the site’s: to change the question, or to return something else, is no way to it', async ({
    page,
  }) => {
    const cell = await open(page);
    const verdict = cell.locator('.la-verdict');
    const code = await codeOf(cell);
    await write(page, cell, code.replace(", lose: fins('client')", '').replace('fins, ', ''));
    await pressRun(page);
    await expect(verdict).toContainText('Not yet: the network has to lose what it lost');
    const table =
      "import { table } from 'last-ack';\nexport default { run: () => table('T', ['a'], [[1]]) };";
    await paste(page, table.replace('export', 'export const goal = () => [];\nexport'));
    await pressRun(page);
    await expect(verdict).toContainText('Not yet: the code has to return one scenario or figure.');
  });

  test('the solution takes the place of the reader’s text, which can be had back', async ({ page }) => {
    const cell = await open(page);
    const solution = cell.locator('.la-solution');
    await expect(solution.locator('pre')).toBeHidden();
    await write(page, cell, (await codeOf(cell)).replace('client: {}', 'client: { tcp_orphan_retries: 6 }'));
    await pressRun(page);
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    await solution.locator('summary').click();
    await expect(solution).toContainText('tcp_orphan_retries: 1');
    await solution.getByRole('button', named('Put it into the cell')).click();
    await expect(cell.locator('.la-verdict')).toHaveText(/^Done\./);
    expect(await codeOf(cell)).toContain('tcp_orphan_retries: 1');
    await cell.locator('.la-notice button').first().click();
    await expect(cell.locator('.la-verdict')).toContainText('Not yet');
    expect(await codeOf(cell)).toContain('tcp_orphan_retries: 6');
  });
});

test('hints open one at a time, by keys; a segment that the reader brings back changes the question', async ({
  page,
}) => {
  const cell = await open(page);
  const hints = page.locator('.la-clue');
  await expect(hints.nth(0)).toBeVisible();
  await expect(hints.nth(1)).toBeHidden();
  await hints.nth(0).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(hints.nth(1)).toBeVisible();

  await cell.hover();
  await cell.locator('.la-stage .la-s[data-event] .la-hit').last().click({ force: true });
  await expect(cell.locator('.la-verdict')).toContainText('the network has to lose what it lost');
});

test('in Chinese, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const cell = await open(page, 'zh/');
  await expect(cell.locator('.la-verdict')).toContainText('还没有：客户端停留了 118');
  // The code is the other half of the task: no other cell has it open here.
  await expect(cell.locator('.la-code pre')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('task, hints, figure, verdict and solution are there', async ({ page }) => {
    const cell = await open(page);
    await expect(page.locator('article')).toContainText('With one setting, let the client be gone');
    await expect(cell.locator('.la-svg').first()).toBeVisible();
    await expect(cell.locator('.la-verdict')).toContainText('Not yet');
    await cell.locator('.la-solution summary').click();
    await expect(cell.locator('.la-solution pre')).toBeVisible();
    await expect(cell.locator('.la-solution button')).toBeHidden();
  });
});
