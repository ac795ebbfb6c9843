/**
 * `npm run bench:dev`: how long after a save a contributor sees it, in a copy of the project under `npm run dev`. Wanted:
 * within a second, each. Medians of several saves of each kind, in headless Chromium.
 */
import { chromium, type Page } from '@playwright/test';
import { startDevTrial } from './dev/dev-trial.ts';
import { browserArgs, findBrowser } from './find-browser.ts';

const rounds = Number(process.argv[2] ?? 5);
const chapter = 'content/chapters/030-first-fin-lost';
const trial = await startDevTrial(process.cwd());
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs });

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Saves, then asks the page ten times a second until `seen` holds. */
const time = async (page: Page, save: () => Promise<void>, seen: () => Promise<boolean>): Promise<number> => {
  const started = performance.now();
  await save();
  for (;;) {
    // A page on its way to its successor cannot be asked.
    if (await seen().catch(() => false)) return performance.now() - started;
    if (performance.now() - started > 20_000) throw new Error('A save was not shown within 20 s.');
    await page.waitForTimeout(20);
  }
};

try {
  const page = await browser.newPage();
  await page.goto(`${trial.home}first-fin-lost/`);
  const has = (selector: string, words: string) => async () =>
    (await page.locator(selector).first().innerText({ timeout: 500 })).includes(words);
  const panel = async () => (await page.locator('la-doctor section').allInnerTexts()).join();
  const kinds: Record<string, (round: number) => Promise<number>> = {
    'a sentence of a chapter': (round) =>
      time(
        page,
        () =>
          trial.edit(`${chapter}/en.mdx`, (text) =>
            text.replace(/^## Lost once.*$/m, `## Lost once ${'I'.repeat(round + 1)}`),
          ),
        has('main', `Lost once ${'I'.repeat(round + 1)}\n`),
      ),
    'a cell': (round) =>
      time(
        page,
        () =>
          trial.edit(`${chapter}/cells/lost-once.ts`, (text) =>
            text.replace(/max: 3\d\d/, `max: ${301 + round}`),
          ),
        has('#cell-lost-once', `max: ${301 + round}`),
      ),
    'a file of the simulator': (round) =>
      time(
        page,
        () => trial.edit('src/sim/explain.ts', (text) => `${text}\n// ${round}\n`),
        async () => (await page.evaluate(() => performance.timeOrigin)) > opened,
      ),
    'a fault, in the panel': async (round) => {
      const word = `recieve${'d'.repeat(round)}`;
      const spent = await time(
        page,
        () =>
          trial.edit(`${chapter}/en.mdx`, (text) =>
            text.replace(/\n## /, `\nThe segments are ${word}.\n\n## `),
          ),
        async () => (await panel()).includes(word),
      );
      await time(
        page,
        () => trial.edit(`${chapter}/en.mdx`, (text) => text.replace(`\nThe segments are ${word}.\n`, '')),
        async () =>
          !(await page.locator('body').innerText({ timeout: 500 })).includes(word) &&
          !(await panel()).includes(word),
      );
      return spent;
    },
  };
  let opened = 0;
  for (const [kind, once] of Object.entries(kinds)) {
    const spent: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      opened = await page.evaluate(() => performance.timeOrigin);
      spent.push(await once(round));
    }
    // The first of each kind finds nothing warm.
    const [first = Number.NaN, ...rest] = spent;
    console.log(
      `${kind.padEnd(28)} ${median(rest).toFixed(0).padStart(6)} ms   (first ${first.toFixed(0)} ms)   ≤ 1,000 ms`,
    );
  }
} finally {
  await browser.close();
  await trial.end();
}
