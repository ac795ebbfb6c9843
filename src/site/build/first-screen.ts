/**
 * A page is first painted without its sheet: the rules of what stands over its first figure are written into it, and the sheet
 * comes where they end. What is above is painted meanwhile; what is below waits, as the page did. Nothing is moved by the
 * sheet, which has the same rules in the same order (tests/browser/first-screen.spec.ts).
 */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { withPolicy } from './content-security-policy.ts';
import { rulesFor } from './first-rules.ts';
import { htmlFiles } from './html-files.ts';

const sheet = /<link rel="stylesheet" href="([^"]+)">/g;
/** Closed at first. */
const menu = /<nav class="la-nav"[\s\S]*?<\/nav>/;
/** What scripts/theme-first.js may say of the page before there is any of it. */
const themeFirst = ['.la-js', '.la-guess', '.la-top', '.la-began', '[data-theme]', '[data-code]'];
/** A page that would be heavier waits for its sheet as it is. */
const heaviest = 24 * 1024;

/** Where the first figure of the text begins, or its first part; -1 where there is no text. */
const firstScreenEnd = (html: string): number => {
  const text = html.search(/<article class="(?:la-page )?la-prose"/);
  if (text < 0) return -1;
  const [figure, part] = [/<la-(?:cell|predict)\b/, /<h2\b/].map((from) => html.slice(text).search(from));
  const end = figure! >= 0 ? figure! : part!;
  return end < 0 ? -1 : text + end;
};

/** @param rules those of the sheet at this address that a piece of HTML needs */
export const withFirstScreen = (
  html: string,
  rules: (address: string, html: string, given: readonly string[]) => string,
): string => {
  const [only, second] = [...html.matchAll(sheet)];
  const end = firstScreenEnd(html);
  // With two sheets, or rules of its own, the order of the rules would be another.
  if (!only || second || html.includes('<style') || end < 0) return html;
  const [link, address = ''] = only;
  const first = html.slice(0, end);
  const style = `<style>${rules(address, first.replace(menu, ''), themeFirst)}</style>`;
  // Firefox draws what stands behind a sheet before it has come; a script waits for it.
  const sooner = `${first.replace(link, () => style)}${link}<script> </script>${html.slice(end)}`;
  return gzipSync(withPolicy(sooner), { level: 9 }).length <= heaviest ? sooner : html;
};

export const firstScreen = (): AstroIntegration => ({
  name: 'first-screen',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const out = fileURLToPath(dir);
      const sheets = new Map<string, ReturnType<typeof rulesFor>>();
      const rules = (address: string, html: string, given: readonly string[]): string => {
        const file = address.slice(address.indexOf('_astro/'));
        if (!sheets.has(file)) sheets.set(file, rulesFor(readFileSync(join(out, file), 'utf8')));
        return sheets.get(file)!(html, given);
      };
      let sooner = 0;
      const files = await htmlFiles(out);
      for (const file of files) {
        const html = await readFile(file, 'utf8');
        const whole = withFirstScreen(html, rules);
        if (whole === html) continue;
        await writeFile(file, whole);
        sooner += 1;
      }
      logger.info(`${sooner} of ${files.length} pages are painted before their sheet has come`);
    },
  },
});
