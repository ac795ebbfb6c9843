/** After one visit the site works without a network; the editor is not fetched before it is wanted. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { wordsOf } from '../../src/words/build.ts';
import { named } from './open-cell.ts';

test.use({ serviceWorkers: 'allow' });

test('after one visit chapters, glossary, search and the comparison with the kernel open offline; what is not kept says so', async ({
  page,
  context,
}) => {
  const large: string[] = [];
  context.on('request', (request) => {
    if (/monaco|ts\.worker|editor\.api/.test(request.url())) large.push(request.url());
  });
  await page.goto('');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(large).toEqual([]);
  await page.goto('conformance/fin-delayed-a/');
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

  for (const address of ['conformance/', 'zh/conformance/']) {
    await page.goto(address);
    await expect(page.locator('.la-recordings').first()).toBeVisible();
  }
  // A recording's page is kept once it was opened.
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

/** The worker as it is, but that it keeps one page: what is asked of two of them is not how long a thousand files take. */
const keepingLittle = (worker: string): string => {
  const kept = worker.match(/\{url:"[^"]*(?<!exercises)\/first-fin-lost\/index\.html",revision:"\w+"\}/g);
  expect(kept).toHaveLength(2);
  const little = worker.replace(/\[(?:\{url:"[^"]+",revision:(?:null|"\w+")\},?)+\]/, `[${kept}]`);
  expect(little.length).toBeLessThan(worker.length / 2);
  return little;
};

test('a newer version is offered beside an edit, loaded only on a press, and the edit outlives it', async ({
  page,
  baseURL,
}) => {
  let version = 1;
  // The site behind a server of its own, so that its worker can change while the reader is there.
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', baseURL));
    const body = request.url?.endsWith('/offline.js')
      ? `${keepingLittle(await answer.text())}\n// version ${version}`
      : Buffer.from(await answer.arrayBuffer());
    response
      .writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        'cache-control': 'no-cache',
      })
      .end(body);
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
