/** How long a press on a cell takes to be answered: Edit, and the first of all. */
import type { Page } from '@playwright/test';

/**
 * Presses Edit and waits for Monaco, `patience` ms at most.
 * @returns ms until the text area has the focus, so that the next key is taken, and until Monaco stands in its place
 */
export const timeEdit = (
  page: Page,
  cell: string,
  patience = 15_000,
): Promise<{ key: number; monaco: number }> =>
  page.evaluate(
    async ([selector, most]) => {
      const element = document.querySelector(selector)!;
      element.scrollIntoView();
      const start = performance.now();
      element.querySelector<HTMLElement>('[data-do=edit]')!.click();
      const takesKeys = () =>
        element.contains(document.activeElement) && document.activeElement?.matches('textarea');
      while (!takesKeys() && performance.now() - start < 5000) await new Promise(requestAnimationFrame);
      const key = takesKeys() ? performance.now() - start : Number.POSITIVE_INFINITY;
      while (!element.matches('[data-editing=monaco]') && performance.now() - start < most)
        await new Promise((done) => setTimeout(done, 10));
      return { key, monaco: performance.now() - start };
    },
    [cell, patience] as const,
  );

/**
 * Presses Play in a cell of which nothing has been loaded. @returns ms until the page has painted that it has heard, and until
 * the figure plays
 */
export const timeFirstPress = (page: Page, cell: string): Promise<{ heard: number; plays: number }> =>
  page.evaluate(async (selector) => {
    const element = document.querySelector(selector)!;
    element.scrollIntoView();
    await new Promise(requestAnimationFrame);
    const button = element.querySelector<HTMLElement>('[data-player=play]')!;
    const start = performance.now();
    button.click();
    const isPlaying = () => button.matches('.la-icon-pause');
    const frame = async () => {
      await new Promise(requestAnimationFrame);
      // A task after the frame: it has been painted.
      await new Promise((done) => setTimeout(done));
    };
    do await frame();
    while (element.ariaBusy !== 'true' && !isPlaying() && performance.now() - start < 20_000);
    const heard = performance.now() - start;
    while (!isPlaying() && performance.now() - start < 20_000) await frame();
    return { heard, plays: performance.now() - start };
  }, cell);
