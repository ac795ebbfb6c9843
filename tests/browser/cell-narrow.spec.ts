/** A cell on a phone: it is read, and pressed, without scrolling sideways; nothing lies behind its edge or goes from under a finger. */
import { expect, test } from '@playwright/test';
import { everyNth } from '../every-nth.ts';
import { openCell, touched, wake } from './open-cell.ts';

test.use(touched);

/** The narrowest here; with `LAST_ACK_WHOLE=1`, each week, both. */
const phones = [
  [320, 'zh/'],
  [390, ''],
] as const;
for (const [width, lang] of everyNth(phones, 2))
  test(`events and tcpdump are read at ${width} px without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const cell = await openCell(page, 'lost-once', '', `${lang}first-fin-lost`);
    await cell.locator('[data-view=events]').click();
    const rows = cell.locator('[data-panel=events] tbody [role=row]');
    await expect(rows).not.toHaveCount(0);
    const seen = async (view: string) =>
      cell.locator(`[data-panel=${view}]`).evaluate((panel) => {
        const leaves = [...panel.querySelectorAll<HTMLElement>('td, cite, code, i, b, span')];
        return {
          tooWide: panel.scrollWidth - panel.clientWidth,
          smallest: Math.min(...leaves.map((leaf) => Number.parseFloat(getComputedStyle(leaf).fontSize))),
          // Of each entry the time, one below the other.
          edges: new Set(
            [...panel.querySelectorAll('td:first-child, i')].map((time) => {
              const { left, right } = time.getBoundingClientRect();
              return Math.round(time.matches('i') ? left : right);
            }),
          ).size,
        };
      });
    const found = [await seen('events')];
    await cell.locator('[data-view=tcpdump]').click();
    await expect(cell.locator('[data-panel=tcpdump] i')).not.toHaveCount(0);
    found.push(await seen('tcpdump'));
    for (const { tooWide, smallest, edges } of found) {
      expect(tooWide).toBe(0);
      expect(smallest).toBeGreaterThanOrEqual(12);
      expect(edges).toBe(1);
    }
  });

test('at 320 px, beside a scroll bar, nothing of a cell reaches past its edge', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 844 });
  await page.goto('reset-instead-of-fin/');
  const past = await page.evaluate(() =>
    [...document.querySelectorAll('la-cell :is(.la-figure, .la-flip, select)')].filter(
      (part) =>
        part.getBoundingClientRect().right > part.closest('la-cell')!.getBoundingClientRect().right + 0.5,
    ),
  );
  expect(past.length).toBe(0);
});

test('at 320 px the five views stand in one row, each a target of 44 px with type of 12', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 844 });
  for (const lang of ['', 'zh/']) {
    await page.goto(`${lang}first-fin-lost/`);
    const tabs = await page.locator('#cell-lost-once .la-views button').evaluateAll((all) =>
      all.map((tab) => {
        const { top, width, height } = tab.getBoundingClientRect();
        return {
          top,
          large: Math.min(width, height) >= 44,
          type: Number.parseFloat(getComputedStyle(tab).fontSize),
        };
      }),
    );
    expect(tabs).toHaveLength(5);
    expect(new Set(tabs.map(({ top }) => top)).size, lang).toBe(1);
    expect(
      tabs.every(({ large, type }) => large && type >= 12),
      JSON.stringify(tabs),
    ).toBe(true);
  }
});

test('Link stays where it is when the cell comes to life under the pointer', async ({ page }) => {
  const cell = await openCell(page);
  const link = cell.locator('[data-do=link]');
  await link.scrollIntoViewIfNeeded();
  const before = await link.boundingBox();
  await wake(cell);
  await expect(cell.locator('[data-do=present]')).toBeVisible();
  expect((await link.boundingBox())!.x).toBe(before!.x);
});

test('the state diagram: each name stands in its box, and is read', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 844 });
  const cell = await openCell(page);
  await cell.locator('[data-view=states]').click();
  const names = cell.locator('.la-states rect + text');
  await expect(names).toHaveCount(11);
  const found = await names.evaluateAll((texts) =>
    texts.map((text) => {
      const [name, box] = [text, text.previousElementSibling!].map((part) => part.getBoundingClientRect());
      const scale = text.closest('svg')!.clientWidth / 342;
      const inside = name!.left >= box!.left && name!.right <= box!.right;
      return inside && scale * Number.parseFloat(getComputedStyle(text).fontSize) >= 12;
    }),
  );
  expect(found.filter(Boolean).length).toBe(11);
  // It is wider than the phone: as much is left out on one side as on the other, until the reader moves it.
  const panel = cell.locator('[data-panel=states]');
  const beyond = await panel.evaluate((el) => [
    el.scrollLeft,
    el.scrollWidth - el.clientWidth - el.scrollLeft,
  ]);
  expect(beyond[0]).toBeGreaterThan(20);
  expect(Math.abs(beyond[0]! - beyond[1]!)).toBeLessThanOrEqual(2);
  await panel.evaluate((el) => el.scrollTo({ left: 7 }));
  await cell.locator('[data-player=forward]').click();
  await expect(cell.locator('.la-moment')).not.toBeEmpty();
  expect(await panel.evaluate((el) => el.scrollLeft)).toBe(7);
});
