/** What a cell returns may be as large as it likes: a part of it is drawn, in words, and the page stays the reader's. */
import { expect, type Page, test } from '@playwright/test';
import { hold } from './hold.ts';
import { openCell, paste, pressRun, scenarioCode, touched, write } from './open-cell.ts';

test.use(touched);

/** 10 MB with losses, three times over, each beside another run. */
const lossy = `
const heavy = (chance: number): any => ({
  ...base, durationMs: 6e8, rules: [{ from: 'client', action: 'drop', data: true, chance }],
  client: { script: [connect(), send(10_000_000), close()] },
});
return Array.from({ length: 3 }, () =>
  ({ kind: 'figure', scenario: heavy(0.05), against: { label: 'x', scenario: heavy(0.2) } })) as any;`;

const state = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector<HTMLElement>('#cell-lost-once')?.dataset.status);

test('a text whose drawing had to be ended waits for Run at the next visit', async ({ page, context }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('return [base, { ...base, rttMs: 31 }];'));
  // Two figures in place of one: how they are built is fetched first, and that fetch is what the drawing hangs in.
  await hold(page, /figure-html|table-marks/);
  const asked = page.waitForRequest(/figure-html|table-marks/);
  await pressRun(page);
  await asked;
  expect(await state(page)).toBe('running');
  const died = page.waitForEvent('crash');
  void page.goto('chrome://crash').catch(() => {});
  await died;
  const next = await context.newPage();
  const again = await openCell(next);
  await expect(again.locator('.la-notice')).toContainText('had to be ended');
  await expect(again).toHaveAttribute('data-status', 'stale');
  // The reader may still run it.
  await again.locator('[data-do=run]').click();
  await expect(again).toHaveAttribute('data-status', 'fresh');
  await expect(again.locator('.la-output')).toHaveCount(2);
});

test('too much to draw is drawn in part, in words, and Stop ends the drawing', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode(lossy));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-output')).toHaveCount(3);
  const words = await cell.locator('.la-summary').allInnerTexts();
  expect(words).toHaveLength(3);
  for (const one of words)
    expect(one).toMatch(/^\d\d,\d{3} segments: too many to draw\. The first \d{3} are shown\./);
  // Slow enough for a hand to be quicker.
  await page.evaluate(() => {
    const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1000));
    Object.defineProperty(globalThis, 'scheduler', { value: { yield: later } });
  });
  await paste(page, scenarioCode(lossy.replace('0.05', '0.06')));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'running');
  await cell.locator('[data-do=stop]').dispatchEvent('click');
  await expect(cell.locator('.la-problems')).toContainText('Stopped.');
  await expect(cell).toHaveAttribute('data-status', 'failed');
});

test('tables share the room there is, and say how much of them stands there', async ({ page }) => {
  const cell = await openCell(page);
  await write(
    page,
    cell,
    `import { cell, table } from 'last-ack';
const columns = Array.from({ length: 20 }, (_, i) => 'column ' + i);
const rows = Array.from({ length: 500 }, (_, row) => columns.map((_, i) => row * i));
export default cell({ run: () => [1, 2, 3].map((n) => table('table ' + n, columns, rows)) });`,
  );
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-output')).toHaveCount(3);
  expect(await cell.locator('tbody tr').count()).toBe(3 * 50);
  await expect(cell.locator('.la-output').first()).toContainText(
    '500 rows: too many to show. The first 50 are here.',
  );
});
