/** 10,000 pasted lines on `/diagnose/`: from the press to the frame that has the answer and its run, and what the page's thread is held for. */
import type { Browser, Page } from '@playwright/test';
import { longPastes } from './long-pastes.ts';

interface PasteTimes {
  /** ms from the press until the answer is painted with its run, where it has one. */
  answered: number;
  /** ms of the longest task of the page's thread meanwhile; 0 where none is above 50 ms. */
  longest: number;
}

const timePaste = (page: Page, text: string): Promise<PasteTimes> =>
  page.evaluate(async (pasted) => {
    const host = document.querySelector('la-diagnose')!;
    const result = host.querySelector<HTMLElement>('[data-result]')!;
    host.querySelector<HTMLTextAreaElement>('textarea')!.value = pasted;
    // A long text in a field is laid out once; that is not the reading.
    await new Promise((done) => setTimeout(done, 300));
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: 'longtask' });
    const began = performance.now();
    const answered = await new Promise<number>((resolve) => {
      const look = (): void => {
        if (result.hidden) return;
        const figure = result.querySelector('figure');
        if (!result.firstElementChild || (figure && !figure.querySelector('svg'))) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      };
      const seen = new MutationObserver(look);
      seen.observe(host, { childList: true, subtree: true, attributes: true });
      host.querySelector<HTMLElement>('[data-read]')!.click();
    });
    await new Promise((done) => setTimeout(done, 300));
    tasks.disconnect();
    return { answered, longest };
  }, text);

/** @returns by name of a tool: the first reading of a page whose field is pointed at, the second, and the longest task of both */
export const timePastes = async (
  browser: Browser,
  address: string,
): Promise<[string, { first: number; again: number; longest: number }][]> => {
  const found: [string, { first: number; again: number; longest: number }][] = [];
  for (const [name, text] of Object.entries(longPastes())) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address, { waitUntil: 'load' });
    await page.hover('la-diagnose textarea');
    await page.waitForTimeout(700);
    const [one, two] = [await timePaste(page, text), await timePaste(page, text)];
    await page.close();
    const longest = Math.max(one.longest, two.longest);
    found.push([name, { first: one.answered, again: two.answered, longest }]);
  }
  return found;
};
