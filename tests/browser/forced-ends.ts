/**
 * How an edit may stand, and what may end it: each way of the one is tried with each of the other. The first key of each is the
 * one that must not be lost.
 */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { writeCode } from '../../src/notebook/share-link.ts';
import { named } from './open-cell.ts';

/** Code that makes an editor of the bare text area. */
const editor = /edited-cell|editing/;

/** Types at the very beginning of the text. @returns what stands there now that did not before */
export type Edit = readonly [name: string, type: (page: Page, cell: Locator) => Promise<string>];

const keys = async (page: Page, text: string): Promise<string> => {
  await page.keyboard.type(text);
  return text;
};

export const edits: readonly Edit[] = [
  ['one key', (page) => keys(page, 'a')],
  ['three keys', (page) => keys(page, 'bcd')],
  [
    'lines that are pasted',
    async (page) => {
      await page.keyboard.insertText('e\nf\n');
      return 'e\nf\n';
    },
  ],
  [
    'a key after one that is taken back',
    async (page) => {
      await page.keyboard.type('g');
      await page.keyboard.press('ControlOrMeta+Z');
      await page.keyboard.press('ControlOrMeta+Home');
      return keys(page, 'h');
    },
  ],
  [
    'a character that is composed',
    async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Input.imeSetComposition', { text: 'zi', selectionStart: 2, selectionEnd: 2 });
      await session.send('Input.insertText', { text: '字' });
      return '字';
    },
  ],
  [
    'a key as a run is asked for',
    async (page) => {
      await page.keyboard.press('ControlOrMeta+Enter');
      return keys(page, 'i');
    },
  ],
  [
    'a key, and the editor left',
    async (page, cell) => {
      await page.keyboard.type('j');
      await cell.getByRole('button', named('Done')).click();
      return 'j';
    },
  ],
  [
    'a key, reset and given back',
    async (page, cell) => {
      await page.keyboard.type('k');
      await cell.getByRole('button', named('Reset')).click();
      await cell.getByRole('button', named('Undo')).click();
      return 'k';
    },
  ],
  [
    'a key after one that the storage refused',
    async (page) => {
      await page.evaluate(() => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = () => {
          Storage.prototype.setItem = setItem;
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      return keys(page, 'lm');
    },
  ],
];

/** What ends a page. @returns the page on which the reader comes back */
export type End = readonly [name: string, end: (page: Page, context: BrowserContext) => Promise<Page>];

const address = 'playground/';
const again = async (page: Page): Promise<Page> => {
  await page.goto(address);
  return page;
};

export const ends: readonly End[] = [
  [
    'the page is loaded again',
    async (page) => {
      await page.reload();
      return page;
    },
  ],
  [
    'another address',
    async (page) => {
      await page.goto('404.html');
      return again(page);
    },
  ],
  [
    'back, and forward again',
    async (page) => {
      await page.goto('about:blank');
      await page.goBack();
      return page;
    },
  ],
  [
    'the tab is closed',
    async (page, context) => {
      await page.close();
      return again(await context.newPage());
    },
  ],
  [
    'the page dies',
    async (page, context) => {
      const died = page.waitForEvent('crash');
      void page.goto('chrome://crash').catch(() => {});
      await died;
      return again(await context.newPage());
    },
  ],
  [
    'a link of the page',
    async (page) => {
      await page.locator('header a').first().click();
      await page.waitForURL((url) => !url.pathname.endsWith(address));
      return again(page);
    },
  ],
  [
    'the other language',
    async (page) => {
      await page.locator('[data-la-language]').click();
      await page.waitForURL(/zh\/playground/);
      return again(page);
    },
  ],
  [
    'a link with somebody’s code, opened over it',
    async (page) => {
      const hash = await writeCode('scratch', 'const theirs = 1;');
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await expect(page.locator('la-cell .la-notice')).toContainText('carries someone’s code');
      await page.goto('about:blank');
      return again(page);
    },
  ],
  [
    'the network goes',
    async (page, context) => {
      await context.setOffline(true);
      await page.reload().catch(() => {});
      await context.setOffline(false);
      return again(page);
    },
  ],
  [
    'another tab with the same cell',
    async (page, context) => {
      const other = await again(await context.newPage());
      await other.locator('la-cell').getByRole('button', named('Edit')).click();
      await page.close();
      return again(other);
    },
  ],
  [
    'a browser that puts the page to sleep and away',
    async (page, context) => {
      const session = await context.newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await page.close();
      return again(await context.newPage());
    },
  ],
];

/** Typed while the editor’s code never comes; it stands before what was kept, which the writer had not seen. */
export const typedUnseen = async (page: Page): Promise<string> => {
  await page.route(editor, (route) => route.abort());
  await page.goto(address);
  await page.locator('la-cell').getByRole('button', named('Edit')).click();
  await expect(page.locator('la-cell textarea')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('n');
  await page.unroute(editor);
  return 'n';
};
