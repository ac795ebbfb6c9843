/** Looking and turning: by pointer, by keys, by touch, and by ear. */
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';
import { codeOf, named, openCell, write } from './open-cell.ts';

test('without JavaScript the figure is there, and its code', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  const cell = await openCell(page);
  await expect(cell.locator('.la-svg')).toBeVisible();
  await expect(cell.locator('.la-source pre').first()).toBeVisible();
  await expect(cell.getByRole('button', named('Edit'))).toBeHidden();
  await context.close();
});

test('the picture follows a slider and no editor is loaded', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const cell = await openCell(page);
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  await expect(cell.locator('input[type=number][name=losses]')).toHaveValue('3');
  await cell.locator('input[type=number][name=losses]').fill('2');
  await expect(cell.locator('.la-summary')).toContainText('sent 3 times');
  expect(asked.filter((url) => /monaco|editor\.api|ts\.worker|editing\./.test(url))).toEqual([]);
});

test('a click loses a segment, another brings it back; the chip says so', async ({ page }) => {
  const cell = await openCell(page, 'lost-once');
  await cell.hover();
  const fin = cell.locator('.la-s.la-fin .la-hit').nth(1);
  await expect(fin).toBeAttached();
  await fin.click({ force: true });
  await expect(cell.locator('.la-chip')).toHaveText('client FIN 2 lost');
  await expect(cell.locator('.la-summary')).toContainText('sent 3 times');
  await cell.locator('.la-chip').click();
  await expect(cell.locator('.la-summary')).toContainText('sent 2 times');
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

test('before and after: the change in words', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('checkbox', { name: 'Before | after' }).check();
  await cell.locator('input[type=range][name=losses]').fill('2');
  await expect(cell.locator('.la-differences li').first()).toBeVisible();
  await expect(cell.locator('.la-figure.la-two')).toBeVisible();
  // What only one of the runs has is red; where it is pressed is not.
  await expect(cell.locator('.la-only .la-hit').first()).toHaveCSS('stroke', 'rgba(0, 0, 0, 0)');
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing with an editor open', async ({ page }) => {
      const cell = await openCell(page);
      await cell.getByRole('button', named('Edit')).click();
      await expect(cell.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 20_000 });
      const rules = colorScheme === 'dark' ? 'colours' : 'all';
      expect(await axeFaults(page, { within: '#cell-lost-once', rules })).toEqual([]);
    });
  });
}

test('keys typed before Monaco came are in it, with the undo of each', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  await page.keyboard.type('// early ');
  await expect(cell.locator('.monaco-editor')).toBeVisible({ timeout: 20_000 });
  await expect(cell).toHaveAttribute('data-editing', 'monaco');
  await page.keyboard.type('late');
  await expect(cell.locator('.view-line').first()).toContainText('// early late');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(cell.locator('.la-live')).toBeFocused();
});

test('an edit is there after a reload, and Reset with Undo', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, (await codeOf(cell)).replace('rtt()', 'rtt({ value: 77 })'));
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('from last time');
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('77');
  await cell.getByRole('button', { name: 'Reset' }).click();
  await expect(cell.locator('.la-code')).toContainText('rtt()');
  await cell.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.locator('.la-code')).toContainText('value: 77');
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

test('every key typed in Monaco is text, the ones that are shortcuts elsewhere too', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  await expect(cell).toHaveAttribute('data-editing', 'monaco', { timeout: 20_000 });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('// 1 / 2 ?');
  await expect(cell.locator('.la-code pre').first()).toContainText('// 1 / 2 ?');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('keys typed while Monaco takes over arrive all and in order', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('button', named('Edit')).click();
  const typed = `// ${'0123456789/'.repeat(12)}`;
  await page.keyboard.type(typed, { delay: 12 });
  await expect(cell).toHaveAttribute('data-editing', 'monaco', { timeout: 20_000 });
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
  await expect(cell).toHaveAttribute('data-editing', 'monaco', { timeout: 20_000 });
  await expect(cell.locator('.la-problems')).toContainText('line 4', { timeout: 30_000 });
  // Coloured as the static block is: keywords and texts are, brackets are not.
  await expect(cell.locator('.view-line [class*=mtk]', { hasText: 'import' }).first()).toBeVisible();
  await expect(cell.locator('[class*=bracket-highlighting]')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type("'net.ipv4.tcp_fin");
  await page.keyboard.press('Control+Space');
  await expect(cell.locator('.suggest-widget .monaco-list-row').first()).toContainText('tcp_fin_timeout', {
    timeout: 20_000,
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Home');
  await cell.locator('.view-line span', { hasText: 'tcp_orphan_retries' }).last().hover();
  const hover = page.locator('.monaco-hover', { hasText: 'budget of time' });
  await expect(hover).toContainText('Default 0 retries', { timeout: 20_000 });
  await expect(hover.getByText('The chapter that shows it')).toBeVisible();
});
