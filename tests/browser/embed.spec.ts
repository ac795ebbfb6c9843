/** A figure of the site on a page of another origin: it shows, sizes itself, turns, and does no more than that. */
import { expect, type Frame, type Locator, type Page, test } from '@playwright/test';
import { serveFolder } from './serve-folder.ts';

let other: Awaited<ReturnType<typeof serveFolder>>;
const pages: Record<string, string> = {};
test.beforeAll(async () => {
  other = await serveFolder('.', pages);
});
test.afterAll(() => other.close());

/** Opens a page of the other origin with this in it. @returns faults told on its console so far, and those to come */
const open = async (page: Page, name: string, body: string): Promise<string[]> => {
  pages[name] =
    `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Elsewhere</title>${body}`;
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(other.origin + name);
  return faults;
};

const frameAt = async (page: Page, path: string): Promise<Frame> => {
  await expect.poll(() => page.frames().some((frame) => frame.url().includes(path))).toBe(true);
  return page.frames().find((frame) => frame.url().includes(path))!;
};

const element = (baseURL: string | undefined, attributes: string): string =>
  `<script type="module" src="${baseURL}embed.js"></script><last-ack-cell ${attributes}><a href="https://x.example">fallback</a></last-ack-cell>`;

/** Of the frame, as the page around it sees it. */
const height = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (document.querySelector('last-ack-cell')?.shadowRoot ?? document).querySelector('iframe')
        ?.offsetHeight ?? 0,
  );

test('an element shows, is as high as its figure, and is turned', async ({ page, baseURL }) => {
  const faults = await open(
    page,
    '/turned',
    element(baseURL, 'cell="first-fin-lost/lost-once" rtt="200" theme="dark"'),
  );
  const frame = await frameAt(page, 'embed/first-fin-lost/lost-once/');
  const rtt = frame.getByRole('slider', { name: /RTT/ });
  await expect(rtt).toHaveValue('200');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByRole('heading', { level: 1 })).not.toHaveText(/225\sms/);
  const inside = () =>
    frame.locator('.la-embed').evaluate((box) => Math.ceil(box.getBoundingClientRect().height));
  await expect.poll(async () => (await height(page)) - (await inside())).toBe(0);

  const before = await frame.locator('.la-stage').innerHTML();
  await rtt.fill('20');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(/225\sms/);
  expect(await frame.locator('.la-stage').innerHTML()).not.toBe(before);
  await expect.poll(async () => (await height(page)) - (await inside())).toBe(0);
  await rtt.fill('300');
  await frame.getByRole('button', { name: 'Reset' }).click();
  await expect(rtt).toHaveValue('20');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(/225\sms/);

  await frame.getByText('Both', { exact: true }).click();
  await expect(frame.locator('.la-stage .la-two')).toBeAttached();
  await page.evaluate(() => document.querySelector('last-ack-cell')?.setAttribute('lang', 'zh'));
  const chinese = await frameAt(page, 'zh/embed/first-fin-lost/lost-once/');
  await expect(chinese.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  expect(faults).toEqual([]);
});

test('a frame by the address of a host without a server leads to its figure, and is sized by the script', async ({
  page,
  baseURL,
}) => {
  const faults = await open(
    page,
    '/frame',
    `<iframe src="${baseURL}embed/?cell=lost-once&rtt=200&lose=client.fin.2&theme=light" style="width:100%" height="200"></iframe><script type="module" src="${baseURL}embed.js"></script>`,
  );
  const frame = await frameAt(page, 'embed/first-fin-lost/lost-once/');
  expect(new URL(frame.url()).search).toBe('?rtt=200&lose=client.fin.2&theme=light');
  await expect(frame.getByRole('slider', { name: /RTT/ })).toHaveValue('200');
  await expect.poll(() => height(page)).toBeGreaterThan(400);
  expect(faults).toEqual([]);

  await open(page, '/none', `<iframe src="${baseURL}embed/?cell=no-such-cell" height="600"></iframe>`);
  const help = await frameAt(page, 'embed/?cell=no-such-cell');
  await expect(help.getByRole('alert')).toContainText('no-such-cell');
});

test('in a frame narrower than its figure nothing is cut: the figure is scrolled, the page is not', async ({
  page,
}) => {
  await page.setViewportSize({ width: 273, height: 700 });
  await page.goto('embed/first-fin-lost/lost-once/');
  const beyond = await page.locator('.la-output').evaluate((output) => {
    output.scrollLeft = 99;
    const [figure, box] = [output.querySelector('.la-figure')!, output].map((e) => e.getBoundingClientRect());
    return Math.round(figure!.right - box!.right);
  });
  expect(beyond).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(273);
});

test('what another origin says of heights is not believed', async ({ page, baseURL }) => {
  const liar = await serveFolder('.', {
    '/': `<script>parent.postMessage({ type: 'last-ack-height', height: 9000 }, '*'); document.title = 'told'</script>`,
  });
  await open(
    page,
    '/lies',
    `${element(baseURL, 'cell="four-segments/four-segments"')}<iframe id="liar" src="${liar.origin}/" height="50"></iframe>`,
  );
  const frame = await frameAt(page, 'embed/four-segments/');
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => height(page)).toBeGreaterThan(300);
  // One of our own frames cannot speak for another's, nor a page for a frame.
  await page.evaluate(() => postMessage({ type: 'last-ack-height', height: 9000 }, '*'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await height(page)).toBeLessThan(5000);
  expect(await page.locator('#liar').evaluate((one) => (one as HTMLElement).offsetHeight)).toBeLessThan(100);
  liar.close();
});

test('a link’s code is not read, and what is unknown is said', async ({ page }) => {
  await page.goto('embed/first-fin-lost/lost-once/?rtt=150&colour=red#code=1.lost-once.K0gtKslMBgA');
  await expect(page.getByRole('slider', { name: /RTT/ })).toHaveValue('150');
  await expect(page.locator('.la-embed-note')).toContainText('colour=red');
  await expect(page.locator('textarea, .la-code')).toHaveCount(0);
  expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
});

test('live, a figure and a table show what the page was published with', async ({ page }) => {
  // Every figure is woken outside a browser (tests/site/built): here one that fetches parts, and the tables.
  for (const [path, part, ...langs] of [
    ['somebody-in-the-middle/forgotten', '.la-stage', '', 'zh/'],
    ['orphan-budget/rtt-sweep', '.la-output', 'zh/'],
    ['chance/how-the-server-ends', '.la-output', ''],
  ] as const) {
    for (const lang of langs) {
      await page.goto(`${lang}embed/${path}/`);
      const box = page.locator(part);
      // Of the waits under a figure the page alone keeps a value and its unit on one line.
      const words = async (one: Locator): Promise<string> =>
        (await one.innerText()).replaceAll('\u00a0', ' ');
      const heading = page.getByRole('heading', { level: 1 });
      const published = await words(box);
      const title = await words(heading);
      // Any parameter wakes it.
      await page.goto(`${lang}embed/${path}/?ref=here`);
      await expect(page.locator('.la-say')).not.toBeEmpty();
      expect(await words(box)).toBe(published);
      expect(await words(heading)).toBe(title);
    }
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the finished figure stands there', async ({ page }) => {
    await page.goto('embed/first-fin-lost/lost-once/?rtt=200');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('FIN is lost');
    await expect(page.locator('.la-stage svg.la-svg')).toBeVisible();
    await expect(page.getByRole('slider')).toBeHidden();
  });
});

test('Link offers the frame, with what was turned', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('zh/first-fin-lost/?rtt=200#cell-lost-once');
  const cell = page.locator('#cell-lost-once');
  await cell.getByRole('button', { name: '链接' }).click();
  await cell.getByRole('button', { name: '复制嵌入代码' }).click();
  await expect(cell.locator('.la-notice')).toContainText('嵌入代码已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`<iframe src="${baseURL}zh/embed/first-fin-lost/lost-once/?rtt=200"`);
  expect(copied).toContain(`<script type="module" src="${baseURL}embed.js"></script>`);
  const faults = await open(page, '/copied', copied);
  const frame = await frameAt(page, 'zh/embed/first-fin-lost/lost-once/');
  await expect(frame.getByRole('slider', { name: /RTT/ })).toHaveValue('200');
  expect(faults).toEqual([]);
});
