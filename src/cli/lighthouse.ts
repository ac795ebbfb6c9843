/**
 * `npm run lighthouse`: Lighthouse over the built site, every page of the sitemap in both languages, mobile and desktop, as
 * one table. `npm run lighthouse -- /glossary/ /zh/` takes only those pages. A score below 100 is an exit code of 1.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserArgs, findBrowser } from './find-browser.ts';

const base = (process.env.LAST_ACK_BASE ?? '/').replace(/\/?$/, '/');
const dist = process.env.LAST_ACK_OUT ?? 'dist';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

if (!existsSync(`${dist}/sitemap.xml`)) {
  console.error(`${dist}/sitemap.xml is not there: build the site first (npm run build).`);
  process.exit(2);
}
const every = [...readFileSync(`${dist}/sitemap.xml`, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
  ([, url = '']) => new URL(url).pathname,
);
const asked = process.argv.slice(2).map((path) => `${base}${path.replace(/^\//, '')}`);
const unknown = asked.filter((path) => !every.includes(path));
if (unknown.length > 0) {
  console.error(`No page has the address ${unknown.join(', ')}. There are: ${every.join(' ')}`);
  process.exit(2);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const port = await freePort();
const debugPort = await freePort();
const server = spawn('npx', ['astro', 'preview', '--ignore-lock', '--port', String(port)], {
  stdio: 'ignore',
  detached: true,
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
});
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...browserArgs, `--remote-debugging-port=${debugPort}`],
});

const answers = async (): Promise<boolean> => {
  try {
    return (await fetch(`http://localhost:${port}${base}`)).ok;
  } catch {
    return false;
  }
};

let below = 0;
try {
  for (let tries = 0; !(await answers()); tries += 1) {
    if (tries > 60) throw new Error(`The preview server did not answer on port ${port} within 30 s.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.log(
    'page                                     form     perf a11y  best  seo   LCP ms  TBT ms  CLS    KiB  requests',
  );
  for (const path of asked.length > 0 ? asked : every)
    for (const form of ['mobile', 'desktop'] as const) {
      const run = await lighthouse(
        `http://localhost:${port}${path}`,
        { port: debugPort, onlyCategories: [...categories], logLevel: 'silent' },
        form === 'desktop' ? desktopConfig : undefined,
      );
      if (run === undefined) throw new Error(`Lighthouse gave no result for ${path}.`);
      const { audits, categories: scored } = run.lhr;
      const scores = categories.map((name) => Math.round((scored[name]?.score ?? 0) * 100));
      const value = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
      const requests =
        (audits['network-requests']?.details as { items?: unknown[] } | undefined)?.items?.length ?? 0;
      if (scores.some((score) => score < 100)) below += 1;
      console.log(
        [
          path.padEnd(40),
          form.padEnd(8),
          ...scores.map((score) => String(score).padStart(4)),
          value('largest-contentful-paint').toFixed(0).padStart(8),
          value('total-blocking-time').toFixed(0).padStart(7),
          value('cumulative-layout-shift').toFixed(3).padStart(6),
          (value('total-byte-weight') / 1024).toFixed(1).padStart(6),
          String(requests).padStart(5),
        ].join(' '),
      );
      for (const name of categories)
        for (const { id } of scored[name]?.auditRefs ?? []) {
          const audit = audits[id];
          if (audit && audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary')
            console.log(`    ${name}: ${audit.title}`);
        }
    }
} finally {
  await browser.close();
  if (server.pid !== undefined) process.kill(-server.pid);
}
console.log(below === 0 ? '\nEvery score is 100.' : `\n${below} runs are below 100 somewhere.`);
process.exit(below === 0 ? 0 : 1);
