/** What a figure shows after it has been drawn in the elements of another: nothing of the one before. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { named, openCell, paste, pressRun, scenarioCode, touched, wake, write } from './open-cell.ts';

test.use(touched);

test('the segments of a burst have names of their own after each drawing', async ({ page }) => {
  const cell = await openCell(page);
  const burst = (client: number, server: number) =>
    scenarioCode(
      `console.log(${client}); return { kind: 'figure', opening: true, scenario: { ...base, client: { script: [connect(), send(${client}), sleep(500), close()] }, server: { script: [send(${server}), recvUntilEof(), close()] } } };`,
    );
  const names = () =>
    cell
      .locator('.la-s[data-event]')
      .evaluateAll((all) =>
        all.map(
          (el) =>
            `${el.getAttribute('data-event')} ${el.getAttribute('class')} ${el.getAttribute('aria-label')}`,
        ),
      );
  await write(page, cell, burst(60_000, 100));
  await pressRun(page);
  await expect(cell.locator('.la-log')).toHaveText('60000');
  await paste(page, burst(100, 60_000));
  await pressRun(page);
  await expect(cell.locator('.la-log')).toHaveText('100');
  // The log is there before the picture, and the run ends with that.
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  const patched = await names();
  await cell.getByRole('button', named('Done')).click();
  await page.reload();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-notice')).toContainText('Your text from last time');
  expect(patched).toEqual(await names());
});

test('of a run in which nothing happens no moment of the one before is told, of a table no markup, and of two profiles both are shown', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  await cell.getByRole('tab', { name: 'Events' }).click();
  await cell.locator('[data-player=forward]').click();
  await expect(cell.locator('.la-moment')).not.toBeEmpty();
  await expect(cell.locator('[data-panel=events] tbody tr')).not.toHaveCount(0);
  await write(
    page,
    cell,
    scenarioCode('return { ...base, client: { script: [] }, server: { script: [] } };'),
  );
  await pressRun(page);
  await expect(cell.locator('.la-stage .la-s')).toHaveCount(0);
  await expect(cell.locator('.la-moment')).toBeEmpty();
  await expect(cell.locator('.la-cursor')).toBeHidden();
  await expect(cell.locator('[data-panel=events] tbody tr')).toHaveCount(0);

  // Signs that mean something in HTML stay signs in a table turned again.
  const code = (n: number) => `import { cell, table } from 'last-ack';
export default cell({ run: () => table('${n}', ['a'], [["<b title='x'>${n} & \\"so\\"</b>"]]) });`;
  for (const n of [1, 2, 3]) {
    await paste(page, code(n));
    await pressRun(page);
    await expect(cell.locator('.la-result-table td')).toHaveText(`<b title='x'>${n} & "so"</b>`);
  }

  // The switch shows the profile that a changed cell shows.
  await paste(page, scenarioCode("return { kind: 'figure', scenario: base, show: 'both' };"));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('tab', { name: 'Timeline' }).click();
  await expect(cell.locator('.la-figure.la-two')).toBeVisible();
  await expect(cell.getByRole('radio', { name: 'both' })).toBeChecked();
  // The editor is open still: what is pressed stays where it is.
  await expect(cell).toHaveAttribute('data-editing', 'plain');
  await cell.locator('.la-switch').getByText('Linux', { exact: true }).click();
  await expect(cell.locator('.la-figure.la-two')).toHaveCount(0);
  await cell.getByRole('button', named('Reset')).click();
  await expect(cell.getByRole('radio', { name: 'Linux' })).toBeChecked();
});

test('a recording is not listed as before and after, and cannot be lost from', async ({ page }) => {
  const cell = await openCell(page);
  await cell.getByRole('checkbox', { name: 'Before | after' }).check();
  await expect(cell.locator('.la-differences')).toBeVisible();
  await write(
    page,
    cell,
    scenarioCode("return { kind: 'recording', recording: 'fin1-lost-1x-rtt20' };").replace(
      'run: ()',
      'run: (): any',
    ),
  );
  await pressRun(page);
  await expect(
    cell
      .locator('.la-run')
      .filter({ hasText: /recorded/i })
      .first(),
  ).toBeVisible();
  await expect(cell.locator('.la-differences')).toBeHidden();

  // One that the chapter shows cannot be lost from, and offers nothing of the kind.
  const recording = page.locator('#cell-against-the-kernel');
  await recording.scrollIntoViewIfNeeded();
  await wake(recording);
  await recording.locator('.la-panel-timeline').focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 8; i += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await expect(recording.locator('[data-act]:visible')).toHaveCount(0);
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(recording.locator('.la-chip')).toHaveCount(0);
});

test('a page translated by the browser can still be turned', async ({ page }) => {
  const cell = await openCell(page);
  const losses = cell.locator('input[type=range][name=losses]');
  await losses.fill('2');
  await expect(cell.locator('.la-summary')).toContainText('sent 3 times');
  await cell.locator('.la-stage').evaluate((stage) => {
    const texts = document.createNodeIterator(stage, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.tagName === 'FONT') continue;
      const font = document.createElement('font');
      text.parentNode?.replaceChild(font, text);
      font.append(text);
    }
  });
  await losses.fill('4');
  await expect(cell.locator('.la-summary')).toContainText('sent 5 times');
  const patched = await cell.locator('.la-stage').textContent();
  await openCell(page, 'lost-once', '?losses=4#cell-lost-once');
  await expect(cell.locator('.la-summary')).toContainText('sent 5 times');
  expect(patched).toBe(await cell.locator('.la-stage').textContent());
});

test('a link turns a table and its chart, which are turned again in their own elements', async ({ page }) => {
  const cell = await openCell(page, 'rtt-sweep', '?orphanRetries=1#cell-rtt-sweep');
  const caption = cell.locator('caption');
  await expect(caption).toHaveText('tcp_orphan_retries = 1 on paths of 1 to 400 ms');
  const box = cell.locator('input[type=number][name=orphanRetries]');
  await expect(box).toHaveValue('1');
  const table = cell.locator('table');
  await table.evaluate((el) => el.setAttribute('data-same', 'yes'));
  const rows = cell.locator('tbody');
  const few = await rows.textContent();
  // Walked from point to point, by keys.
  const [point, said, told] = ['.la-scrubber', '.la-moment', '.la-summary'].map((part) => cell.locator(part));
  await point!.focus();
  await page.keyboard.press('ArrowRight');
  await expect(said!).toHaveText(/^RTT, ms 10: retransmissions \d, /);
  await expect(point!).toHaveAttribute('aria-valuetext', /^RTT, ms 10: /);
  // The run of the point, by keys; it is of what the cell says now.
  const opened = cell.locator('.la-opened');
  await expect(opened).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(opened.locator('.la-opened-name')).toHaveText('RTT, ms 10, retransmissions');
  const drawn = await opened.locator('.la-opened-summary').textContent();
  const before = await told!.textContent();
  await box.fill('5');
  await expect(caption).toHaveText('tcp_orphan_retries = 5 on paths of 1 to 400 ms');
  await expect(table).toHaveAttribute('data-same', 'yes');
  expect(await rows.textContent()).not.toBe(few);
  expect(await told!.textContent()).not.toBe(before);
  // The cursor stays where it stood.
  await expect(said!).toHaveText(/^RTT, ms 10: /);
  await expect(opened.locator('.la-opened-summary')).not.toHaveText(drawn!);
  // By the button: the curves are of two runs, and each has its own.
  await cell.getByRole('button', { name: 'Hide the run' }).click();
  await expect(opened).toBeHidden();
  await cell.getByRole('button', named('Show the run: retransmissions, no SACK')).click();
  await expect(opened.locator('.la-opened-name')).toHaveText('RTT, ms 10, retransmissions, no SACK');
  // By a press on the drawing: on the upper of two curves, at the right end.
  const plot = await cell.locator('.la-plot').boundingBox();
  await cell.locator('.la-plot').click({ position: { x: plot!.width - 2, y: 2 } });
  await expect(opened.locator('.la-opened-name')).toHaveText('RTT, ms 400, retransmissions');
});

test('a field is walked in two directions by keys, said in words, each square shows its run, and it is taken as a file', async ({
  page,
}) => {
  const cell = await openCell(page, 'life-map', '', 'orphan-budget');
  await expect(
    cell.getByRole('img', { name: /^Least: [\d.]+ \(RTT, ms 100; tcp_orphan_retries 1\)/ }),
  ).toBeVisible();
  await cell.hover();
  const point = cell.getByRole('slider', { name: 'Point of the chart' });
  await expect(point).toBeEnabled();
  await point.focus();
  await page.keyboard.press('ArrowRight');
  await expect(point).toHaveAttribute('aria-valuetext', /^RTT, ms 10; tcp_orphan_retries 1: [\d.]+$/);
  await page.keyboard.press('ArrowUp');
  await expect(point).toHaveAttribute('aria-valuetext', /^RTT, ms 10; tcp_orphan_retries 2: [\d.]+$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(point).toHaveAttribute('aria-valuetext', /^RTT, ms 10; tcp_orphan_retries 1: /);
  const opened = cell.locator('.la-opened');
  await page.keyboard.press('Enter');
  await expect(opened.locator('.la-opened-name')).toHaveText('RTT, ms 10, tcp_orphan_retries 1');
  await expect(cell.getByRole('button', { name: 'Hide the run' })).toHaveAttribute('aria-expanded', 'true');
  await expect(opened.locator('.la-opened-summary')).not.toBeEmpty();
  // What the chart says is there as a table, too: folded, since a field has its numbers in it.
  await cell.locator('.la-numbers summary').click();
  await expect(cell.getByRole('region', { name: 'Seconds that an orphan lives' })).toBeVisible();
  const plot = await cell.locator('.la-plot').boundingBox();
  await cell.locator('.la-plot').click({ position: { x: plot!.width - 4, y: 4 } });
  await expect(opened.locator('.la-opened-name')).toHaveText('RTT, ms 400, tcp_orphan_retries 8');

  // Taken as a file it has the size it says, whatever the page makes of charts.
  await cell.getByRole('button', { name: 'Take' }).click();
  const saved = page.waitForEvent('download');
  await page.getByText('SVG').first().click();
  const svg = readFileSync(await (await saved).path(), 'utf8');
  const file = await page.context().newPage();
  await file.setContent(svg.replace(/^<\?xml.*?\?>/, ''));
  const [whole, paper] = await Promise.all([
    file.locator('svg').first().boundingBox(),
    file.locator('.la-paper').boundingBox(),
  ]);
  expect(whole).toMatchObject({ width: 720, height: 350 });
  expect(paper).toEqual(whole);
});
