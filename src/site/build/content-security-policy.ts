/**
 * Writes a strict Content-Security-Policy into every finished page: scripts from this site and the page's own inline
 * scripts by hash, nothing from anywhere else.
 *
 * Two exceptions, each for a reason:
 * - `style-src 'unsafe-inline'`: the editor writes its theme into a `<style>` element, and figures carry style attributes.
 *   A style can neither run code nor, with the other directives, send anything away.
 * - `'wasm-unsafe-eval'`: the search index is read by WebAssembly. It permits compiling WebAssembly, not `eval`.
 *
 * A page with a policy of its own (the sandbox that runs readers' code) keeps it.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';

const inlineScript =
  /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g;

/** The policy for one page, given its HTML. */
const policyFor = (html: string): string => {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, code]) =>
      `'sha256-${createHash('sha256')
        .update(code ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(hashes)].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
};

/** The page with its policy as the first thing after the character set, before any script or style. */
export const withPolicy = (html: string): string =>
  html.includes('http-equiv="Content-Security-Policy"') || !html.includes('<meta charset="utf-8">')
    ? html
    : html.replace(
        '<meta charset="utf-8">',
        (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}">`,
      );

export const contentSecurityPolicy = (): AstroIntegration => ({
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const files = await htmlFiles(fileURLToPath(dir));
      for (const file of files) {
        const html = await readFile(file, 'utf8');
        const guarded = withPolicy(html);
        if (!guarded.includes('http-equiv="Content-Security-Policy"')) {
          throw new Error(
            `${file} has no <meta charset="utf-8">, so no Content-Security-Policy could be put in.`,
          );
        }
        if (guarded !== html) await writeFile(file, guarded);
      }
      logger.info(`${files.length} pages`);
    },
  },
});
