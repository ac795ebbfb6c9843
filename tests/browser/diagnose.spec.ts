/** “What do you see?”, as one in trouble uses it: a paste, a hostile paste, the keyboard, a link to an answer, both languages. */
import { expect, type Page, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';

const result = (page: Page) => page.locator('[data-result]');
const leak = Array.from(
  { length: 30 },
  (_, i) => `CLOSE-WAIT 1 0 192.0.2.10:8080 203.0.113.9:${40000 + i} users:(("secretd",pid=7,fd=${i}))`,
).join('\n');

test('a paste is answered in order, with a run; nothing of it is sent; masked and shared it has no address', async ({
  page,
  context,
}) => {
  await page.goto('diagnose/');
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
  await page.locator('[data-text]').fill(leak);
  await page.getByRole('button', { name: 'Tell me' }).focus();
  await page.keyboard.press('Enter');
  await expect(result(page).getByRole('heading', { level: 2 })).toContainText('30 sockets are in CLOSE-WAIT');
  await expect(result(page).getByRole('heading', { level: 3 }).first()).toHaveText('What happens next');
  await expect(result(page).locator('.la-diagnose-fault')).toContainText('This program');
  await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
  await expect(result(page)).toContainText('secretd');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Hide addresses and names').check();
  await expect(result(page)).not.toContainText(/secretd|203\.0\.113/);
  const home = new URL(page.url()).origin;
  for (const one of asked) {
    expect(one).toContain(`GET ${home}/`);
    expect(one).not.toMatch(/203\.0|secretd/);
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(result(page)).toContainText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#is=close-wait&fault=this-program&count=30/);
  expect(link).not.toMatch(/203\.0|secretd/);
  const other = await context.newPage();
  await other.goto(link);
  await expect(result(other).getByRole('heading', { level: 2 })).toContainText(
    '30 sockets are in CLOSE-WAIT',
  );
});

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 800 } });
  test('the answer is no wider than the page; a value keeps its unit, a count its digits, a state its name', async ({
    page,
  }) => {
    await page.goto('diagnose/');
    await page.locator('[data-example="ports"]').click();
    await expect(result(page).locator('.la-figure svg').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(result(page).locator('p', { hasText: 'free again after 60\u00a0s' })).toBeVisible();
    const broken = await result(page)
      .locator('.la-bars td:last-child, .la-whole')
      .evaluateAll(
        (all) =>
          all.filter((e) => {
            const range = document.createRange();
            range.selectNodeContents(e);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
          }).length,
      );
    expect(broken).toBe(0);
  });
});

test('ten megabytes, bytes, a page and nothing leave it answering; tcpdump is handed on', async ({
  page,
}) => {
  await page.goto('zh/diagnose/');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
  const open = (name: string, buffer: Buffer) =>
    page.locator('[data-files]').setInputFiles(file(name, buffer));
  await open('big.txt', Buffer.from(`${leak}\n`.repeat(5000).slice(0, 10_000_000)));
  await expect(result(page).getByRole('heading', { level: 2 })).toContainText('CLOSE-WAIT：对方已经关闭');
  await open('a.bin', Buffer.alloc(5000, 3));
  await expect(page.locator('[data-faults]')).toContainText('这不是文本');
  await open('a.html', Buffer.from('<!doctype html><p>good morning</p>'));
  await expect(page.locator('[data-faults]')).toContainText('这是网页');
  await page.locator('[data-text]').fill('');
  await page.locator('[data-read]').click();
  await expect(page.locator('[data-status]')).toContainText('还没有内容');
  await page
    .locator('[data-text]')
    .fill(
      '10:00:00.000100 IP 192.0.2.10.40000 > 203.0.113.2.443: Flags [F.], seq 1, ack 1, win 502, length 0\n10:00:00.020100 IP 203.0.113.2.443 > 192.0.2.10.40000: Flags [F.], seq 1, ack 2, win 501, length 0',
    );
  await page.locator('[data-read]').click();
  await page.getByRole('link', { name: '在抓包页打开这些行' }).click();
  await expect(page.locator('la-capture [data-result]')).toContainText('192.0.2.10');
  expect(page.url()).not.toContain('192.0.2');
});
