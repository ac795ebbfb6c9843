/**
 * npm run package                the npm package `last-ack` in .cache/package; `npm pack ./.cache/package` makes the file
 * npm run package -- --out DIR   there instead; what is in DIR is replaced
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPackage } from './package/build-package.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = resolve(values.out ?? `${root}.cache/package`);
await buildPackage(root, out);
console.log(`The package is in ${out}`);
