/** What is kept, taken back, shared and run as a whole. */
import { expect, test } from '@playwright/test';
import {
  choose,
  codeOf,
  fromGallery,
  named,
  openCell,
  paste,
  pressRun,
  scenarioCode,
  touched,
  write,
} from './open-cell.ts';

test.use(touched);

const edit = (text: string) => text.replace('rtt()', 'rtt({ value: 77 })');

test('an edit, to its last key, is there after a reload, its lines numbered, and Reset with Undo', async ({
  page,
}) => {
  const cell = await openCell(page);
  const code = cell.locator('.la-code');
  const lesson = await codeOf(cell);
  const count = lesson.trimEnd().split('\n').length;
  // Of a list that goes on the numbers of its lines are seen.
  const high = await code.evaluate((el) => getComputedStyle(el, '::before').blockSize);
  expect(high).toBe(`${20 * count}px`);
  await write(page, cell, 'one\ntwo\nthree');
  await expect(code).toHaveAttribute('data-lines', '1\n2\n3');
  await paste(page, edit(lesson));
  await page.keyboard.type('// unsaved');
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('from last time');
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('77');
  await expect(code).toContainText('// unsaved');
  await cell.getByRole('button', { name: 'Reset' }).click();
  await expect(code).toContainText('rtt()');
  await cell.getByRole('button', { name: 'Undo' }).click();
  await expect(code).toContainText('value: 77');
});

test('a link that is too long for chat programs offers the file', async ({ page }) => {
  const cell = await openCell(page);
  const noise = Array.from({ length: 900 }, (_, i) => ((i * 7919) ** 2).toString(36)).join('');
  await write(page, cell, scenarioCode(`return base; /* ${noise} */`));
  await cell.getByRole('button', named('Done')).click();
  await cell.getByRole('button', named('Link')).click();
  await expect(cell.locator('.la-notice')).toContainText('cut links over 2,000');
  const saved = page.waitForEvent('download');
  await cell.getByRole('button', { name: 'Save the file' }).click();
  expect((await saved).suggestedFilename()).toBe('lost-once.ts');
});

test('an edit of an older lesson is offered with its difference', async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('once')) return;
    sessionStorage.setItem('once', '1');
    const older = { code: 'const mine = 1;', original: 'const old = 1;', endedByForce: false };
    localStorage.setItem('last-ack.edit.030-first-fin-lost/lost-once@0123', JSON.stringify(older));
  });
  const cell = await openCell(page);
  await expect(cell.locator('.la-notice')).toContainText('made from an older text');
  await expect(cell.locator('.la-code')).toContainText('rtt()');
  await cell.getByRole('button', { name: 'Show the difference' }).click();
  await expect(cell.locator('.la-diff ins')).toContainText(['const mine = 1;']);
  await cell.getByRole('button', { name: 'Use mine' }).click();
  await expect(cell.locator('.la-code')).toContainText('const mine = 1;');
  await expect(cell).toHaveAttribute('data-status', 'stale');
});

test('Run all runs the chapter; the wide reset takes edits back and can be undone', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, edit(await codeOf(cell)));
  await pressRun(page);
  const rtt = cell.locator('input[type=number][name=rttMs]');
  await expect(rtt).toHaveValue('77');
  const tools = page.locator('la-tools');
  await tools.getByRole('button', { name: 'Run all' }).click();
  await expect(tools.getByRole('status')).toHaveText(/^\d+ cells run\.$/);
  await tools.locator('[data-tool=chapter]').click();
  await expect(tools.getByRole('status')).toContainText('1 edit taken back');
  await expect(cell.locator('.la-code')).toContainText('rtt()');
  await tools.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.locator('.la-code')).toContainText('value: 77');
});

test('with Live on, the picture follows the text; by default it does not', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, edit(await codeOf(cell)));
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await cell.getByRole('checkbox', { name: /Live/ }).check();
  await cell.locator('.la-editor-plain, .monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' ');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('77');
});

test('the playground takes on a cell or a recording, runs it, and gives it back', async ({ page }) => {
  const cell = await fromGallery(page, 'cell:030-first-fin-lost/lost-forever');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await choose(page, 'recording:ack2-lost-1x-rtt20');
  await expect(cell.locator('.la-code')).toContainText('The scenario of the kernel recording');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.locator('.la-code')).toContainText('closing');
});
