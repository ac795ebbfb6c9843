/** Running changed code: the result, and every way it can go wrong, told with line and column. */
import { expect, test } from '@playwright/test';
import { hold } from './hold.ts';
import {
  noteStates,
  openCell,
  paste,
  pressOnceRunning,
  pressRun,
  scenarioCode,
  touched,
  write,
} from './open-cell.ts';

test.use(touched);

/** What may be wrong with a code, and each of the words that tell of it. */
const faults: [string, string, string[]][] = [
  [
    'a syntax error names line and column',
    "import { cell } from 'last-ack';\nconst x = ;\nexport default cell({});",
    ['line 2, column 11'],
  ],
  [
    'a thrown error names the line it was thrown on',
    "import { cell } from 'last-ack';\n\nexport default cell({\n  run: () => {\n    throw new Error('no such luck');\n  },\n});",
    ['line 5', 'no such luck'],
  ],
  [
    'a cell that returns nothing is told what to return',
    scenarioCode(''),
    ['found nothing; allowed: return a scenario'],
  ],
  [
    'a scenario that cannot be is refused by path',
    scenarioCode('return { ...base, rttMs: -5 };'),
    ['rttMs', '-5'],
  ],
  [
    'a recording that does not exist is named',
    scenarioCode("return { kind: 'recording', recording: 'no-such-thing' };"),
    ['no recording named "no-such-thing"'],
  ],
];

test('changed code is drawn from the sandbox; what is wrong with it is told', async ({ page }) => {
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
  for (const [what, code, words] of faults)
    await test.step(what, async () => {
      await paste(page, code);
      await pressRun(page);
      for (const some of words) await expect(cell.locator('.la-problems')).toContainText(some);
      await expect(cell).toHaveAttribute('data-status', 'failed');
    });
});

test('an endless loop is ended after two seconds; the page and the text stay', async ({ page }) => {
  const cell = await openCell(page);
  const states = await noteStates(cell);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await write(page, cell, scenarioCode('for (;;) {}'));
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('Stopped after 2 s');
  await expect(cell).toHaveAttribute('data-status', 'failed');
  // Stale, running, failed: each is said and can be told apart. Fresh is not said: a run that holds needs no word.
  const looks = await states();
  expect(Object.keys(looks)).toEqual(['fresh', 'stale', 'running', 'failed']);
  const { stale, running, failed } = looks;
  expect(new Set([stale, running, failed]).size).toBe(3);
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('waits for Run');
  await expect(cell.locator('.la-code')).toContainText('for (;;) {}');
  await expect(cell).toHaveAttribute('data-status', 'stale');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('Stop is heard while the sandbox is on its way, and ends a run at once', async ({ page }) => {
    const send = await hold(page, /sandbox\.html/);
    const cell = await openCell(page);
    await write(page, cell, scenarioCode('for (;;) {}'));
    const stoppedEarly = await pressOnceRunning(cell, 'stop');
    await pressRun(page);
    await stoppedEarly();
    send();
    await expect(cell.locator('.la-problems')).toHaveText(/Stopped\.$/);
    await expect(cell).toHaveAttribute('data-status', 'failed');
    await cell.locator('textarea').focus();
    const stopped = await pressOnceRunning(cell, 'stop');
    await pressRun(page);
    await stopped();
    await expect(cell).toHaveAttribute('data-status', 'failed');
    await expect(cell.locator('.la-problems')).toHaveText(/Stopped\.$/);
  });
});
