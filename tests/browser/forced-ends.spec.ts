/**
 * Nothing of yours is lost: each way an edit may stand, ended by each way there is, and not a character of it is gone. A third
 * of the pairs, so that each way of the one and of the other is among them; with `LAST_ACK_WHOLE=1`, each week, all.
 */
import { expect, type Page, test } from '@playwright/test';
import { everyNth } from './every-nth.ts';
import { edits, ends, typedUnseen } from './forced-ends.ts';
import { touched } from './open-cell.ts';

test.use(touched);

/** The text that stands in the cell, in its editor or in its block. */
const text = (page: Page): Promise<string> =>
  page.locator('la-cell').evaluate((cell) => {
    const area = cell.querySelector('textarea');
    return (area ? area.value : (cell.querySelector('.la-code code')?.textContent ?? '')).trimEnd();
  });

/** Looked at often: the usual pauses between two looks would be most of what this takes. */
const shows = (page: Page) => expect.poll(() => text(page), { intervals: [30] });

for (const [at, [ended, end]] of ends.entries())
  test(`${ended}: not a character is lost`, async ({ page, context }) => {
    await page.goto('playground/');
    const lesson = await text(page);
    let kept = lesson;
    let now = page;
    for (const [name, type] of everyNth(edits, 3, at))
      await test.step(name, async () => {
        const cell = now.locator('la-cell');
        const button = cell.locator('[data-do=edit]');
        if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
        await expect(cell.locator('textarea')).toBeFocused();
        // What is kept is there before it is written on.
        await shows(now).toBe(kept);
        await now.keyboard.press('ControlOrMeta+Home');
        kept = (await type(now, cell)) + kept;
        now = await end(now, context);
        await shows(now).toBe(kept);
      });
    await test.step('a key before the editor has come', async () => {
      const typed = await typedUnseen(now);
      now = await end(now, context);
      const cell = now.locator('la-cell');
      await shows(now).toBe(typed + lesson);
      await cell.locator('.la-notice button').first().click();
      await shows(now).toBe(kept);
    });
  });
