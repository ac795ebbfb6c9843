/** Play, by a clock of the test's own, and the keys of a figure. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { named, openCell, wake } from './open-cell.ts';

const scrubberOf = (cell: Locator): Locator => cell.getByRole('slider', { name: 'Moment' });

/** A live cell on a page whose time is the test's from now on. */
const openStill = async (page: Page): Promise<Locator> => {
  await page.clock.install();
  const cell = await openCell(page);
  await wake(cell);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  return cell;
};

test('Play begins at the close, shows what comes in eight seconds, and twice as fast in four; keys play, hold and step', async ({
  page,
}) => {
  const cell = await openStill(page);
  const moment = cell.locator('.la-moment');
  for (const [speed, ms] of [
    ['1', 8000],
    ['2', 4000],
  ] as const) {
    await cell.locator('[data-player=speed]').selectOption(speed);
    await cell.locator('.la-panel-timeline').press('Home');
    await cell.getByRole('button', named('Play')).click();
    await expect(moment).toContainText('close()');
    const shown = cell.locator('.la-veil');
    await page.clock.runFor(ms / 4);
    const early = await shown.evaluate((pale) => Number.parseFloat(pale.style.top));
    await page.clock.runFor(ms / 2);
    expect(await shown.evaluate((pale) => Number.parseFloat(pale.style.top))).toBeGreaterThan(early);
    await page.clock.runFor(ms / 4 - 200);
    await expect(cell.getByRole('button', named('Pause'))).toBeVisible();
    await page.clock.runFor(400);
    await expect(cell.getByRole('button', named('Play'))).toBeVisible();
    await expect(scrubberOf(cell)).toHaveValue((await scrubberOf(cell).getAttribute('max')) ?? '');
    await expect(cell.locator('.la-playing')).toHaveCount(0);
  }
  await cell.locator('[data-player=speed]').selectOption('1');
  const scrubber = scrubberOf(cell);
  await cell.locator('.la-panel-timeline').focus();
  await page.keyboard.press('Home');
  await expect(scrubber).toHaveValue('0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(scrubber).toHaveValue('2');
  await page.keyboard.press('ArrowUp');
  await expect(scrubber).toHaveValue('1');
  await page.keyboard.press('End');
  await expect(scrubber).toHaveValue((await scrubber.getAttribute('max')) ?? '');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(cell.getByRole('button', named('Pause'))).toBeVisible();
  await page.clock.runFor(2000);
  await page.keyboard.press('Space');
  await expect(cell.getByRole('button', named('Play'))).toBeVisible();
  const held = await scrubber.inputValue();
  await page.clock.runFor(2000);
  await expect(scrubber).toHaveValue(held);
});

test('where less motion is asked for, Play steps from event to event and nothing travels', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const cell = await openStill(page);
  const scrubber = scrubberOf(cell);
  await cell.getByRole('button', named('Play')).click();
  const seen = [Number(await scrubber.inputValue())];
  for (let i = 0; i < 3; i++) {
    await page.clock.runFor(1000);
    seen.push(Number(await scrubber.inputValue()));
    await expect(cell.locator('.la-dot, .la-playing')).toHaveCount(0);
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(4);
});
