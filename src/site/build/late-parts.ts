/**
 * Parts of the simulator and its drawing that few figures come to: an embedded figure fetches each when a run first calls it, and
 * runs again (`site/embed/later.ts`). A run changes nothing outside itself, so to give one up in the middle is no harm.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** By the name under which they are fetched together. What stands here exports functions and classes, and types. */
const parts: Record<string, readonly string[]> = {
  // A NAT or a firewall on the path.
  box: ['sim/middlebox/middlebox', 'render/draw-box'],
  // A server that accepts in a loop, and its clients.
  crowd: ['sim/accept-loop', 'sim/load'],
  // Data lost, and found out by ACKs.
  losses: ['sim/tcp/loss-recovery', 'sim/tcp/tail-loss-probe', 'sim/tcp/resend'],
  sack: ['sim/tcp/sack', 'sim/tcp/sack-compression'],
  cubic: ['sim/tcp/cubic'],
  // Routers that mark what they would lose.
  ecn: ['sim/tcp/ecn'],
  // A full buffer, and a window that stays shut.
  window: ['sim/tcp/receive-pruning', 'sim/tcp/zero-window-probe'],
  // More than is drawn, or a setting that changes nothing.
  cut: ['notebook/cut-short'],
  // Segments that a link loses.
  faults: ['notebook/with-faults'],
  // setsockopt().
  options: ['sim/tcp/options', 'sim/tcp/keepalive'],
};

const exported = /^export (?:(?:async )?function\*?|const|class) (\w+)/gm;
const isClass = (code: string, name: string): boolean => code.includes(`export class ${name}`);

/**
 * @param later where `later.ts` is
 * @param whole what every figure has: each part asks for it too. Otherwise the bundler would cut what is shared into as many
 * files as there are parts that share it, and small files compress badly.
 */
export const lateParts = (root: string, later: string, whole: string): Plugin => ({
  name: 'late-parts',
  setup({ onResolve, onLoad }) {
    const fileOf = (part: string): string => join(root, 'src', `${part}.ts`);
    const of = new Map(Object.entries(parts).flatMap(([name, all]) => all.map((one) => [fileOf(one), name])));
    onResolve({ filter: /^late-(door|part):/ }, ({ path }) => {
      const [namespace, name] = path.split(':') as [string, string];
      return { path: name, namespace };
    });
    onResolve({ filter: /^late:/ }, ({ path }) => ({ path: path.slice(5), suffix: '?late' }));
    onLoad({ filter: /./, namespace: 'late-door' }, ({ path }) => ({
      contents: `import { later } from ${JSON.stringify(later)};
export const part = later(() => import('late-part:${path}'));`,
      resolveDir: root,
    }));
    onLoad({ filter: /./, namespace: 'late-part' }, ({ path }) => ({
      contents: [
        `import ${JSON.stringify(whole)};`,
        ...parts[path]!.map((one) => `export * from ${JSON.stringify(`late:${fileOf(one)}`)};`),
      ].join('\n'),
      resolveDir: root,
    }));
    onLoad({ filter: /\.ts$/ }, ({ path, suffix }) => {
      const name = of.get(path);
      if (!name || suffix === '?late') return;
      const code = readFileSync(path, 'utf8');
      const stubs = [...code.matchAll(exported)].map(([, one = '']) =>
        isClass(code, one)
          ? `export function ${one}(...given) { return new (part().${one})(...given); }`
          : `export const ${one} = (...given) => part().${one}(...given);`,
      );
      return {
        contents: [`import { part } from 'late-door:${name}';`, ...stubs].join('\n'),
        resolveDir: root,
      };
    });
  },
});
