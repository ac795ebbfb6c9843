/** After one visit the site works without a network; the editor is not fetched before it is wanted. */
import { expect, test } from '@playwright/test';

test('chapters, glossary and search open offline after one visit', async ({ page, context }) => {
  const large: string[] = [];
  context.on('request', (request) => {
    if (/monaco|ts\.worker|editor\.api/.test(request.url())) large.push(request.url());
  });
  await page.goto('');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(large).toEqual([]);
  await context.setOffline(true);
  for (const address of ['first-fin-lost/', 'zh/fourth-ack-lost/', 'glossary/']) {
    await page.goto(address);
    await expect(page.locator('h1')).toBeVisible();
  }
  await page.goto('first-fin-lost/?rttMs=40');
  await expect(page.locator('.la-cell svg').first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.type('orphan');
  await expect(page.locator('.la-search-results a').first()).toBeVisible();
});

test('a new worker waits: it takes over only when the page passes on that the reader agreed', async ({
  request,
}) => {
  const source = await (await request.get('offline.js')).text();
  expect(source).toMatch(/addEventListener\("message",[^}]*SKIP_WAITING[^}]*skipWaiting\(\)/);
  expect(source.match(/self\.skipWaiting\(\)/g)).toHaveLength(1);
});
