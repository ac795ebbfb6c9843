/** After one visit the site works without a network; the editor is not fetched before it is wanted. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { wordsOf } from '../../src/words/build.ts';
import { named } from './open-cell.ts';

test.use({ serviceWorkers: 'allow' });

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

test('offline, the comparison with the kernel is kept, and a page that is not kept says so in its language', async ({
  page,
  context,
}) => {
  await page.goto('');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto('conformance/fin-delayed-a/');
  await context.setOffline(true);
  for (const address of ['conformance/', 'zh/conformance/']) {
    await page.goto(address);
    await expect(page.locator('.la-recordings').first()).toBeVisible();
  }
  await page.goto('conformance/fin-delayed-a/');
  await expect(page.locator('h1')).toContainText('fin-delayed-a');
  await page.goto('conformance/fin-duplicated-client/');
  await expect(page.locator('h1')).toHaveText('You are offline');
  await page.goto('zh/conformance/fin-duplicated-client/');
  await expect(page.locator('h1')).toHaveText('当前没有网络');
  await page.getByRole('link', { name: '第一次挥手丢失' }).last().click();
  await expect(page.locator('.la-cell svg').first()).toBeVisible();
  const width = await page.evaluate(async () => {
    await document.fonts.load('16px "Inter Latin"');
    return [...document.fonts].filter((face) => /Inter/.test(face.family) && face.status === 'loaded').length;
  });
  expect(width).toBeGreaterThan(0);
});

test('a new worker waits: it takes over only when the page passes on that the reader agreed', async ({
  request,
}) => {
  const source = await (await request.get('offline.js')).text();
  expect(source).toMatch(/addEventListener\("message",[^}]*SKIP_WAITING[^}]*skipWaiting\(\)/);
  expect(source.match(/self\.skipWaiting\(\)/g)).toHaveLength(1);
});

test('a newer version is offered beside an edit, loaded only on a press, and the edit outlives it', async ({
  page,
  baseURL,
}) => {
  let version = 1;
  // The site behind a server of its own, so that its worker can change while the reader is there.
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', baseURL));
    const body = Buffer.from(await answer.arrayBuffer());
    const mark = request.url?.endsWith('/offline.js') ? `\n// version ${version}` : '';
    response
      .writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        'cache-control': 'no-cache',
      })
      .end(Buffer.concat([body, Buffer.from(mark)]));
  }).listen(0);
  const home = `http://localhost:${(server.address() as AddressInfo).port}${new URL(baseURL ?? '').pathname}`;
  try {
    await page.goto(`${home}first-fin-lost/`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null);
    const cell = page.locator('#cell-lost-once');
    await cell.getByRole('button', named('Edit')).click();
    await page.keyboard.type('// half a thought');
    version = 2;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const offer = page.locator('.la-offer');
    await expect(offer).toBeVisible();
    // The editor has come: a browser with its tools open lets a new worker in only once the old one fetches nothing.
    await expect(cell).toHaveAttribute('data-editing', 'monaco');
    await expect(cell.locator('.la-code pre').first()).toContainText('// half a thought');
    await offer.getByRole('button').last().click();
    await expect(offer).toHaveCount(0);
    await expect(cell.locator('.la-code pre').first()).toContainText('// half a thought');
    // Declined is not forgotten: the next page offers it again.
    await page.reload();
    await expect(offer).toBeVisible();
    // Not let in at the first asking, as by a worker that still fetches, it is asked again, and the reader is told.
    await page.evaluate(() => {
      const pass = ServiceWorker.prototype.postMessage;
      let asked = 0;
      ServiceWorker.prototype.postMessage = function (this: ServiceWorker, message: unknown) {
        if (++asked > 2) pass.call(this, message);
      };
    });
    const loaded = page.waitForEvent('load');
    await offer.getByRole('button').first().click();
    await expect(offer).toHaveText(wordsOf('en').site.updateComing);
    await loaded;
    await expect(cell.locator('.la-code pre').first()).toContainText('// half a thought');
    await page.waitForTimeout(2500);
    await expect(offer).toHaveCount(0);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
