/**
 * A Chromium for tests and page benchmarks, in this order: CHROMIUM_PATH, the one npm ships, an installed Chromium or
 * Chrome. The one npm ships is a headless shell: the same engine without the browser around it, and tests take half the
 * time. Each candidate is started once, since a file that exists may still lack libraries. Nothing is downloaded.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The npm browser's own flags switch web security off, so that tests of the sandbox would prove nothing: use these. */
export const browserArgs = ['--no-sandbox', '--disable-dev-shm-usage'];

async function whyItDoesNotStart(executablePath: string): Promise<string | null> {
  try {
    const browser = await chromium.launch({ executablePath, args: browserArgs });
    await browser.close();
    return null;
  } catch (error) {
    return String(error).split('\n')[0] ?? 'unknown';
  }
}

/** Whether a typeface is where Linux keeps them. */
const hasTypefaces = (): boolean =>
  [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.local/share/fonts'),
    join(homedir(), '.fonts'),
  ]
    .filter((folder) => existsSync(folder))
    .some((folder) =>
      readdirSync(folder, { recursive: true }).some((name) =>
        /\.(?:ttf|otf|ttc|pfb|woff2?)$/i.test(String(name)),
      ),
    );

/** The npm package carries its own NSS libraries, which must be on the library path before it starts. */
async function shippedByNpm(): Promise<string | null> {
  try {
    // With the system's typefaces, where it has any, instead of the one that comes along: with none at all a browser sets
    // no text, not even in a page's own typeface.
    if (existsSync('/etc/fonts/fonts.conf') && hasTypefaces()) process.env.FONTCONFIG_PATH ??= '/etc/fonts';
    const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
    const { default: shipped, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
    setupLambdaEnvironment(join(await inflate(join(home, 'bin', 'al2023.tar.br')), 'lib'));
    return await shipped.executablePath();
  } catch {
    return null;
  }
}

/**
 * Path of a browser that starts. `log` hears why each candidate was passed over.
 * @throws when CHROMIUM_PATH is set and does not start, or when there is none at all; the message says what to do.
 */
export async function findBrowser(log: (line: string) => void = () => {}): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    const why = await whyItDoesNotStart(wanted);
    if (why) throw new Error(`CHROMIUM_PATH is ${wanted}, and it does not start: ${why}`);
    return wanted;
  }
  const passedOver: string[] = [];
  for (const candidate of [shippedByNpm, ...installed]) {
    const path = typeof candidate === 'string' ? candidate : await candidate();
    if (!path || !existsSync(path)) continue;
    const why = await whyItDoesNotStart(path);
    if (!why) return path;
    passedOver.push(`${path}: ${why}`);
    log(`passed over ${path}: ${why}`);
  }
  const because = passedOver.map((line) => `\n  ${line}`).join('');
  throw new Error(
    `No Chromium starts here. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.${because}`,
  );
}
