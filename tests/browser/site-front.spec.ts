/** The front page: one close, four segments to tap, one line that answers. It needs no script. */
import { expect, test } from '@playwright/test';
import { frontQuestionsIn } from '../../src/site/questions.ts';
import { wordsOf } from '../../src/words/build.ts';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } });

    test('a tap on a segment loses it, and one line says what follows', async ({ page }) => {
      await page.goto('');
      await expect(page.locator('#lost-0')).toBeVisible();
      const taps = page.locator('.la-lose-picture:visible .la-lose-tap');
      await expect(taps).toHaveCount(4);
      for (const box of await Promise.all((await taps.all()).map((tap) => tap.boundingBox())))
        expect(box?.height).toBeGreaterThanOrEqual(44);
      await taps.nth(2).click();
      await expect(page.locator('#lost-3')).toBeVisible();
      await expect(page.locator('#lost-3')).toHaveText(
        /You lost the third\. .*\d\ss\. .*\d\ss, and never learns/,
      );
      await expect(page.locator('#lost-0')).toBeHidden();
      await expect(page.locator('.la-lose-picture:visible .la-lose-segment.la-lose-lost')).toHaveCount(1);
    });
  });

test('the arrow keys go through the five ways, and nothing moves', async ({ page }) => {
  await page.goto('');
  const below = page.locator('#questions');
  const before = await below.boundingBox();
  await page.locator('#lose-0').focus();
  for (const place of [1, 2, 3, 4]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`#lost-${place}`)).toBeVisible();
    expect((await below.boundingBox())?.y).toBe(before?.y);
  }
});

test('one click from the front page each of the first five questions is answered, and shown by a run', async ({
  page,
}) => {
  await page.goto('zh/');
  for (const [place, { at }] of frontQuestionsIn(wordsOf('zh').questions).slice(0, 5).entries()) {
    await page.locator('.la-come a').nth(place).click();
    await expect(page).toHaveURL(new RegExp(`/zh${at}$`));
    // The answer comes before anything else.
    await expect(page.locator('article h2').first()).toHaveText(/是谁的错/);
    await expect(page.locator('article h2 + p').first()).toBeVisible();
    await expect(page.locator('la-cell svg').first()).toBeAttached();
    await page.goBack();
  }
});
