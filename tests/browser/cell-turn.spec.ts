/** Play, a long press, Chinese, and a page that keeps still under the hand. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';
import { hold } from './hold.ts';
import { named, openCell, wake } from './open-cell.ts';

test('a figure is painted before its title; nothing moves, nor does what is below, while a slider is dragged', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  // A figure is painted as soon as it is drawn; its title follows.
  const titledAtOnce = await cell.evaluate(async (el) => {
    const slider = el.querySelector<HTMLInputElement>('input[type=range][name=losses]')!;
    const [stage, title] = ['.la-stage', '.la-title'].map((part) => el.querySelector(part)!);
    const frame = () => new Promise(requestAnimationFrame);
    const found: boolean[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const [drawing, words] = [stage!.textContent, title!.textContent];
      slider.value = String(1 + (Number(slider.value) % 4));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      // The cell has asked for this frame before: what it draws stands there now, and is painted next.
      await frame();
      // On a busy machine a drawing may rest, and be whole only later.
      if (stage!.textContent !== drawing) found.push(title!.textContent !== words);
      while (title!.textContent === words) await frame();
    }
    return found;
  });
  expect([...new Set(titledAtOnce)]).toEqual([false]);

  // Room is kept for as many pictures as there is time to look at: for all, however busy the machine is.
  await page.evaluate(() => {
    performance.now = () => 0;
  });
  const slider = cell.locator('input[type=range][name=losses]');
  await slider.hover();
  const box = (await slider.boundingBox())!;
  const below = cell.locator('.la-figure-foot');
  const place = () => below.evaluate((el) => el.getBoundingClientRect().top + scrollY);
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.down();
  await expect(cell.locator('.la-stage')).toHaveAttribute('style', /min-height/);
  const before = await place();
  const seen = new Set<string>();
  for (let step = 0; step <= 12; step += 1) {
    await page.mouse.move(box.x + 4 + ((box.width - 8) * step) / 12, box.y + box.height / 2);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    seen.add(await slider.inputValue());
    expect(await place()).toBe(before);
  }
  await page.mouse.up();
  expect(seen.size).toBe(4);
  await slider.fill('1');
  await expect(cell.locator('.la-summary')).toContainText('sent 2 times');
  // Every third place, with `LAST_ACK_WHOLE=1`, each week, all.
  const finer = cell.locator('input[type=range][name=rttMs]');
  await finer.scrollIntoViewIfNeeded();
  const there = (await finer.boundingBox())!;
  const y = there.y + there.height / 2;
  const bottom = () => cell.evaluate((el) => el.getBoundingClientRect().bottom);
  await page.mouse.move(there.x + 12, y);
  await page.mouse.down();
  const taken = new Set<number>();
  const values = new Set<string>();
  const places = everyNth(
    Array.from({ length: 49 }, (_, i) => (i + 1) / 50),
    3,
  );
  for (const share of places) {
    await page.mouse.move(there.x + 8 + (there.width - 16) * share, y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    taken.add(Math.round(await bottom()));
    values.add(await finer.inputValue());
  }
  await page.mouse.up();
  expect(values.size).toBeGreaterThan(0.8 * places.length);
  expect([...taken]).toHaveLength(1);
});

test('Play walks the cursor to the last event; a long press opens the menu and loses nothing by itself', async ({
  page,
}) => {
  const cell = await openCell(page);
  await wake(cell);
  const speed = cell.locator('[data-player=speed]');
  // Long enough to be stopped on the way; pressed after its end, the button would begin anew.
  await speed.selectOption('0.5');
  const scrubber = cell.getByRole('slider', { name: 'Moment' });
  await cell.getByRole('button', named('Play')).click();
  await expect(scrubber).not.toHaveValue('0');
  await expect(cell.getByRole('button', named('Pause'))).toBeVisible();
  await cell.getByRole('button', named('Pause')).click();
  const held = await scrubber.inputValue();
  await cell.locator('[data-player=forward]').click();
  await expect(scrubber).toHaveValue(String(Number(held) + 1));
  const last = (await scrubber.getAttribute('max')) ?? '';
  await scrubber.fill(String(Number(last) - 2));
  await speed.selectOption('4');
  await cell.getByRole('button', named('Play')).click();
  await expect(scrubber).toHaveValue(last);
  await expect(cell.getByRole('button', named('Play'))).toBeVisible();
  await cell.hover();
  const hit = cell.locator('.la-s.la-fin .la-hit').first();
  await hit.scrollIntoViewIfNeeded();
  await hit.dispatchEvent('pointerdown', { button: 0, pointerType: 'touch' });
  const menu = page.getByRole('dialog');
  await expect(menu).toBeVisible();
  await expect(cell.locator('.la-chip')).toHaveCount(0);
  await menu.getByRole('button', { name: 'Second copy after' }).click();
  await expect(cell.locator('.la-chip')).toHaveCount(1);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  /** The first tap of all comes before what makes a cell live. */
  const slowCell = async (page: Page): Promise<[Locator, () => void]> => {
    const send = await hold(page, /\/live\./);
    return [await openCell(page), send];
  };

  test('what is tapped and turned before the cell is live counts once it is', async ({ page }) => {
    await test.step('a button tapped before the cell is live is pressed once it is', async () => {
      const [cell, send] = await slowCell(page);
      await cell.locator('[data-player=play]').tap();
      // It has heard, and says so before anything has come.
      await expect(cell).toHaveAttribute('aria-busy', 'true');
      send();
      await expect(cell.getByRole('button', named('Pause'))).toBeVisible();
      await expect(cell).not.toHaveAttribute('aria-busy');
      await expect(cell.getByRole('slider', { name: 'Moment' })).not.toHaveValue('0');
    });
    await test.step('two controls turned before the cell is live both count', async () => {
      const [cell, send] = await slowCell(page);
      const [rtt, losses] = ['rttMs', 'losses'].map((name) =>
        cell.locator(`input[type=range][name=${name}]`),
      );
      await rtt!.fill('200');
      await losses!.fill('3');
      await expect(cell).toHaveAttribute('aria-busy', 'true');
      send();
      await expect(cell).not.toHaveAttribute('aria-busy');
      await expect(rtt!).toHaveValue('200');
      await expect(losses!).toHaveValue('3');
      await expect(cell.locator('.la-title')).toContainText('3');
    });
    await test.step('a segment tapped before the cell is live is lost once it is', async () => {
      const [cell, send] = await slowCell(page);
      const last = cell.locator('.la-svg .la-s.la-fin').last();
      await last.scrollIntoViewIfNeeded();
      const box = (await last.locator('line').first().boundingBox())!;
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      send();
      await expect(cell.locator('.la-chip')).toHaveText('server FIN 1 lost');
    });
  });
});

test('a Chinese cell speaks Chinese', async ({ page }) => {
  await page.goto('zh/first-fin-lost/');
  const cell = page.locator('#cell-lost-once');
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(cell.locator('.la-summary')).toContainText('客户端');
  await expect(cell.locator('.la-title')).toHaveText(/[\u4e00-\u9fff]/);
  await page.route(/monaco-editor/, (route) => route.abort());
  await cell.getByRole('button', named('编辑')).click();
  await expect(cell.locator('.la-hint')).toContainText('离开编辑器');
});

test('a figure waits for the answer to the question before it; a link to it does not wait', async ({
  page,
}) => {
  await page.goto('first-fin-lost/');
  const cell = page.locator('#cell-lost-forever');
  const drawing = cell.locator('.la-svg').first();
  await expect(drawing).toBeHidden();
  await expect(cell.locator('.la-title')).toBeHidden();
  expect((await cell.boundingBox())!.height).toBeLessThan(1200);
  await page.locator('la-predict[data-cell=lost-forever] .la-choice').first().click();
  await expect(drawing).toBeVisible();
  await expect(cell.locator('.la-waiting')).toHaveCount(0);
  await page.goto('orphan-budget/');
  const other = page.locator('#cell-budget');
  await expect(other.locator('.la-svg').first()).toBeHidden();
  await other.getByRole('button', { name: 'Show the figure' }).click();
  await expect(other.locator('.la-svg').first()).toBeVisible();
  await page.goto('first-fin-lost/#cell-lost-forever');
  await page.reload();
  await expect(drawing).toBeVisible();
});
