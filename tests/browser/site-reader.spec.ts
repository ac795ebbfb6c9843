/** What a reader does on any page: theme, search, definitions, table of contents, progress, the other language. */
import { expect, type Locator, test } from '@playwright/test';
import { hold } from './hold.ts';

test('the theme follows the system until the reader chooses, and the choice is there before the first paint', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('glossary/');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).not.toBe(dark);
  const button = page.locator('[data-la-theme]');
  // The first press is seen, in a light system and in a dark one.
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  expect(await paper()).toBe(dark);
  // The first frame of the next load is dark already: the class is set by the script in the head.
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      (window as unknown as { early: unknown }).early = document.documentElement.dataset.theme;
    });
  });
  await page.reload();
  expect(await page.evaluate(() => (window as unknown as { early: unknown }).early)).toBe('dark');
});

test('letters typed while the search is on its way are its first letters', async ({ page }) => {
  const send = await hold(page, /search-dialog/);
  await page.goto('first-fin-lost/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('orp/h');
  send();
  await expect(page.getByRole('dialog').locator('input')).toHaveValue('orp/h');
  await page.keyboard.type('an');
  await expect(page.getByRole('dialog').locator('input')).toHaveValue('orp/han');
});

test('a term explains itself on focus and hover, and Escape closes it', async ({ page }) => {
  await page.goto('first-fin-lost/');
  const term = page.locator('a[data-la-term="fin"]').first();
  await term.focus();
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('nothing more to send');
  await expect(term).toHaveAccessibleDescription(/nothing more to send/);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.locator('a[data-la-term="rto"]').first().hover();
  await expect(tip).toContainText('Retransmission timeout');
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('a tap shows the definition first, and from it the glossary', async ({ page }) => {
    await page.goto('zh/first-fin-lost/');
    await page.locator('a[data-la-term="fin"]').first().tap();
    const tip = page.locator('#la-definition');
    await expect(tip).toContainText('我没有数据要发了');
    expect(page.url()).toContain('/zh/first-fin-lost/');
    await tip.getByRole('link').tap();
    await expect(page).toHaveURL(/\/zh\/glossary\/#fin$/);
  });
  test('what is pressed around the text is 44 px high, and the name of a state is a part of its title', async ({
    page,
  }) => {
    await page.goto('zh/guide/broken-pipe/');
    const low = (places: string) =>
      page
        .locator(places)
        .evaluateAll((all) =>
          all
            .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
            .map((e) => e.outerHTML),
        );
    expect(await low('.la-header :is(a, button), .la-toc-button, .la-footer li a')).toEqual([]);
    // 上一问、下一问: a label of its own line, then the title.
    const next = page.locator('.la-turn [rel="next"]');
    const whole = next.locator('.la-whole');
    await expect(whole).toHaveText('LAST-ACK');
    expect(await whole.evaluate((e) => getComputedStyle(e).display)).toBe('inline');
    await page.locator('.la-toc-button').tap();
    expect(await low('.la-toc a')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.la-menu-button').tap();
    expect(await low('.la-nav a')).toEqual([]);
    // In the menu too: the words before the name of a state and after it stand one space from it.
    const title = page.locator('.la-nav a:has(.la-whole)').first();
    expect(await title.evaluate((e) => getComputedStyle(e).display)).toBe('block');
  });
});

test('reading is remembered on the front page, and forgotten on request', async ({ page }) => {
  await page.goto('second-ack-lost/');
  await page.locator('.la-toc a').nth(1).click();
  await expect(page.locator('.la-toc a').nth(1)).toHaveAttribute('aria-current', 'location');
  await page.goto('');
  const resume = page.locator('[data-la-resume] a');
  await expect(resume).toHaveAttribute('href', /\/second-ack-lost\/#./);
  await page.locator('[data-la-forget] button').click();
  await expect(resume).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('la-reading'))).toBeNull();
});

test('the skip link is first; the table of contents marks the part being read, and the other language keeps it', async ({
  page,
}) => {
  await page.goto('first-fin-lost/');
  await page.keyboard.press('Tab');
  const skip = page.locator('.la-skip');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  const link = page.locator('.la-toc a').nth(2);
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'location');
  await expect(page.locator('.la-toc a[aria-current]')).toHaveCount(1);
  const id = new URL(page.url()).hash;
  // Within the section, beside a cell: still its heading, not the cell.
  await page.mouse.wheel(0, 300);
  await page.waitForTimeout(100);
  await page.locator('[data-la-language]').click();
  await expect(page).toHaveURL(new RegExp(`/zh/first-fin-lost/${id}$`));
  await expect(page.locator(id)).toBeInViewport();
});

test('who wants no motion gets none; on paper a chapter is a handout: the frame is gone, the timelines are there', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('first-fin-lost/');
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((e) =>
        getComputedStyle(e)
          .transitionDuration.split(', ')
          .some((d) => d !== '0s'),
      ).length,
  );
  expect(moving).toBe(0);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of ['.la-header', '.la-toc', '.la-turn', '.la-footer'])
    await expect(page.locator(gone)).toBeHidden();
  await expect(page.locator('.la-cell svg').first()).toBeVisible();
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(ground).toBe('rgb(248, 248, 244)');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a chapter is whole: text, timelines, definitions as links; nothing that would not work is offered', async ({
    page,
  }) => {
    await page.goto('first-fin-lost/');
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.la-cell svg').first()).toBeVisible();
    await expect(page.locator('[data-la-search]').first()).toBeHidden();
    await expect(page.locator('[data-la-theme]')).toBeHidden();
    await page.getByRole('button', { name: 'Chapters' }).click();
    await expect(page.locator('#la-menu')).toBeVisible();
    // A state's name in a title is a word like the others, a blank behind the one before it.
    const title = page.locator('#la-menu a:has(.la-whole)').first();
    const blank = await title.evaluate((link) => {
      const range = document.createRange();
      range.selectNode(link.childNodes[1]!);
      return link.lastElementChild!.getBoundingClientRect().left - range.getBoundingClientRect().right;
    });
    expect(Math.abs(blank)).toBeLessThan(1);
    await page.goto('first-fin-lost/');
    await page.locator('a[data-la-term="fin"]').first().click();
    await expect(page).toHaveURL(/\/glossary\/#fin$/);
  });
});

test('nothing is wider than the window, at 390 and 1280 px', async ({ page }) => {
  for (const address of [
    '',
    'zh/',
    'first-fin-lost/',
    'zh/four-segments/',
    'glossary/',
    'zh/glossary/',
    '404.html',
  ]) {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(address);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('at 320 px a long name of a setting is broken after an underscore, wherever it stands', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  /** The first of `all` with a long name, and what stands before each line break in its names. */
  const breaksIn = (all: Locator) =>
    all
      .filter({ hasText: 'nf_conntrack_tcp_timeout_established' })
      .first()
      .evaluate((element) => {
        const found: string[] = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let before = { sign: ' ', top: 0 };
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let i = 0; i < node.textContent!.length; i++) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const { top } = range.getBoundingClientRect();
            const sign = node.textContent![i]!;
            if (/\w/.test(sign) && /\w/.test(before.sign) && top > before.top + 9) found.push(before.sign);
            before = { sign, top };
          }
        return found;
      });
  for (const address of ['somebody-in-the-middle/', 'zh/guide/half-closed-and-cut/']) {
    await page.goto(address);
    const breaks = await breaksIn(page.locator('article code'));
    expect(new Set(breaks), address).toEqual(new Set(['_']));
  }
  await page.goto('diagnose/');
  await page.locator('[data-text]').fill('nf_conntrack: nf_conntrack: table full, dropping packet');
  await page.getByRole('button', { name: 'Tell me' }).click();
  const breaks = await breaksIn(page.locator('[data-result] p'));
  expect(new Set(breaks)).toEqual(new Set(['_']));
});

test('the parts over a long page stand on one line; what has the focus can be seen', async ({ page }) => {
  for (const address of ['your-language/', 'glossary/']) {
    await page.goto(address);
    const tops = await page
      .locator('.la-jump li')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(tops.length, address).toBeGreaterThan(3);
    expect(new Set(tops).size, address).toBe(1);
  }
  for (let i = 0; i < 8; i += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement as Element);
      return style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth);
    });
    expect(outline).toBeGreaterThanOrEqual(2);
  }
});
