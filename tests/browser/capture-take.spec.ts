/** The Take menu of a chapter's cell: each file arrives and is what its name says, however the reader has changed the cell. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import ts from 'typescript';
import { captureTrace } from '../../src/export/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { openCaptures } from '../export/capture-source.ts';
import { openCell, pressRun, scenarioCode, touched, write } from './open-cell.ts';

const openMenu = async (page: Page, cell: Locator): Promise<Locator> => {
  const press = cell.locator('[data-do=take]');
  await expect(press).toBeEnabled();
  await press.click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  return menu;
};

const taken = async (page: Page, menu: Locator, kind: string): Promise<{ path: string; content: Buffer }> => {
  const download = page.waitForEvent('download');
  await menu.locator(`[data-kind=${kind}]`).click();
  const path = await (await download).path();
  return { path, content: readFileSync(path) };
};

/** Takes every kind and has each read by what is not its writer. Returns the run as the pcapng tells it, and the TypeScript. */
const takeAll = async (page: Page, cell: Locator): Promise<{ run: Trace; code: string }> => {
  const menu = await openMenu(page, cell);
  const { found, other } = await openCaptures(new Uint8Array((await taken(page, menu, 'pcapng')).content));
  expect([other, found.length]).toEqual([[], 1]);
  const run = captureTrace(found[0]!).trace;

  const lab = await taken(page, menu, 'lab');
  expect(lab.content.toString()).toMatch(/^#!\/usr\/bin\/env bash\n/);
  expect(spawnSync('bash', ['-n', lab.path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });

  const packetdrill = (await taken(page, menu, 'packetdrill')).content.toString();
  const sent = packetdrill.split('\n').filter((line) => /^\S+ > /.test(line));
  const side = /under test is the (client|server)/.exec(packetdrill)![1];
  expect(sent.length).toBe(run.segments.filter((s) => s.from === side).length);

  const code = (await taken(page, menu, 'ts')).content.toString();
  expect(ts.transpileModule(code, { reportDiagnostics: true }).diagnostics).toEqual([]);

  const parser = createRequire(import.meta.url)('sax').parser(true, { xmlns: true });
  const names = new Set<string>();
  parser.onopentag = ({ local }: { local: string }) => names.add(local);
  parser.onerror = (error: Error) => {
    throw error;
  };
  const svg = (await taken(page, menu, 'svg')).content;
  parser.write(svg.toString()).close();
  expect([...names]).toEqual(expect.arrayContaining(['svg', 'style', 'text']));

  // Sharp screens get two pixels for each of the drawing's.
  const drawn = await sharp(svg).metadata();
  const pixels = await sharp((await taken(page, menu, 'png')).content).metadata();
  expect([pixels.format, pixels.width, pixels.height]).toEqual(['png', 2 * drawn.width, 2 * drawn.height]);

  const csv = (await taken(page, menu, 'csv')).content.toString().trimEnd().split('\r\n');
  expect(csv[0]).toMatch(/^t_ms,host,event/);
  expect(csv.filter((line) => /^[^,]*,(?:client|server),sent(?:-lost)?,/.test(line)).length).toBe(
    run.segments.length,
  );

  const notebook = JSON.parse((await taken(page, menu, 'ipynb')).content.toString());
  expect([notebook.nbformat, notebook.nbformat_minor, notebook.metadata.kernelspec.name]).toEqual([
    4,
    5,
    'deno',
  ]);
  await page.keyboard.press('Escape');
  return { run, code };
};

const lostOf = (run: Trace): string[] =>
  run.segments.filter((s) => s.arrives === null).map((s) => `${s.from} ${s.flags}`);

test('a cell as it is published', async ({ page }) => {
  const { run, code } = await takeAll(page, await openCell(page));
  expect(lostOf(run)).toEqual(['client FA']);
  expect(code).toContain("lose: fins('client', losses)");
});

test('a cell whose reader has turned a control and lost a segment by a click', async ({ page }) => {
  const cell = await openCell(page);
  await cell.hover();
  await cell.locator('input[type=range][name=losses]').fill('2');
  await expect(cell.locator('.la-summary')).toContainText('sent 3 times');
  await cell.locator('.la-s.la-fin .la-hit').last().click();
  await expect(cell.locator('.la-chip')).toHaveCount(1);
  const { run, code } = await takeAll(page, cell);
  expect(lostOf(run).sort()).toEqual(['client FA', 'client FA', 'server FA']);
  expect(code).toMatch(/taken = \{[^}]*losses: 2/);
  expect(code).toMatch(/clicked = \[\{ from: 'server', .*action: 'drop' \}\]/);
});

test.describe('in either editor', () => {
  test.use(touched);
  test('a cell whose code the reader has changed and run', async ({ page }) => {
    const cell = await openCell(page);
    const changed = scenarioCode("return { ...base, rules: [lose('server', { fin: true, nth: [1] })] };");
    await write(page, cell, changed);
    await expect(cell).toHaveAttribute('data-status', 'stale');
    await pressRun(page);
    await expect(cell.locator('.la-summary')).toContainText('the server’s FIN is sent 2 times');
    const { run, code } = await takeAll(page, cell);
    expect(lostOf(run)).toEqual(['server FA']);
    expect(code).toContain(changed);
  });
});

test('a cell that draws a chart gives its picture, its table and its code', async ({ page }) => {
  const cell = await openCell(page, 'rtt-sweep', '', 'orphan-budget');
  await cell.locator('[data-do=take]').click();
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  expect(
    await menu
      .getByRole('menuitem')
      .evaluateAll((items) => items.map((one) => (one as HTMLElement).dataset.kind)),
  ).toEqual(['ts', 'svg', 'png', 'table', 'ipynb', 'md']);
  const lines = (await taken(page, menu, 'table')).content.toString().trimEnd().split('\r\n');
  const rows = await cell
    .locator('.la-result-table tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .map(({ textContent }) => (textContent?.includes(',') ? `"${textContent}"` : textContent))
          .join(','),
      ),
    );
  expect(lines).toEqual(rows);
  expect((await taken(page, menu, 'ts')).content.toString()).toContain('export default cell(');
  const picture = (await taken(page, menu, 'svg')).content.toString();
  expect(picture).toMatch(/^<\?xml.*<svg [^>]*aria-label="retransmissions: /s);
  expect(picture).not.toContain('var(--');
  expect((await taken(page, menu, 'png')).content.subarray(1, 4).toString()).toBe('PNG');
});
