import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a reader's browser loads to have figures live, by layer. */
const shipped = {
  simulator: 'src/sim/simulate-bare.ts',
  timeline: 'src/timeline/index.ts',
  drawing: 'src/render/render-svg.ts',
};

/** Bytes of each, bundled, minified and compressed; absent where the tree has no such file. */
export async function measureScripts(tree: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [name, entry] of Object.entries(shipped)) {
    if (!existsSync(join(tree, entry))) continue;
    const { outputFiles } = await build({
      entryPoints: [join(tree, entry)],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
    });
    sizes[name] = gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  }
  return sizes;
}

/** `simulator 13.1 KB (+0.2), …` */
export const sizeLine = (before: Record<string, number>, after: Record<string, number>): string =>
  Object.entries(after)
    .map(([name, bytes]) => {
      const kb = (value: number) => (value / 1024).toFixed(1);
      const was = before[name];
      const change =
        was === undefined
          ? 'new'
          : bytes === was
            ? 'unchanged'
            : `${bytes > was ? '+' : '−'}${kb(Math.abs(bytes - was))}`;
      return `${name} ${kb(bytes)} KB (${change})`;
    })
    .join(', ');
