/**
 * Every control that loads something, in one walk: no request fails and none leaves the site's own path. `npm test` takes the
 * walk under a path, as GitHub Pages serves a project: what is missing at the top of a host is missing there as well. What
 * pages name, `tests/site/built/the-site-hangs-together.test.ts` looks for, under that path too; what is kept for use offline,
 * `site-offline.spec.ts`: a worker of which one file were missing would never take over.
 */
import { expect, test } from '@playwright/test';
import { choose, openCell, pressRun, scenarioCode, write } from './open-cell.ts';

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
  // By its address: while one types, the first answer may become another between two looks.
  await page.locator('.la-search-results a[href*=orphan]').first().click();
  await page.waitForURL(/orphan/);
  await page.goto('conformance/');
  await page.locator('main a[href*="/conformance/"]').first().click();
  await expect(page.locator('main svg').first()).toBeVisible();
  await page.goto('playground/');
  await choose(page, 'recording:ack2-lost-1x-rtt20');
  await expect(page.locator('la-cell .la-code')).toContainText('The scenario of the kernel recording');
  await page.goto('capture/');
  await page.locator('[data-example]').first().click();
  await expect(page.locator('[data-result] svg').first()).toBeVisible();
});
