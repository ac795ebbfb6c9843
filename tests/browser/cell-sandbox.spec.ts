/** Code that tries to get out of the sandbox, and replies that try to get in. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { named, openCell, pressRun, scenarioCode, write } from './open-cell.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** The few that a page could spoil; `ways-out.spec.ts` tries all there are. Each answers what it reached, or how it was refused. */
const attempts: Record<string, string> = {
  fetch: "await fetch('http://localhost:PORT/x'); return 'out';",
  importModule: "await import('http://localhost:PORT/x.js'); return 'out';",
  storage: "localStorage.setItem('a', 'b'); return 'out';",
  parent: "parent.document.title = 'x'; return 'out';",
};

test('nothing outside can be reached', async ({ page }) => {
  const cell = await openCell(page);
  // A server that would hear whatever gets out.
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('x');
  }).listen(0);
  const { port } = server.address() as AddressInfo;
  const body = Object.entries(attempts)
    .map(
      ([name, code]) =>
        `rows.push(['${name}', await (async () => { try { ${code} } catch (e) { return 'refused'; } })()]);`,
    )
    .join('\n')
    .replaceAll('PORT', String(port));
  await write(
    page,
    cell,
    `import { cell, table } from 'last-ack';\ndeclare const self: any;\nconst rows: [string, string][] = [];\n${body}\nexport default cell({ run: () => table('escapes', ['way', 'result'], rows) });`,
  );
  await pressRun(page);
  const rows = cell.locator('.la-result-table tbody tr');
  await expect(rows).toHaveCount(Object.keys(attempts).length);
  const results = await rows.allInnerTexts();
  expect(results.filter((row) => !row.includes('refused'))).toEqual([]);
  // The same browser does reach it from outside the sandbox, so its silence until here says something.
  expect(heard).toEqual([]);
  const outside = await page.context().newPage();
  await outside.goto(`http://localhost:${port}/control`);
  expect(heard[0]).toBe('/control');
  await outside.close();
  server.close();
});

test('a log that holds itself, or cannot be read, is shown and ends no run', async ({ page }) => {
  const cell = await openCell(page);
  await write(
    page,
    cell,
    scenarioCode(
      "const a: any = { b: 1 }; a.self = a; console.log('cycle', a, { get x() { throw 1; } }, NaN); return base;",
    ),
  );
  await pressRun(page);
  await expect(cell.locator('.la-log')).toHaveText('cycle {"b":1,"self":"(itself)"} (cannot be shown) NaN');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
});

test('a message that another window sends is no result', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('for (;;) {}'));
  // Again and again, and from before the run: nobody knows when the page asks for it.
  await page.evaluate(() => {
    setInterval(() => {
      for (const run of [1, 2, 3]) postMessage({ kind: 'ended', run, why: 'output' }, '*');
    }, 50);
  });
  await pressRun(page);
  await expect(cell.locator('.la-problems')).toContainText('Stopped after 2 s');
});

test('two runs asked for in one breath have a worker each', async ({ page }) => {
  await page.goto('first-fin-lost/');
  const payloads = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = new URL('../sandbox.html', location.href).href;
    document.body.append(frame);
    const answers: [number, string, string][] = [];
    await new Promise<void>((done) => {
      addEventListener('message', ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        if (data.kind === 'ready')
          for (const run of [1, 2]) {
            const code = `exports.default = { run: () => ({ said: ${run} }) };`;
            const modules = [{ id: 'a', code }];
            frame.contentWindow?.postMessage({ kind: 'run', run, modules, values: {}, limitMs: 4000 }, '*');
          }
        else if (answers.push([data.run, data.kind, data.payload]) === 2) done();
      });
    });
    return answers.sort(([a], [b]) => a - b);
  });
  expect(payloads).toEqual([1, 2].map((run) => [run, 'done', expect.stringContaining(`"said":${run}`)]));
});

test('the sandbox refuses to work outside its frame', async ({ page }) => {
  await page.goto('sandbox.html');
  await expect(page.locator('body')).toContainText('does nothing alone');
});

test('where the browser gives no closed frame, Run is off and says why', async ({ page }) => {
  await page.route('**/sandbox.html', (route) =>
    route.fulfill({
      body: '<script>parent.postMessage({kind:"refused",reason:"no worker"},"*")</script>',
      contentType: 'text/html',
    }),
  );
  const cell = await openCell(page);
  await cell.getByRole('button', named('Code')).tap();
  await cell.getByRole('button', named('Edit')).tap();
  await expect(cell.getByRole('button', named('Run'))).toBeDisabled();
  await expect(cell.locator('.la-notice')).toContainText('no worker');
});
