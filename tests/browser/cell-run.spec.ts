/** Running changed code: the result, and every way it can go wrong, told with line and column. */
import { expect, test } from '@playwright/test';
import { hold } from './hold.ts';
import { codeOf, noteStates, openCell, pressRun, scenarioCode, touched, write } from './open-cell.ts';

test.use(touched);

test('changed code is drawn from the sandbox', async ({ page }) => {
  const cell = await openCell(page);
  await write(
    page,
    cell,
    scenarioCode("return { ...base, rules: [lose('server', { fin: true, nth: [1] })] };"),
  );
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-summary')).toContainText('the server’s FIN is sent 2 times');
});

test('an endless loop is ended after two seconds; the page and the text stay', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('for (;;) {}'));
  const states = await noteStates(cell);
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('Stopped after 2 s');
  await expect(cell).toHaveAttribute('data-status', 'failed');
  expect(Object.keys(await states())).toContain('running');
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('waits for Run');
  await expect(cell.locator('.la-code')).toContainText('for (;;) {}');
  await expect(cell).toHaveAttribute('data-status', 'stale');
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('Stop ends a run at once', async ({ page }) => {
    const cell = await openCell(page);
    await write(page, cell, scenarioCode('for (;;) {}'));
    await pressRun(page);
    // From inside the page, so that on a slow machine the tap is not later than the limit of two seconds.
    await page.evaluate(async () => {
      const stop = document.querySelector<HTMLButtonElement>('#cell-lost-once [data-do=stop]')!;
      while (stop.hidden) await new Promise(requestAnimationFrame);
      stop.click();
    });
    await expect(cell.locator('.la-problems')).toHaveText(/Stopped\.$/);
  });
});

test('Stop is heard while the sandbox is still on its way', async ({ page }) => {
  const send = await hold(page, /sandbox\.html/);
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('for (;;) {}'));
  await pressRun(page);
  await cell.getByRole('button', { name: 'Stop' }).click();
  send();
  await expect(cell.locator('.la-problems')).toHaveText(/Stopped\.$/);
  await expect(cell).toHaveAttribute('data-status', 'failed');
});

test('a syntax error names line and column', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, "import { cell } from 'last-ack';\nconst x = ;\nexport default cell({});");
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('line 2, column 11');
  await expect(cell).toHaveAttribute('data-status', 'failed');
});

test('a thrown error names the line it was thrown on', async ({ page }) => {
  const cell = await openCell(page);
  await write(
    page,
    cell,
    "import { cell } from 'last-ack';\n\nexport default cell({\n  run: () => {\n    throw new Error('no such luck');\n  },\n});",
  );
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('line 5');
  await expect(cell.locator('.la-problems')).toContainText('no such luck');
});

test('a cell that returns nothing is told what to return', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode(''));
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('found nothing; allowed: return a scenario');
});

test('a scenario that cannot be is refused by path', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('return { ...base, rttMs: -5 };'));
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('rttMs');
  await expect(cell.locator('.la-problems')).toContainText('-5');
});

test('a cell that another imports makes it run again', async ({ page }) => {
  await page.goto('why-four/');
  const cell = page.locator('#cell-three-or-four');
  const other = page.locator('#cell-the-edge');
  const lesson = await codeOf(cell);
  const source = lesson.replace('segments.length -', '1000 + $&');
  expect(source).not.toBe(lesson);
  await write(page, cell, source);
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(other.locator('.la-result-table td').nth(1)).toHaveText(/^100\d$/);
});

test('parameters of changed code turn without a new program', async ({ page }) => {
  const cell = await openCell(page);
  const source = (await codeOf(cell)).replace('rtt()', 'rtt({ max: 250 })');
  await write(page, cell, source);
  await pressRun(page);
  await expect(cell.locator('input[type=range][name=rttMs]')).toHaveAttribute('max', '250');
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
});
