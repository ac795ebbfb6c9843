import type { Frame, Page } from '@playwright/test';

/** A frame as the page makes it for readers' code; the page is one at the top of the site. */
export const openSandbox = async (page: Page): Promise<Frame> => {
  const seen = page.waitForEvent('frameattached');
  await page.evaluate(async () => {
    document.querySelector('iframe')?.remove();
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = new URL('sandbox.html', document.baseURI).href;
    const ready = new Promise<void>((resolve) => {
      addEventListener('message', ({ source, data }) => {
        if (source === frame.contentWindow && data.kind === 'ready') resolve();
      });
    });
    document.body.append(frame);
    await ready;
  });
  return seen;
};
