/**
 * Imports by a layer's door, sent to the files behind it. A bundler that shares code between programs asks which files a program
 * reaches, not what it uses of them: through a door each would reach everything.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** By name: the file that has it, and its name there. */
type Door = ReadonlyMap<string, readonly [file: string, name: string]>;

const known = new Map<string, Door>();
const named = /^export (type )?\{([^}]*)\} from '([^']+)';/gm;
const all = /^export \* from '([^']+)';/gm;

interface Specifier {
  name: string;
  as: string;
}
/** `a, type B, c as d` without its types. */
const specifiers = (list: string): Specifier[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [name = '', as = name] = one.split(/\s+as\s+/);
      return { name, as };
    });

const doorOf = (file: string): Door => {
  const found = known.get(file);
  if (found) return found;
  const door = new Map<string, readonly [string, string]>();
  known.set(file, door);
  const text = readFileSync(file, 'utf8');
  const at = (path: string): string => join(dirname(file), path);
  for (const [, from = ''] of text.matchAll(all))
    for (const [name, there] of doorOf(at(from))) door.set(name, there);
  for (const [, type, list = '', from = ''] of text.matchAll(named))
    if (!type) for (const { name, as } of specifiers(list)) door.set(as, [at(from), name]);
  return door;
};

const imported = /^import \{([^}]*)\} from ['"]([^'"]+)['"];/gm;

/** TypeScript whose imports lead behind doors. @param api what `last-ack` is */
export const withoutDoors = (code: string, file: string, api: string): string =>
  code.replace(imported, (whole, list: string, from: string) => {
    const door = from === 'last-ack' ? api : join(dirname(file), from);
    if (!/[\\/](index|cell-api|build)\.ts$/.test(door) || !existsSync(door)) return whole;
    const there = doorOf(door);
    return specifiers(list)
      .map(({ name, as }) => {
        const [behind, own] = there.get(name) ?? [door, name];
        return `import { ${own} as ${as} } from ${JSON.stringify(behind)};`;
      })
      .join(' ');
  });
