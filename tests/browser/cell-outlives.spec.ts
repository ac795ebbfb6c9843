/** What a reader wrote outlives a network that goes, a page that dies and a second tab. */
import { expect, test } from '@playwright/test';
import { named, openCell, paste, pressRun, scenarioCode, touched, write } from './open-cell.ts';

const editor = /edited-cell|editing|monaco-editor/;

test('Edit and Run, dead without the network, work once it is back, with what was typed', async ({
  page,
}) => {
  await page.route(editor, (route) => route.abort());
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(alert).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// typed meanwhile\n');
  await page.unroute(editor);
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell.getByRole('button', named('Done'))).toBeVisible();
  await expect(cell.locator('.la-code')).toContainText('// typed meanwhile');
});

for (const bare of [false, true])
  test(`a page that dies at a key has kept it, ${bare ? 'the editor still on its way' : 'in the editor'}`, async ({
    page,
    context,
  }) => {
    if (bare) await page.route(editor, () => {});
    const cell = await openCell(page);
    await cell.getByRole('button', named('Edit')).click();
    await expect(cell.locator('.la-code :focus')).toBeAttached();
    if (!bare) await expect(cell.getByRole('button', named('Done'))).toBeVisible();
    await page.keyboard.type('//k');
    const died = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => {});
    await died;
    const next = await context.newPage();
    await expect((await openCell(next)).locator('.la-code')).toContainText('//k');
  });

test.describe('in either editor', () => {
  test.use(touched);

  test('a text written to the same cell in another tab is kept and offered in both, and stays once that tab is left', async ({
    page,
    context,
  }) => {
    const cell = await openCell(page);
    await write(page, cell, scenarioCode('return { ...base, rttMs: 41 };'));
    const second = await context.newPage();
    await second.addInitScript(() => sessionStorage.setItem('second', '1'));
    const other = await openCell(second);
    await expect(other.locator('.la-code')).toContainText('rttMs: 41');
    await other.getByRole('button', named('Edit')).click();
    await expect(other.getByRole('button', named('Done'))).toBeVisible();
    await paste(second, scenarioCode('return { ...base, rttMs: 42 };'));
    await expect(cell.locator('.la-notice')).toContainText('in another tab');
    await page.bringToFront();
    await cell.locator('.la-code').click();
    await paste(page, scenarioCode('return { ...base, rttMs: 43 };'));
    await expect(other.locator('.la-notice')).toContainText('in another tab');
    await page.reload();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 43');
    await expect(cell.getByRole('button', named('Use the other'))).toBeVisible();
    // The tab that is left takes no place of what was typed since.
    await second.goto('about:blank');
    await page.reload();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 43');
    await cell.getByRole('button', named('Use the other')).click();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 42');
  });
});
