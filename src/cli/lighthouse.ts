/**
 * `npm run lighthouse`: Lighthouse over the built site, every page of the sitemap in both languages, mobile and desktop, as
 * one table. `npm run lighthouse -- /glossary/ /zh/` takes only those pages. A score below 100 is an exit code of 1.
 * The first rows are a bare page, measured in the same run: LCP is also given as a multiple of it.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { browserArgs, findBrowser } from './find-browser.ts';
import { freePort } from './free-port.ts';
import { tool } from './tool.ts';
import { untilAnswers } from './until-answers.ts';

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

/** What any page costs here: one heading and one paragraph, nothing to fetch. */
const barePage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A bare page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="Nothing but text.">
<link rel="icon" href="data:,"></head><body><main><h1>A bare page</h1><p>${'One paragraph of text. '.repeat(12)}</p></main></body></html>`;
const bareServer = createServer((request, response) => {
  const robots = request.url === '/robots.txt';
  response
    .writeHead(200, { 'content-type': robots ? 'text/plain' : 'text/html' })
    .end(robots ? '' : barePage);
}).listen(0, 'localhost');
const bareAddress = () => `http://localhost:${(bareServer.address() as AddressInfo).port}/`;

const port = await freePort();
const debugPort = await freePort();
const server = spawn(process.execPath, [tool('astro'), 'preview', '--ignore-lock', '--port', String(port)], {
  stdio: 'ignore',
  detached: true,
});
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...browserArgs, `--remote-debugging-port=${debugPort}`],
});

let below = 0;
try {
  if (!(await untilAnswers(`http://localhost:${port}${base}`, 30)))
    throw new Error(`The preview server did not answer on port ${port} within 30 s.`);
  console.log(
    'page                                     form     perf a11y  best  seo   LCP ms  × bare  TBT ms  CLS    KiB  requests',
  );
  const bareLcp = { mobile: 0, desktop: 0 };
  const pages = (asked.length > 0 ? asked : every).map((path) => [path, `http://localhost:${port}${path}`]);
  for (const [path = '', url = ''] of [['(a bare page)', bareAddress()], ...pages])
    for (const form of ['mobile', 'desktop'] as const) {
      const run = await lighthouse(
        url,
        { port: debugPort, onlyCategories: [...categories], logLevel: 'silent' },
        form === 'desktop' ? desktopConfig : undefined,
      );
      if (run === undefined) throw new Error(`Lighthouse gave no result for ${path}.`);
      const { audits, categories: scored } = run.lhr;
      const scores = categories.map((name) => Math.round((scored[name]?.score ?? 0) * 100));
      const value = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
      const requests =
        (audits['network-requests']?.details as { items?: unknown[] } | undefined)?.items?.length ?? 0;
      const lcp = value('largest-contentful-paint');
      bareLcp[form] ||= lcp;
      if (scores.some((score) => score < 100)) below += 1;
      console.log(
        [
          path.padEnd(40),
          form.padEnd(8),
          ...scores.map((score) => String(score).padStart(4)),
          lcp.toFixed(0).padStart(8),
          (lcp / bareLcp[form]).toFixed(2).padStart(7),
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
  bareServer.close();
  if (server.pid !== undefined) process.kill(-server.pid);
}
console.log(below === 0 ? '\nEvery score is 100.' : `\n${below} runs are below 100 somewhere.`);
process.exit(below === 0 ? 0 : 1);
