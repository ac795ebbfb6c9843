/**
 * npm run imports [FOLDER…]: the files of each folder in floors, so that every import leads to a lower one; by default the
 * folders whose insides have an order. Types count, `import()` does not. Ends with 1 where files import each other in a circle.
 */
import { existsSync, readFileSync } from 'node:fs';
import { drawFloors, floorsOf } from './imports/draw-floors.ts';
import { filesOf, staticImportsIn } from './imports/read-imports.ts';

const asked = process.argv.slice(2).map((folder) => folder.replace(/\/$/, ''));
const folders = asked.length > 0 ? asked : ['src/sim', 'src/site/cell', 'src/cli/doctor'];
const missing = folders.filter((folder) => !existsSync(folder));
if (missing.length > 0) {
  console.error(`There is no folder ${missing.join(', ')}. Usage: npm run imports [FOLDER…]`);
  process.exit(2);
}
const drawn = folders.map((folder) => {
  const files = filesOf(folder, /\.ts$/)
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const imports = files.flatMap((file) => staticImportsIn(file, readFileSync(file, 'utf8')));
  return { folder, floors: floorsOf(files, imports) };
});
console.log(drawn.map(({ folder, floors }) => drawFloors(folder, floors)).join('\n\n'));
if (drawn.some(({ floors }) => floors.circles.length > 0)) process.exitCode = 1;
