/** Nothing a reader wrote is lost: two tabs, a refused storage, an editor opened before the kept text has come. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { hold } from './hold.ts';
import { codeOf, named, openCell, pressRun, touched, write } from './open-cell.ts';

test.use(touched);

const key = 'last-ack.edit.030-first-fin-lost/lost-once@';
const edited = (text: string) => text.replace('rtt()', 'rtt({ value: 77 })');

/** Writes into the first cell and runs it. */
const writeAndRun = async (page: Page) => {
  const cell = await openCell(page);
  await write(page, cell, edited(await codeOf(cell)));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('77');
  return cell;
};

/** Loads the page again and presses Edit before what was kept can have come. */
const editEarly = async (page: Page, cell: Locator): Promise<void> => {
  const send = await hold(page, /edited-cell/);
  await page.reload();
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell.locator('textarea')).toBeFocused();
  send();
};

test('what is pressed, typed and left before a kept text has come takes nothing of it', async ({ page }) => {
  const cell = await writeAndRun(page);
  await test.step('Edit opens that text', async () => {
    await editEarly(page, cell);
    await expect(cell.getByRole('button', named('Done'))).toBeVisible();
    await expect(cell.locator('.la-code')).toContainText('value: 77');
    await cell.getByRole('button', named('Done')).click();
    await page.reload();
    await expect(cell.locator('.la-code')).toContainText('value: 77');
  });
  for (const leave of [false, true])
    await test.step(`what is typed stands beside it${leave ? ', also if one leaves at once' : ''}`, async () => {
      const send = await hold(page, /edited-cell/);
      await page.reload();
      await cell.getByRole('button', named('Edit')).click();
      await expect(cell.locator('textarea')).toBeFocused();
      await page.keyboard.type('// early\n');
      if (leave) {
        await page.goto('about:blank');
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.goBack();
      } else send();
      await expect(cell.locator('.la-code')).toContainText('// early');
      await expect(cell.locator('.la-notice')).toContainText('Another text of yours');
      await cell.getByRole('button', named('Use the other')).click();
      await expect(cell.locator('.la-code')).toContainText('value: 77');
      await expect(cell.locator('.la-code')).not.toContainText('// early');
    });
  await test.step('it outlives an editor that was opened and left', async () => {
    await editEarly(page, cell);
    await page.goto('about:blank');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goBack();
    await expect(cell.locator('.la-code')).toContainText('value: 77');
  });
});

test('what was typed and taken back before the editor has come does not come back', async ({ page }) => {
  const send = await hold(page, /edited-cell/);
  const cell = await openCell(page, 'scratch', '', 'playground');
  await cell.getByRole('button', named('Edit')).click();
  const area = cell.locator('textarea');
  await expect(area).toBeFocused();
  await page.keyboard.type('g');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(area).toHaveValue(/^import/);
  send();
  await expect(cell.getByRole('button', named('Done'))).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('h');
  await page.reload();
  await expect(cell.locator('.la-code')).toContainText('himport');
});

test('what another tab has typed before its editor came is not taken for the text that is put into this one', async ({
  page,
  context,
}) => {
  const cell = await writeAndRun(page);
  await hold(page, /edited-cell/);
  await page.reload();
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell.locator('textarea')).toBeFocused();
  await page.keyboard.type('// early\n');
  const other = await context.newPage();
  const send = await hold(other, /edited-cell/);
  const there = await openCell(other);
  await there.getByRole('button', named('Edit')).click();
  // The editor has come, and what the cell keeps has not: that is put into it.
  await expect.poll(() => there.evaluate((el) => 'plain' in el && el.plain !== null)).toBe(true);
  send();
  await expect(there.locator('.la-code')).toContainText('value: 77');
  await page.close();
  await other.goto('about:blank');
  await other.goBack();
  await expect(there.locator('.la-code')).toContainText('// early');
  await there.getByRole('button', named('Use the other')).click();
  await expect(there.locator('.la-code')).toContainText('value: 77');
});

test('a tab in which nothing was written takes nothing from another', async ({ page, context }) => {
  const idle = await openCell(page);
  await idle.getByRole('button', named('Edit')).click();
  await expect(idle.getByRole('button', named('Done'))).toBeVisible();
  const other = await context.newPage();
  await writeAndRun(other);
  await idle.getByRole('button', named('Done')).click();
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
  const kept = () =>
    other.evaluate((start) => Object.keys(localStorage).find((name) => name.startsWith(start)), key);
  expect(await kept()).toBeTruthy();
});

test('where storage is refused, nothing fails, and resets can be undone', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  );
  const cell = await openCell(page);
  await write(page, cell, edited(await codeOf(cell)));
  await expect(cell.locator('.la-notice')).toContainText('keeps nothing');
  await pressRun(page);
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('77');
  await cell.getByRole('button', named('Reset')).click();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-code')).toContainText('rtt()');
  await cell.getByRole('button', named('Undo')).click();
  await expect(cell.locator('.la-code')).toContainText('value: 77');
  const tools = page.locator('la-tools');
  await tools.locator('[data-tool=all]').click();
  await expect(cell.locator('.la-code')).toContainText('rtt()');
  await tools.getByRole('button', named('Undo')).click();
  await expect(cell.locator('.la-code')).toContainText('value: 77');
  await page.reload();
  await cell.getByRole('button', named('Edit')).click();
  await page.goto('about:blank');
  expect(errors).toEqual([]);
});

test('a wide reset gives back what was turned and lost as well, not an older text', async ({ page }) => {
  await page.addInitScript((start) => {
    const older = { code: 'const mine = 1;', original: 'const old = 1;', endedByForce: false };
    localStorage.setItem(`${start}0123`, JSON.stringify(older));
  }, key);
  const cell = await openCell(page);
  await expect(cell.locator('.la-notice')).toContainText('made from an older text');
  await cell.locator('input[type=range][name=losses]').fill('3');
  const tools = page.locator('la-tools');
  await tools.locator('[data-tool=all]').click();
  await expect(cell.locator('input[type=range][name=losses]')).toHaveValue('1');
  await tools.getByRole('button', named('Undo')).click();
  await expect(cell.locator('input[type=range][name=losses]')).toHaveValue('3');
  await expect(cell.locator('.la-code')).toContainText('rtt()');
});

test('a part of the page that cannot be fetched is told of, and what was typed comes back', async ({
  page,
}) => {
  await page.route(/_astro\/live\./, (route) => route.abort());
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(alert).toHaveCount(1);
  await expect(cell.locator('textarea')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// mine\n');
  await page.unrouteAll();
  await alert.getByRole('button', named('Load the page again')).click();
  await expect(alert).toHaveCount(0);
  await expect(cell.locator('.la-code')).toContainText('// mine');
});

test('what was turned comes back after Reset: in a cell never edited, and of a control that only the edit has', async ({
  page,
}) => {
  const cell = await openCell(page);
  const box = cell.locator('input[type=number][name=rttMs]');
  await box.fill('210');
  await cell.getByRole('button', named('Reset')).click();
  await expect(box).toHaveValue('20');
  await cell.locator('.la-notice').getByRole('button', named('Undo')).click();
  await expect(box).toHaveValue('210');
  await expect(cell.locator('.la-notice')).toBeHidden();
  const code = `import { cell, slider } from 'last-ack';
export default cell({
  parameters: { mine: slider({ label: 'mine', min: 0, max: 9, step: 1, value: 2 }) },
  run: ({ mine }) => ({ kind: 'table', caption: 'mine', columns: ['mine'], rows: [[mine]] }),
});`;
  await write(page, cell, code);
  await pressRun(page);
  const mine = cell.locator('input[type=number][name=mine]');
  await mine.fill('7');
  await expect(cell.locator('.la-result-table td')).toHaveText('7');
  await cell.getByRole('button', named('Reset')).click();
  await expect(mine).toHaveCount(0);
  await cell.locator('.la-notice').getByRole('button', named('Undo')).click();
  await expect(mine).toHaveValue('7');
  await expect(cell.locator('.la-result-table td')).toHaveText('7');
});
