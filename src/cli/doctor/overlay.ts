/**
 * In `npm run dev`: at each save under content/ the doctor looks at that chapter, and what it finds stands over the page in
 * its own words. The page below stays as it was, and the overlay goes when the fault does.
 */
import { sep } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import { examine } from './examine.ts';
import { type Finding, formatFinding } from './finding.ts';

/** The chapter a path belongs to: `…/content/chapters/030-first-fin-lost/en.mdx` → `first-fin-lost`. */
export const chapterOfPath = (path: string): string | null =>
  /content\/chapters\/\d+-([a-z0-9-]+)\//.exec(path.split(sep).join('/'))?.[1] ?? null;

/** What Vite's overlay shows: the first fault with its place, the others under it. */
export function overlayOf(findings: readonly Finding[], root: string): ErrorPayload['err'] {
  const [first] = findings as [Finding];
  return {
    plugin: 'doctor',
    message: `${first.what}\n\n${first.right}`,
    id: `${root}/${first.file}`,
    loc: { file: `${root}/${first.file}`, line: first.line, column: first.column },
    frame: findings.length > 1 ? `${findings.slice(1, 12).map(formatFinding).join('\n')}` : '',
    stack: '',
  };
}

export function doctorOverlay(root: string): Plugin {
  let faulty = false;
  let again: NodeJS.Timeout | undefined;

  async function look(server: ViteDevServer, slug: string): Promise<void> {
    const { findings } = await examine(root, slug).catch((error: Error) => {
      server.config.logger.warn(`doctor: ${error.message}`);
      return { findings: [] as Finding[] };
    });
    for (const finding of findings) server.config.logger.error(formatFinding(finding));
    if (findings.length > 0) server.ws.send({ type: 'error', err: overlayOf(findings, root) });
    else if (faulty) server.ws.send({ type: 'full-reload' });
    faulty = findings.length > 0;
  }

  return {
    name: 'last-ack:doctor',
    apply: 'serve',
    configureServer(server) {
      const changed = (path: string) => {
        const slug = chapterOfPath(path);
        if (slug === null) return;
        // Editors write a file in several steps, and a page that reloads for the change would sweep the overlay away.
        clearTimeout(again);
        again = setTimeout(() => void look(server, slug), 300);
      };
      for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, changed);
    },
  };
}
