/** Nothing freezes: what a cell's code does ends in words or is drawn, and the page stays the reader's. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { endless, type Harm, harms } from './harms.ts';
import { openCell, pressOnceRunning, pressRun, scenarioCode, touched, write } from './open-cell.ts';

test.use(touched);

const cellOf = (code: string): string => {
  const [, whole] = /^CELL:([\s\S]*)$/.exec(code) ?? [];
  return (
    whole === undefined
      ? scenarioCode(code)
      : scenarioCode('return base;').replace(/export default.*$/s, whole)
  ).replace('sleep }', 'sleep, table, toggle }');
};

/** Tries one, then runs what is well: the page, its cell and the room behind it are as they were. */
const tryHarm = async (
  page: Page,
  cell: Locator,
  [, code, words]: Harm,
  running = async () => {},
): Promise<void> => {
  await cell.locator('textarea').fill(cellOf(code));
  await pressRun(page);
  await running();
  if (words === 'fresh') await expect(cell).toHaveAttribute('data-status', 'fresh');
  else
    await expect(cell.locator('.la-problems, .la-summary').filter({ hasText: words }).first()).toBeAttached();
  expect(await page.evaluate(() => [{}.toString(), Object.keys(Object.prototype).length])).toEqual([
    '[object Object]',
    0,
  ]);
};

const open = async (page: Page): Promise<Locator> => {
  const cell = await openCell(page, 'scratch', '', 'playground');
  await write(page, cell, scenarioCode('return base;'));
  return cell;
};
const isWell = async (page: Page, cell: Locator): Promise<void> => {
  await cell.locator('textarea').fill(scenarioCode('return { ...base, rttMs: 33 };'));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-problems')).toBeEmpty();
};

/** How often workers of the frames in this page have been asked something. */
const asked = async (page: Page): Promise<number> => {
  const counts = page.frames().map((frame) => frame.evaluate(() => Number(Reflect.get(self, 'asked') ?? 0)));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

test('what has no end is ended, in words, and Stop ends it sooner', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    let count = 0;
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      Reflect.set(self, 'asked', ++count);
      post.call(this, message);
    };
  });
  const cell = await open(page);
  for (const harm of endless)
    await test.step(harm[0], async () => {
      const before = await asked(page);
      await tryHarm(page, cell, harm, async () => {
        // What is computed goes on; the clock that ends it is turned on, so that nobody waits. Not before it has begun.
        await expect.poll(() => asked(page)).toBeGreaterThan(before);
        await page.clock.runFor(2500);
      });
    });
  await isWell(page, cell);
  await cell.locator('textarea').fill(cellOf('for (;;) {}'));
  const stopped = await pressOnceRunning(cell, 'stop');
  await pressRun(page);
  await stopped();
  await expect(cell.locator('.la-problems')).toContainText('Stopped.');
  await isWell(page, cell);
});

test('what is too much, unreadable or wrong is told as that', async ({ page }) => {
  // Each comes to its own end: on a busy machine the two seconds of a run are over before 3 MB are looked at.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() / 20;
  });
  const cell = await open(page);
  for (const harm of harms) await test.step(harm[0], () => tryHarm(page, cell, harm));
  await isWell(page, cell);
});
