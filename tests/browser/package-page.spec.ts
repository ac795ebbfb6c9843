/** The npm package in a page without a bundler: its one file, and its modules as they are. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { serveFolder } from './serve-folder.ts';

const page = (file: string) => `<!doctype html>
<link rel="icon" href="data:,">
<figure id="close"></figure>
<script type="module">
  import { closing, layout, renderSvg, simulate, summarize } from '${file}';
  const trace = simulate(closing({ rttMs: 200 }));
  document.querySelector('#close').innerHTML = renderSvg(layout(trace), { summary: summarize(trace) });
</script>`;

let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'last-ack-page-'));
  const built = spawnSync(process.execPath, ['src/cli/run.mjs', 'package', '--out', folder], {
    encoding: 'utf8',
  });
  expect(built.status, built.stderr).toBe(0);
  server = await serveFolder(folder, {
    '/file': page('./last-ack.js'),
    '/modules': page('./modules/package/index.js'),
  });
});
test.afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

for (const path of ['/file', '/modules'])
  test(`${path}: a close is simulated and drawn`, async ({ page }) => {
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(server.origin + path);
    const figure = page.getByRole('img', { name: /^The client calls close\(\)/ });
    await expect(figure).toBeVisible();
    await expect(figure).toContainText('TIME-WAIT');
    expect(faults).toEqual([]);
    const box = await figure.boundingBox();
    expect(box?.width).toBe(752);
  });
