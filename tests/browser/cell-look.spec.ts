/** Looking and turning: by pointer, by keys, by touch, and by ear. */
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';
import { named, openCell, write } from './open-cell.ts';

test('the picture and its title follow a slider and a click, with the buttons there is a use for, and no editor', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const cell = await openCell(page);
  const button = (name: string) => cell.getByRole('button', named(name));
  const title = cell.locator('.la-title');
  const summary = cell.locator('.la-summary');
  const before = await title.innerText();
  for (const name of ['Run', 'Stop', 'Reset']) await expect(button(name)).toBeHidden();
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(summary).toContainText('sent 4 times');
  await expect(title).not.toHaveText(before);
  await expect(button('Reset')).toBeVisible();
  await expect(button('Run')).toBeHidden();
  await expect(cell.locator('input[type=number][name=losses]')).toHaveValue('3');
  await cell.locator('input[type=number][name=losses]').fill('2');
  await expect(summary).toContainText('sent 3 times');
  await cell.locator('input[type=number][name=losses]').fill('1');
  await expect(summary).toContainText('sent 2 times');
  // A click loses a segment, another brings it back; the chip says so.
  await cell.hover();
  const fin = cell.locator('.la-s.la-fin .la-hit').nth(1);
  await expect(fin).toBeAttached();
  await fin.click({ force: true });
  await expect(cell.locator('.la-chip')).toHaveText('client FIN 2 lost');
  await expect(summary).toContainText('sent 3 times');
  await cell.locator('.la-chip').click();
  await expect(summary).toContainText('sent 2 times');
  expect(asked.filter((url) => /monaco|editor\.api|ts\.worker|editing\./.test(url))).toEqual([]);
  await button('Edit').click();
  await expect(button('Run')).toBeVisible();
  await expect(button('Stop')).toBeHidden();
});

test('by keyboard alone: through the events, lose, delay, the five views', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('tab', { name: 'Timeline' }).focus();
  const panel = cell.locator('.la-panel-timeline');
  await expect(cell.locator('.la-stage .la-hit').first()).toBeAttached();
  await panel.focus();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('ArrowDown');
    if (/FIN ACK/.test(await cell.locator('.la-moment').innerText())) break;
  }
  await expect(cell.locator('.la-moment')).toContainText('FIN ACK');
  await page.keyboard.press('l');
  await expect(cell.locator('.la-chip')).toHaveText('client FIN 1 delivered');
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('spinbutton').first().fill('300');
  await page.keyboard.press('Enter');
  await expect(cell.locator('.la-chip')).toHaveText('client FIN 1 delayed by 300 ms');
  await cell.getByRole('tab', { name: 'Timeline' }).focus();
  for (const name of ['Events', 'tcpdump', 'ss', 'States']) {
    await page.keyboard.press('ArrowRight');
    await expect(cell.getByRole('tab', named(name))).toHaveAttribute('aria-selected', 'true');
    await expect(cell.getByRole('tabpanel', named(name))).toBeVisible();
    await expect(cell.getByRole('tabpanel', named(name))).not.toBeEmpty();
  }
  await page.reload();
  await page.locator('#cell-lost-once').hover();
  await expect(cell.getByRole('tab', { name: 'States' })).toHaveAttribute('aria-selected', 'true');
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('a tap loses a segment; editing is a text area', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const cell = await openCell(page);
    await cell.getByRole('tab', { name: 'Timeline' }).tap();
    const fin = cell.locator('[data-event="s7"] .la-hit, .la-s.la-fin .la-hit').last();
    await fin.tap({ force: true });
    await expect(cell.locator('.la-chip')).toHaveCount(1);
    await expect(cell.locator('.la-code')).toBeHidden();
    await cell.getByRole('button', named('Code')).tap();
    await cell.getByRole('button', named('Edit')).tap();
    await expect(cell.locator('textarea.la-editor-plain')).toBeFocused();
    await page.keyboard.type('// mine\n');
    await cell.getByRole('button', named('Run')).tap();
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    expect(asked.filter((url) => url.includes('monaco'))).toEqual([]);
  });
});

test('axe finds nothing with Monaco open, in the dark and in the light', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell.locator('.monaco-editor .view-line').first()).toBeVisible();
  expect(await axeFaults(page, { within: '#cell-lost-once', rules: 'colours' }), 'dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeFaults(page, { within: '#cell-lost-once' }), 'light').toEqual([]);
});

test('what is typed in Monaco, also before it came, is text, with the undo of each; F1 and ? show the keys', async ({
  page,
}) => {
  const cell = await openCell(page);
  const pre = cell.locator('.la-code pre').first();
  await cell.getByRole('button', named('Edit')).click();
  await page.keyboard.type('// early ');
  await expect(cell.locator('.monaco-editor')).toBeVisible();
  await expect(cell).toHaveAttribute('data-editing', 'monaco');
  await page.keyboard.type('late');
  await expect(cell.locator('.view-line').first()).toContainText('// early late');
  // Keys that are shortcuts elsewhere.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('// 1 / 2 ?');
  await expect(pre).toContainText('// 1 / 2 ?');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Shift+Enter');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.type('// still here');
  await expect(pre).toContainText('// still here');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(cell.locator('.la-live')).toBeFocused();
  await cell.getByRole('button', named('Done')).click();
  await pre.focus();
  await page.keyboard.press('?');
  await expect(sheet).toContainText('Shift+Enter');
  await page.keyboard.press('Escape');
  await expect(pre).toBeFocused();
});

test('by ear: find the cell, hear its summary, lose a segment, hear the result', async ({ page }) => {
  await openCell(page);
  const cell = page.getByRole('group', { name: 'Cell lost-once' });
  await expect(cell.getByRole('figure')).toHaveAccessibleDescription(/The client calls close\(\)/);
  const scrubber = cell.getByRole('slider', { name: 'Moment' });
  await scrubber.focus();
  await expect(cell.locator('.la-stage .la-hit').first()).toBeAttached();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('ArrowRight');
    if (/sends FIN ACK.*FIN-WAIT-1/.test((await scrubber.getAttribute('aria-valuetext')) ?? '')) break;
  }
  await cell.getByRole('button', { name: /Lose this segment|Bring it back/ }).click();
  await expect(cell.locator('.la-say')).toContainText('The client calls close()');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
});

test('keys typed while Monaco takes over arrive all and in order', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  const typed = `// ${'0123456789/'.repeat(12)}`;
  await page.keyboard.type(typed, { delay: 12 });
  await expect(cell).toHaveAttribute('data-editing', 'monaco');
  await expect(cell.locator('.la-code pre').first()).toContainText(typed);
});

test('Monaco completes the names of settings, and a hover says what one is and which chapter shows it', async ({
  page,
}) => {
  const cell = await openCell(page);
  await write(
    page,
    cell,
    "import { cell } from 'last-ack';\nexport default cell({ run: () => ({ rttMs: 20, durationMs: 1000,\n  client: { sysctl: { 'net.ipv4.tcp_orphan_retries': 3,\n",
  );
  await expect(cell).toHaveAttribute('data-editing', 'monaco');
  await expect(cell.locator('.la-problems')).toContainText('line 4');
  // Coloured as the static block is: keywords and texts are, brackets are not.
  await expect(cell.locator('.view-line [class*=mtk]', { hasText: 'import' }).first()).toBeVisible();
  await expect(cell.locator('[class*=bracket-highlighting]')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type("'net.ipv4.tcp_fin");
  await page.keyboard.press('Control+Space');
  await expect(cell.locator('.suggest-widget .monaco-list-row').first()).toContainText('tcp_fin_timeout');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Home');
  await cell.locator('.view-line span', { hasText: 'tcp_orphan_retries' }).last().hover();
  const hover = page.locator('.monaco-hover', { hasText: 'budget of time' });
  await expect(hover).toContainText('Default 0 retries');
  await expect(hover.getByText('The chapter that shows it')).toBeVisible();
});
