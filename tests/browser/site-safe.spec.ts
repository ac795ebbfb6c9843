/**
 * Nothing is asked of another site, and the policy is never broken, while pages are used: every other one of these, and with
 * `LAST_ACK_WHOLE=1`, each week, all.
 */
import { expect, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';

test('no page asks another site, and none breaks the policy', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  const broken: string[] = [];
  page.on('request', (request) => {
    if (
      !/^(data|blob):/.test(request.url()) &&
      new URL(request.url()).origin !== new URL(baseURL ?? '').origin
    )
      elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  for (const address of everyNth(['zh/', '', 'first-fin-lost/', 'glossary/', '404.html'], 2)) {
    await page.goto(address);
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog').locator('input')).toBeFocused();
    await page.keyboard.type('FIN');
    await expect(page.locator('.la-search-results a').first()).toBeVisible();
    expect(elsewhere, address).toEqual([]);
    expect(broken, address).toEqual([]);
  }
});
