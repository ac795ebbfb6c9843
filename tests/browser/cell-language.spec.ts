/** What a cell says in the language of its page: as it is published, while it is turned, and where its code has been changed. */
import { expect, test } from '@playwright/test';
import { codeOf, openCell, paste, pressRun, touched, wake } from './open-cell.ts';

test.use(touched);

const chinese = 'zh/orphan-budget';

test('turned and changed, a Chinese page says its captions, columns and labels in Chinese, what was written as it is', async ({
  page,
}) => {
  const cell = await openCell(page, 'settings-sweep', '', chinese);
  const caption = cell.locator('.la-title');
  await expect(caption).toHaveText('RTT 为 20 ms 时，每个取值换来什么');
  expect(await codeOf(cell)).toContain(`text\`What each value buys at RTT \${rttMs} ms\``);
  await cell.getByRole('slider', { name: 'RTT' }).fill('120');
  await expect(caption).toHaveText('RTT 为 120 ms 时，每个取值换来什么');
  await expect(cell.locator('th').filter({ hasText: '教科书：重传次数' })).toHaveCount(1);

  // What a reader has changed is said as it is written, and the rest still in Chinese.
  await cell.getByRole('slider', { name: 'RTT' }).fill('20');
  await expect(caption).toHaveText('RTT 为 20 ms 时，每个取值换来什么');
  const code = await codeOf(cell);
  await cell.locator('[data-do=edit]').click();
  await expect(cell.locator('[data-do=edit]')).toHaveAttribute('aria-pressed', 'true');
  await paste(page, code.replace("'textbook: retransmissions'", "'the textbook, by me'"));
  await pressRun(page);
  await expect(cell.locator('th').filter({ hasText: 'the textbook, by me' })).toHaveCount(1);
  await expect(caption).toHaveText('RTT 为 20 ms 时，每个取值换来什么');
  await cell.getByRole('slider', { name: 'RTT' }).fill('120');
  await expect(caption).toHaveText('RTT 为 120 ms 时，每个取值换来什么');

  // An edit of before, with each language in its code, says them.
  await cell.locator('textarea').focus();
  await paste(page, code.replace("'textbook: retransmissions'", "{ en: 'as before', zh: '照旧' }"));
  await pressRun(page);
  await expect(cell.locator('th').filter({ hasText: '照旧' })).toHaveCount(1);
});

test('an English page asks for no other language, a Chinese one once for its chapter’s', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const tables = () => asked.filter((url) => url.includes('.words.'));
  await wake(await openCell(page, 'budget', '', 'orphan-budget'));
  expect(tables()).toEqual([]);
  await wake(await openCell(page, 'budget', '', chinese));
  expect(tables()).toHaveLength(1);
});

test('what the playground takes from a chapter speaks its language there, and after a reload', async ({
  page,
}) => {
  await page.goto('zh/playground/');
  const gallery = page.locator('la-gallery');
  await gallery.locator('summary').click();
  await gallery.locator('[data-choice="cell:035-orphan-budget/settings-sweep"]').click();
  const title = page.locator('la-cell .la-title');
  await expect(title).toHaveText('RTT 为 20 ms 时，每个取值换来什么');
  // Left before it is noted that the run ended well, it would wait for Run.
  const kept = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(kept).toContain('"endedByForce":false');
  await page.reload();
  await expect(title).toHaveText('RTT 为 20 ms 时，每个取值换来什么');
  await expect(page.locator('la-cell .la-slider label').first()).not.toBeEmpty();
});
