/** Nothing gets in: what a cell's code sends is an answer or refused, and what it says is shown as letters. */
import { expect, test } from '@playwright/test';
import { forgedAnswers, hostileText, placesOfText } from './forged-answers.ts';
import { openCell, pressRun, touched, write } from './open-cell.ts';
import { listen } from './probe.ts';
import { openSandbox } from './sandbox-frame.ts';

test('what a cell’s code sends in place of an answer is bounded, rebuilt or refused', async ({ page }) => {
  await page.goto('404.html');
  const room = await openSandbox(page);
  const said = await page.evaluate(
    async (all) => {
      const { contentWindow } = document.querySelector('iframe')!;
      const heard: unknown[] = [];
      addEventListener('message', ({ source, data }) => source === contentWindow && heard.push(data));
      let run = 0;
      const ask = async (code: string, count: number): Promise<unknown[]> => {
        heard.length = 0;
        run += 1;
        const modules = [{ id: 'a', code: `exports.default = { run: () => { ${code} } };` }];
        contentWindow!.postMessage({ kind: 'run', run, modules, values: {}, limitMs: 2000 }, '*');
        while (heard.length < count)
          await new Promise((resolve) => addEventListener('message', resolve, { once: true }));
        return heard.map((one) => {
          const { kind, payload, message, why, run: of } = one as Record<string, unknown>;
          return `${of === run ? '' : `of ${of} `}${kind}: ${payload ?? message ?? why}`;
        });
      };
      const answers: [string, unknown[], unknown[]][] = [];
      for (const [name, code, { length }] of all)
        answers.push([name, await ask(code, length), await ask("return 'well';", 1)]);
      return answers;
    },
    forgedAnswers.map(([name, code, answers]) => [name, code, answers] as const),
  );
  // After each the next run is as it was.
  const well = ['done: {"outputs":"well","log":[]}'];
  expect(said).toEqual(forgedAnswers.map(([name, , answers]) => [name, answers, well]));
  for (const at of [room, page])
    expect(await at.evaluate(() => [Object.keys(Object.prototype), 'polluted' in {}])).toEqual([[], false]);
});

/** Elements and attributes that a text would have become, had anything read it as HTML. */
const made =
  'img, iframe, script, style, link, base, meta, form, object, embed, [onerror], [onload], [onmouseover], [onfocus], [autofocus], [name=body], #clobbered, a[href^=javascript]';

test.describe('on a page', () => {
  test.use(touched);
  test('what a cell says stays letters, wherever it stands', async ({ page, context }) => {
    const probe = await listen({ '/open': '<!doctype html><title>Open</title><body>' });
    const text = hostileText.replaceAll('SEEN', `${probe.origin}/seen`);
    const cell = await openCell(page);
    await write(page, cell, '// first');
    const elements = () => page.locator(made).count();
    for (const [name, code, where] of placesOfText)
      await test.step(name, async () => {
        const [, given] = /^PARAMETERS:([\s\S]*);$/.exec(code) ?? [];
        const body = given ? `parameters: ${given} as any, run: () => base` : `run: (): any => { ${code} }`;
        await cell.locator('textarea').fill(`import { cell, table } from 'last-ack';
const TEXT = ${JSON.stringify(text)};
const base = { rttMs: 20, durationMs: 1000, client: { script: [] }, server: { script: [] } };
export default cell({ ${body} });`);
        const before = await elements();
        await pressRun(page);
        await expect(cell.locator(where).filter({ hasText: '<img src=' }).first()).toBeAttached();
        expect(await elements()).toBe(before);
        expect(await page.evaluate(() => [typeof document.cookie, 'ran' in globalThis])).toEqual([
          'string',
          false,
        ]);
      });
    expect(probe.heard).toEqual([]);

    const open = await context.newPage();
    await open.goto(`${probe.origin}/open`);
    const seen = await open.evaluate(
      (html) => {
        document.body.innerHTML = html;
        return document.querySelectorAll('img, iframe, form, a').length;
      },
      text.replace('http-equiv=refresh', ''),
    );
    expect(seen).toBeGreaterThan(3);
    await expect.poll(() => open.evaluate(() => 'ran' in globalThis)).toBe(true);
    await expect.poll(() => probe.heard).toContain('seen');
    probe.close();
  });
});
