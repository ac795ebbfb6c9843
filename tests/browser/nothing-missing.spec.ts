/**
 * Every kind of page and every control that loads something, in one walk: no request fails and none leaves the site's own
 * path. `npm test` takes the walk under a path, as GitHub Pages serves a project: what is missing at the top of a host is
 * missing there as well.
 */
import { expect, type Page, test } from '@playwright/test';
import { choose, openCell, pressRun, scenarioCode, write } from './open-cell.ts';

// What it keeps for use offline is asked for as well.
test.use({ serviceWorkers: 'allow' });

let missing: string[];

test.beforeEach(({ page, baseURL }) => {
  missing = [];
  page.context().on('response', (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
  });
  page.context().on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !request.url().startsWith(baseURL as string)) {
      missing.push(`outside ${request.url()}`);
    }
  });
});
test.afterEach(() => expect(missing).toEqual([]));

/** Goes to a page and looks at all that its HTML names. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('h1').first()).toBeVisible();
  const named = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], link[rel][href], script[src], img[src], iframe[src]',
      ),
    ]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
      .map((reference) => new URL(reference, location.href))
      .filter(
        ({ origin, hash, pathname }) =>
          origin === location.origin && !(hash && pathname === location.pathname),
      )
      .map(({ href }) => href.replace(/#.*/, '')),
  );
  for (const href of new Set(named)) {
    const { status } = await page.evaluate(
      async (url) => ({ status: (await fetch(url, { method: 'HEAD' })).status }),
      href,
    );
    expect(status, `${href}, named by ${address}`).toBe(200);
  }
}

for (const lang of ['', 'zh/']) {
  test(`pages of ${lang || 'en/'} name only what is there`, async ({ page }) => {
    for (const address of [
      '',
      'second-ack-lost/',
      'playground/',
      'capture/',
      'conformance/',
      'glossary/',
      'api/',
    ]) {
      await visit(page, `${lang}${address}`);
    }
    await page.goto(`${lang}conformance/`);
    await page.locator('main a[href*="/conformance/"]').first().click();
    await expect(page.locator('main svg').first()).toBeVisible();
  });
}

test('controls, editor, sandbox and files of a cell', async ({ page }) => {
  const cell = await openCell(page);
  await cell.locator('input[type=number][name=rttMs]').fill('120');
  await expect(cell.locator('.la-summary')).toContainText('621 ms');
  await cell.locator('[data-do=take]').click();
  const notebook = page.waitForEvent('download');
  await page.getByRole('menu').locator('[data-kind=ipynb]').click();
  await notebook;
  await page.keyboard.press('Escape');
  await write(page, cell, scenarioCode('return base;'));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
});

test('search, definitions, a kernel recording in the playground, an example on the capture page', async ({
  page,
}) => {
  await page.goto('first-fin-lost/');
  await page.locator('a[data-la-term="fin"]').first().focus();
  await expect(page.getByRole('tooltip')).toContainText('nothing more to send');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('orphan');
  const first = page.locator('.la-search-results a').first();
  const found = await first.getAttribute('href');
  await first.click();
  await page.waitForURL(`**${found}`);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
  await page.goto('playground/');
  await choose(page, 'recording:ack2-lost-1x-rtt20');
  await expect(page.locator('la-cell .la-code')).toContainText('The scenario of the kernel recording');
  await page.goto('capture/');
  await page.locator('[data-example]').first().click();
  await expect(page.locator('[data-result] svg').first()).toBeVisible();
});
