/**
 * Nothing of yours is lost: each way an edit may stand, ended by each way there is, and not a character of it is gone. Each
 * end with one of the ways, so that each way is tried; with `LAST_ACK_WHOLE=1`, each week, with all.
 */
import { expect, type Page, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';
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
    const inTheEditor = edits.map(([name, type]) => ({
      name,
      tryIt: async () => {
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
      },
    }));
    const beforeTheEditor = {
      name: 'a key before the editor has come',
      tryIt: async () => {
        const typed = await typedUnseen(now);
        now = await end(now, context);
        await shows(now).toBe(typed + lesson);
        await now.locator('la-cell .la-notice button').first().click();
        await shows(now).toBe(kept);
      },
    };
    for (const { name, tryIt } of [...everyNth(inTheEditor, 9, at), ...everyNth([beforeTheEditor], 4, at)])
      await test.step(name, tryIt);
  });
