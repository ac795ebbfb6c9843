/** A cell is what its run shows, the controls, the picture, the footer and the code: so it reads, and so one goes through it. */
import { expect, test } from '@playwright/test';
import { codeOf, named, openCell, paste, scenarioCode, write } from './open-cell.ts';

/** Parts of a cell as they follow each other in the document; what a cell has none of is not looked for. */
const parts = ['.la-title', '.la-turn-row', '.la-outputs', '.la-foot', '.la-source'];

for (const address of ['first-fin-lost/', 'zh/first-fin-lost/', 'playground/'])
  test(`each cell of ${address} stands in this order, and its title tells of its run`, async ({ page }) => {
    await page.goto(address);
    for (const cell of await page.locator('la-cell').all()) {
      const found = await cell.evaluate((el, wanted) => {
        const at = wanted.map((selector) => el.querySelector(selector)!);
        return at.map(
          (part, i) =>
            i === 0 || Boolean(at[i - 1]!.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING),
        );
      }, parts);
      expect(found).toEqual(parts.map(() => true));
      await expect(cell.locator('.la-title')).not.toBeEmpty();
    }
  });

test('the title changes as one turns', async ({ page }) => {
  const cell = await openCell(page);
  const title = cell.locator('.la-title');
  const before = await title.innerText();
  await cell.locator('input[type=range][name=losses]').fill('4');
  await expect(title).not.toHaveText(before);
});

test('Run, Stop and Reset are there only where there is something to run, to stop, to reset', async ({
  page,
}) => {
  const cell = await openCell(page);
  const button = (name: string) => cell.getByRole('button', named(name));
  for (const name of ['Run', 'Stop', 'Reset']) await expect(button(name)).toBeHidden();
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(button('Reset')).toBeVisible();
  await expect(button('Run')).toBeHidden();
  await button('Edit').click();
  await expect(button('Run')).toBeVisible();
  await expect(button('Stop')).toBeHidden();
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

test('lines of code are numbered, also while one writes', async ({ page }) => {
  const cell = await openCell(page);
  const code = cell.locator('.la-code');
  const count = (await codeOf(cell)).trimEnd().split('\n').length;
  await expect(code).toHaveAttribute('data-lines', new RegExp(`^1\n[^]*\n${count}$`));
  await write(page, cell, 'one\ntwo\nthree');
  await expect(code).toHaveAttribute('data-lines', '1\n2\n3');
});

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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('title, figure and code are there, the code in a fold', async ({ page }) => {
    const cell = await openCell(page);
    await expect(cell.locator('.la-title')).toBeVisible();
    await expect(cell.locator('.la-svg')).toBeVisible();
    await expect(cell.locator('.la-foot')).toBeHidden();
    await expect(cell.locator('.la-code')).toBeVisible();
    await cell.locator('.la-source > summary').click();
    await expect(cell.locator('.la-code')).toBeHidden();
  });
});
