/**
 * axe on a page of each make. A page and its twin in the other language share every element and colour, so one of them is
 * asked, in the languages in turn: the one wide and in the light, the other narrow and in the dark. Chapters are all of one
 * make, and so are the guide's pages and exercises: some of each are asked; what can be read off the HTML of one,
 * `tests/site/built/floor.test.ts` asks of all. `LAST_ACK_WHOLE=1` asks every page, at both widths in both; so does CI each
 * week. Several are visited one after the other: to begin with an empty browser would be half of the work.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axeFaults } from './ask-axe.ts';

const dist = process.env.LAST_ACK_OUT ?? 'dist';
const whole = process.env.LAST_ACK_WHOLE === '1';
/** What search engines may find, a page and its twin side by side. */
const all = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(^|\/)index\.html$/.test(file) && !file.startsWith('zh/'))
  .filter((file) => !readFileSync(`${dist}/${file}`, 'utf8').includes('name="robots" content="noindex"'))
  .sort()
  .map((file) => file.replace(/index\.html$/, ''))
  .flatMap((page) => [page, `zh/${page}`]);

/** Of a make that has many pages one in so many is asked. */
const chapters = readdirSync('content/chapters').map((folder) => folder.replace(/^\d+-/, ''));
const oneIn = (page: string): number =>
  /^guide\/./.test(page)
    ? 12
    : /^exercises\/./.test(page)
      ? 8
      : chapters.includes(page.replace('/', ''))
        ? 6
        : 1;

const sample = all
  .filter((_, at) => at % 2 === 0)
  .map((page, at) => ({ pair: [page, all[2 * at + 1] ?? page], many: oneIn(page) }))
  .sort((a, b) => a.many - b.many)
  .filter(({ many }, at) => at % many === 0)
  .map(({ pair }, at) => pair[at % 2] ?? '');
const addresses = whole ? all : sample;

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

const looksAt = (address: string) => (whole ? looks : [looks[address.startsWith('zh/') ? 1 : 0]]);

const asked = [...addresses, '404.html'];
const together = 4;
for (let from = 0; from < asked.length; from += together) {
  const some = asked.slice(from, from + together);
  test(`${some.map((address) => `/${address}`).join(' ')}: no fault axe can find`, async ({ page }) => {
    for (const address of some)
      await test.step(address, async () => {
        await page.goto(address);
        // What is not laid out yet would not be looked at.
        await expect(page.locator('.la-later')).toHaveCount(0);
        for (const { width, colorScheme } of looksAt(address)) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          expect(await axeFaults(page), `${address} at ${width} px, ${colorScheme}`).toEqual([]);
        }
      });
  });
}
