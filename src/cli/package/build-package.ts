import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { styleOfDrawing } from '../../chapter/build.ts';
import { languages } from '../../words/lang.ts';
import { compiled, packageProgram } from './compile.ts';
import { jsonSchema } from './json-schema.ts';
import { manifest } from './manifest.ts';

/** In place of the name that `src/package/en.ts` declares and nothing defines. */
const withStyles = (root: string, text: string): string =>
  languages.reduce((done, lang) => {
    const styles = {
      light: styleOfDrawing(root, 'light', lang),
      dark: styleOfDrawing(root, 'dark', lang),
    };
    return done.replace(`styles: STYLES_${lang.toUpperCase()}`, () => `styles: ${JSON.stringify(styles)}`);
  }, text);

/**
 * The npm package in the folder `out`, ready for `npm pack`: modules and their types, the whole as one file for a page without
 * a bundler, JSON schemas, README, licence, changes. The same sources give the same bytes.
 */
export const buildPackage = async (root: string, out: string): Promise<void> => {
  rmSync(out, { recursive: true, force: true });
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  };
  const program = packageProgram(root);
  for (const [name, text] of compiled(program)) write(`modules/${name}`, withStyles(root, text));
  for (const name of ['Scenario', 'Trace']) {
    const schema = jsonSchema(program, join(root, 'src/package/index.ts'), name);
    write(`schema/${name.toLowerCase()}.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write('package.json', `${JSON.stringify(manifest(ours), null, 2)}\n`);
  copyFileSync(join(root, 'src/package/README.md'), join(out, 'README.md'));
  for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(root, name), join(out, name));
  await build({
    entryPoints: [join(out, 'modules/package/index.js')],
    outfile: join(out, 'last-ack.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
};
