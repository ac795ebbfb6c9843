/**
 * In `npm run dev`: at each save under content/ the doctor looks at that chapter, and what it finds stands in a panel over
 * the page (panel.ts), in its own words. A page that works is left only for one that works too: told that something
 * changed, it asks for its successor first and stays where it is while that cannot be drawn.
 *
 * A page that was broken when it was opened has no panel; it gets the overlay that Vite has for such pages.
 */
import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { ErrorPayload, HotPayload, Plugin, ViteDevServer } from 'vite';
import { examine } from '../doctor/examine.ts';
import { type Finding, formatFinding, isFault } from '../doctor/finding.ts';
import { told } from './told.ts';

/** The chapter a path belongs to: `…/content/chapters/030-first-fin-lost/en.mdx` → `first-fin-lost`. */
const chapterOfPath = (path: string): string | null =>
  /content\/(?:chapters|guide)\/\d+-([a-z0-9-]+)\//.exec(path.split(sep).join('/'))?.[1] ?? null;

/** What Vite's overlay shows: the first fault with its place, the others under it. */
function overlayOf(findings: readonly Finding[], root: string): ErrorPayload['err'] {
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

/** An error of the site's own (a layer or a component that does not load) as one more line of the doctor's list. */
function findingOf({ message, loc, id }: ErrorPayload['err'], root: string): Finding {
  const path = loc?.file ?? id ?? '';
  return {
    file: path.startsWith(root) ? relative(root, path) : path,
    line: loc?.line ?? 1,
    column: loc?.column ?? 1,
    what: message.split('\n')[0]!,
    right: 'mend it and save: the page below is the last one that worked',
  };
}

type Client = ViteDevServer['ws']['clients'] extends Set<infer One> ? One : never;

function watch(server: ViteDevServer, root: string): void {
  const faults = new Map<string, Finding[]>();
  const withPanel = new WeakSet<Client>();
  let again: NodeJS.Timeout | undefined;
  const changed = new Set<string>();
  let lastChange = 0;
  /** One look after another: of two side by side the older could end last, and its list would stand. */
  let looking = Promise.resolve();

  /** To the pages that have a panel one thing, to the others another. */
  const toEach = (toPanel: Parameters<Client['send']> | null, toOther: HotPayload | null): void => {
    for (const client of server.ws.clients) {
      if (withPanel.has(client)) {
        if (toPanel) client.send(...(toPanel as [string, unknown]));
      } else if (toOther) client.send(toOther);
    }
  };
  const findings = () => [...faults.values()].flat();

  async function look(): Promise<void> {
    const slugs = [...changed];
    if (slugs.length === 0) return;
    changed.clear();
    const before = findings().length;
    for (const slug of slugs) {
      try {
        const all = (await examine(root, slug)).findings;
        for (const finding of all) server.config.logger.error(formatFinding(finding));
        // What waits for a translator is in nobody's way.
        faults.set(slug, all.filter(isFault));
      } catch (error) {
        // A chapter that was removed has no faults left.
        faults.delete(slug);
        if (!(error instanceof RangeError)) server.config.logger.warn(`doctor: ${(error as Error).message}`);
      }
    }
    const now = findings();
    const other: HotPayload | null =
      now.length > 0
        ? { type: 'error', err: overlayOf(now, root) }
        : before > 0
          ? { type: 'full-reload' }
          : null;
    toEach([told.faults, now], other);
  }

  for (const event of ['add', 'change', 'unlink'] as const) {
    server.watcher.on(event, (path) => {
      const slug = chapterOfPath(path);
      if (slug === null) return;
      // Editors write a file in several steps.
      changed.add(slug);
      clearTimeout(again);
      again = setTimeout(() => {
        looking = looking.then(look, look);
      }, 60);
    });
  }

  server.ws.on(told.here, (asked: number, client) => {
    withPanel.add(client);
    client.send(told.faults, findings());
    // A page can be on its way while its text changes, and hear of nothing.
    if (lastChange > asked) client.send(told.changed, {});
  });
  for (const channel of new Set([server.ws, server.environments.client.hot])) {
    const send = channel.send.bind(channel) as (...message: unknown[]) => void;
    channel.send = (...message: unknown[]) => {
      const [payload] = message as [HotPayload | string];
      const kind = typeof payload === 'string' ? 'custom' : payload.type;
      if (kind === 'full-reload') lastChange = Date.now();
      if (kind === 'full-reload' && server.ws.clients.size > 0)
        toEach([told.changed, {}], payload as HotPayload);
      else if (kind === 'error' && server.ws.clients.size > 0) {
        toEach([told.broken, findingOf((payload as ErrorPayload).err, root)], payload as HotPayload);
      } else send(...message);
    };
  }
}

export function doctorPanel(root: string): AstroIntegration {
  const plugin: Plugin = {
    name: 'last-ack:doctor',
    apply: 'serve',
    configureServer: (server) => watch(server, root),
  };
  return {
    name: 'last-ack:doctor',
    hooks: {
      'astro:config:setup': ({ command, injectScript, updateConfig }) => {
        if (command !== 'dev') return;
        updateConfig({ vite: { plugins: [plugin] } });
        injectScript('page', `import '/src/cli/dev/panel.ts';`);
      },
    },
  };
}
