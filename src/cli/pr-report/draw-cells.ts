/**
 * `node draw-cells.ts TREE OUT CHAPTER/CELL…`: draws the first figure of cells with the simulator and the drawing of TREE, a
 * checkout of some commit, as OUT/CHAPTER--CELL.png. What that tree cannot draw is named on standard error and left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { runCell as RunCell, tracesOf as TracesOf } from '../../notebook/index.ts';
import type { drawn as Drawn } from '../export/drawn.ts';

const [tree = '.', out = 'report', ...cells] = process.argv.slice(2);
const cellApi = pathToFileURL(join(tree, 'src/notebook/cell-api.ts')).href;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'last-ack') return { url: cellApi, shortCircuit: true };
    const isCell = /^\.\/[\w-]+$/.test(specifier) && context.parentURL?.includes('/cells/');
    return next(isCell ? `${specifier}.ts` : specifier, context);
  },
});
const load = (path: string) => import(pathToFileURL(join(tree, path)).href);

const { runCell, tracesOf } = (await load('src/notebook/index.ts')) as {
  runCell: typeof RunCell;
  tracesOf: typeof TracesOf;
};
const { drawn } = (await load('src/cli/export/drawn.ts')) as { drawn: typeof Drawn };

mkdirSync(out, { recursive: true });
for (const name of cells) {
  const [chapter = '', id = ''] = name.split('/');
  try {
    const { default: cell } = await load(`content/chapters/${chapter}/cells/${id}.ts`);
    const output = runCell(cell).outputs.find(({ kind }) => kind !== 'table');
    if (!output || output.kind === 'table') continue;
    const recording =
      output.kind === 'recording'
        ? JSON.parse(
            readFileSync(join(tree, 'tests/conformance/recordings', `${output.recording}.json`), 'utf8'),
          )
        : undefined;
    const { traces } = tracesOf(output, recording ? { recording } : {});
    const svg = drawn(traces[0], 'en', 'light', traces[1]);
    writeFileSync(
      join(out, `${chapter}--${id}.png`),
      await sharp(Buffer.from(svg), { density: 96 }).png().toBuffer(),
    );
  } catch (error) {
    console.error(`${name}: ${(error as Error).message.split('\n')[0]}`);
  }
}
