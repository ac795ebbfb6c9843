import type { Page } from '@playwright/test';

/** Holds what the page asks for by this pattern until the returned function is called. */
export const hold = async (page: Page, pattern: RegExp): Promise<() => void> => {
  let send = (): void => {};
  const asked = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route(pattern, async (route) => {
    await asked;
    await route.continue();
  });
  return send;
};
