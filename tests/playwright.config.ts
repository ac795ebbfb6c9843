/** Browser tests run over the built site in dist/, served as a reader would get it. `npm test` builds first. */
import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from '../src/cli/find-browser.ts';
import { freePort } from '../src/cli/free-port.ts';

const base = process.env.LAST_ACK_BASE ?? '/';

// The config is read by the runner and again by each worker; only the first looks for a browser and a port.
process.env.LAST_ACK_TEST_PORT ??= String(await freePort());
process.env.LAST_ACK_BROWSER ??= await findBrowser((line) => console.error(line));

const port = process.env.LAST_ACK_TEST_PORT;

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  // Two leave a core idle for a fifth of the time: a page is waited for more than it works.
  workers: 3,
  // A test that needs a second try is a fault of the test or of the page.
  retries: 0,
  // End only what hangs: beside other work on two cores Monaco has taken a minute to come.
  timeout: 480_000,
  expect: { timeout: 120_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}${base}`,
    launchOptions: { executablePath: process.env.LAST_ACK_BROWSER, args: browserArgs },
    viewport: { width: 1280, height: 900 },
    // Keeping the site for use offline costs seconds at each first visit: the tests of that ask for it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node src/cli/run.mjs serve ${port}`,
    cwd: '..',
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
