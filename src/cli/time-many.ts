/** A hundred thousand closes, counted by a page: when its first picture stands, when the last, and what its heap has grown by. */
import type { Page } from '@playwright/test';

const runs = 100_000;
const code = (
  seed: number,
): string => `import { cell, closing, anySegment, many, quantiles, tally, wholeClose } from 'last-ack';
export default cell({
  run: () =>
    tally({
      caption: 'closes of seed ${seed}',
      over: 'loss, %',
      values: [30],
      run: () => many({ scenario: closing({ lose: anySegment(0.3) }), runs: ${runs}, seed: ${seed} }),
      fact: wholeClose,
      shows: quantiles(0.5, 0.99, 0.999),
      chart: { draw: 'bars' },
    }),
});
`;

export interface ManyTimes {
  /** ms from Run. */
  first: number;
  all: number;
  /** Bytes of the page, after its garbage has been collected. */
  grown: number;
}

const heap = async (page: Page): Promise<number> => {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize;
};

/**
 * @param page of a screen that is touched, where code is written in a text area
 * @returns one for each series of runs, the workers of the first still cold
 */
export const timeMany = async (page: Page, selector: string, series = 3): Promise<ManyTimes[]> => {
  const cell = page.locator(selector);
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('[data-do=edit]').click();
  const area = cell.locator('textarea');
  await area.waitFor();
  const times: ManyTimes[] = [];
  for (let seed = 1; seed <= series; seed += 1) {
    await area.fill(code(seed));
    const before = await heap(page);
    const [first, all] = await cell.evaluate(
      (element, [caption, last]) =>
        new Promise<[number, number]>((resolve) => {
          let first = 0;
          const start = performance.now();
          const look = (): void => {
            const words = element.querySelector('table caption')?.textContent ?? '';
            if (!words.startsWith(caption)) return;
            first ||= performance.now() - start;
            if (!words.includes(last)) return;
            seen.disconnect();
            resolve([first, performance.now() - start]);
          };
          const seen = new MutationObserver(look);
          seen.observe(element, { childList: true, characterData: true, subtree: true });
          element.querySelector<HTMLElement>('[data-do=run]')!.click();
        }),
      [`closes of seed ${seed} `, `(${runs} runs`] as const,
    );
    times.push({ first, all, grown: (await heap(page)) - before });
  }
  return times;
};
