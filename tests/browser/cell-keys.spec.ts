/** A cell by keyboard alone, one editor at a time, the four states, and every choice of what is drawn. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';
import { axeFaults } from './ask-axe.ts';
import { hold } from './hold.ts';
import { named, openCell, wake } from './open-cell.ts';

/** axe over the cell; of what has been looked at in the other scheme only colours are others. */
const faults = (page: Page, again = false): Promise<string[]> =>
  axeFaults(page, { within: '#cell-lost-once', rules: again ? 'colours' : 'all' });
const code = (cell: Locator): Locator => cell.locator('.la-code pre').first();

test('Enter on the code edits, Shift+Enter runs and goes on to the next cell', async ({ page }) => {
  const cell = await openCell(page);
  await cell.hover();
  await code(cell).focus();
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAttribute('data-editing', /plain|monaco/);
  await expect(cell).toHaveAttribute('data-editing', 'monaco');
  await page.keyboard.type('// mine\n');
  await page.keyboard.press('Shift+Enter');
  await expect(cell).not.toHaveAttribute('data-editing', /./);
  await expect(cell.locator('.monaco-editor, textarea')).toHaveCount(0);
  await expect(code(cell)).toContainText('// mine');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(code(page.locator('la-cell').nth(1))).toBeFocused();
});

test('Tab indents and Esc, then Tab leaves before the editor has come as well', async ({ page }) => {
  const cell = await openCell(page);
  await page.route(/open-plain|live|monaco-editor/, (route) => route.abort());
  await cell.getByRole('button', named('Edit')).click();
  const area = cell.locator('textarea.la-editor-plain');
  await page.keyboard.press('Tab');
  await expect(area).toBeFocused();
  await expect(area).toHaveValue(/^ {2}import/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(area).not.toBeFocused();
});

test('Escape pressed before the editor has come lets Tab leave it afterwards', async ({ page }) => {
  const cell = await openCell(page);
  const send = await hold(page, /open-plain/);
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell.locator('textarea')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.route(/monaco-editor/, (route) => route.abort());
  send();
  await expect(cell.getByRole('button', named('Done'))).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(cell.locator('textarea')).not.toBeFocused();
});

test('one editor at a time: opening another puts the first one back as a block', async ({ page }) => {
  const first = await openCell(page);
  const second = page.locator('la-cell').nth(1);
  await first.getByRole('button', named('Edit')).click();
  await page.keyboard.type('// first ');
  await second.getByRole('button', named('Edit')).click();
  await expect(second).toHaveAttribute('data-editing', /plain|monaco/);
  await expect(first).not.toHaveAttribute('data-editing', /./);
  await expect(code(first)).toContainText('// first');
  await expect(page.locator('la-cell[data-editing]')).toHaveCount(1);
  await page.locator('h1').click();
  await page.locator('main a').first().focus();
  await expect(second).not.toHaveAttribute('data-editing', /./);
});

test('Before | after: against the lesson, then against a run that was kept; Textbook, Linux, both', async ({
  page,
}) => {
  const cell = await openCell(page);
  const losses = cell.locator('input[type=range][name=losses]');
  const differences = cell.locator('.la-differences li');
  await cell.getByRole('checkbox', { name: 'Before | after' }).check();
  await expect(differences).toHaveText(['Nothing differs.']);
  await losses.fill('3');
  await expect(differences.first()).toContainText(/before|after/);
  await expect(cell.locator('.la-figure.la-two')).toBeVisible();
  // What only one of the runs has is red; where it is pressed is not.
  await expect(cell.locator('.la-only .la-hit').first()).toHaveCSS('stroke', 'rgba(0, 0, 0, 0)');
  await expect(cell.locator('.la-summary')).toContainText('sent 2 times');
  await cell.getByRole('button', { name: 'Keep this run as before' }).click();
  await expect(differences).toHaveText(['Nothing differs.']);
  await expect(cell.locator('.la-say')).toContainText('held against this run');
  await losses.fill('4');
  await expect(cell.locator('.la-summary')).toContainText('sent 5 times');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  expect(await faults(page)).toEqual([]);
  await cell.getByRole('checkbox', { name: 'Before | after' }).uncheck();
  await expect(cell.getByRole('button', { name: 'Keep this run as before' })).toHaveCount(0);
  await expect(cell.locator('.la-figure.la-two')).toHaveCount(0);

  // Textbook, Linux, both: one click each, remembered in the link.
  const linux = await cell.locator('.la-summary').innerText();
  await cell.getByText('Textbook', { exact: true }).click();
  await expect(cell.locator('.la-summary')).not.toHaveText(linux);
  await cell.getByText('Both', { exact: true }).click();
  await expect(cell.locator('.la-figure.la-two')).toBeVisible();
  await expect(
    cell
      .locator('.la-run')
      .filter({ hasText: /textbook/i })
      .first(),
  ).toBeVisible();
  await cell.getByRole('button', named('Link')).click();
  await expect(page).toHaveURL(/profile=both/);
  await page.reload();
  await expect(cell.locator('.la-figure.la-two')).toBeVisible();
});

// Every other view, in the light or in the dark; with `LAST_ACK_WHOLE=1`, each week, each in both.
test('axe finds nothing in any view, nor with the plain editor open, which says how to leave it', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  // The line that lost a segment is marked while the cursor is on it.
  await cell.locator('.la-panel-timeline').focus();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('ArrowDown');
    if (/loses FIN/.test(await cell.locator('.la-moment').innerText())) break;
  }
  await expect(cell.locator('.la-line-here')).toContainText("lose: fins('client'");
  await cell.locator('[data-player=forward]').click();
  const ask = async (what: string, at: number): Promise<void> => {
    for (const [again, colorScheme] of everyNth(['light', 'dark'] as const, 2, at).entries()) {
      await page.emulateMedia({ colorScheme });
      expect(await faults(page, again > 0), `${what}, ${colorScheme}`).toEqual([]);
    }
  };
  const views = ['Events', 'Timeline', 'ss', 'tcpdump', 'States'];
  for (const [at, name] of everyNth(views, 2).entries()) {
    await cell.getByRole('tab', named(name)).click();
    await expect(cell.getByRole('tabpanel', named(name))).toBeVisible();
    await expect(cell.getByRole('tabpanel', named(name))).not.toBeEmpty();
    await ask(name, at);
  }
  await page.route(/monaco-editor/, (route) => route.abort());
  await cell.getByRole('button', named('Edit')).click();
  const area = cell.locator('textarea.la-editor-plain');
  await expect(area).toBeFocused();
  await ask('plain editor', 1);
  await expect(area).toHaveAccessibleDescription(/Esc, then Tab leaves the editor/);
  await page.keyboard.press('Tab');
  await expect(area).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(area).not.toBeFocused();
});
