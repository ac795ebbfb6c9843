/** The Take menu of a chapter's cell: each file is what its name says. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('a cell is taken in every kind, the chapter as a notebook', async ({ page }) => {
  await page.goto('first-fin-lost/');
  const cell = page.locator('la-cell').first();
  await cell.scrollIntoViewIfNeeded();
  await cell.hover();
  const press = cell.locator('[data-do=take]');
  await expect(press).toBeEnabled();
  await press.click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  const begins: Record<string, RegExp> = {
    pcapng: /^\n\r\r\n/,
    lab: /^#!\/usr\/bin\/env bash/,
    packetdrill: /^\/\/ /,
    ts: /^\/\/ .*taken from Last ACK/,
    svg: /^<\?xml/,
    png: /^.PNG/,
    csv: /^t_ms,/,
    ipynb: /^\{/,
  };
  for (const [kind, start] of Object.entries(begins)) {
    const download = page.waitForEvent('download');
    await menu.locator(`[data-kind=${kind}]`).click();
    const content = readFileSync(await (await download).path());
    expect(content.toString('latin1').slice(0, 60)).toMatch(start);
    if (kind === 'ipynb') expect(JSON.parse(content.toString()).nbformat).toBe(4);
  }
});
