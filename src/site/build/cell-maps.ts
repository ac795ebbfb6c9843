/**
 * `virtual:cells-of/030-first-fin-lost`: the cells of one chapter or question of the guide, each with its code and its source to be asked for,
 * with what they say in each other language, and `virtual:chapters`, those modules by chapter. A page carries the names of its own chapter's files and no others.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const one = 'virtual:cells-of/';
const all = 'virtual:chapters';

export const cellMaps = (root: string): Plugin => {
  const shelves = ['chapters', 'guide'].map((name) => ({ name, folder: join(root, 'content', name) }));
  const names = (folder: string, pattern: RegExp): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => pattern.test(name))
          .sort()
      : [];

  return {
    name: 'cell-maps',
    resolveId: (id) => (id === all || id.startsWith(one) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${all}`) {
        const rows = shelves
          .flatMap(({ folder }) => names(folder, /^\d+-/))
          .map((name) => `'${name}': () => import('${one}${name}'),`);
        return `export const chapters = {\n${rows.join('\n')}\n};`;
      }
      if (!id.startsWith(`\0${one}`)) return;
      const chapter = id.slice(one.length + 1);
      const { name, folder } =
        shelves.find((shelf) => existsSync(join(shelf.folder, chapter))) ?? shelves[0]!;
      const rows = names(join(folder, chapter, 'cells'), /\.ts$/).map((file) => {
        const path = `/content/${name}/${chapter}/cells/${file}`;
        return `'${file.slice(0, -3)}': [() => import('${path}'), () => import('${path}?raw')],`;
      });
      // The start of an exercise is a cell of its own page; its goal and its solution are asked for where they are wanted.
      const exercises = names(join(folder, chapter, 'exercises'), /^[\w-]+$/).map((id) => {
        const path = `/content/${name}/${chapter}/exercises/${id}`;
        const parts = ['start.ts', 'start.ts?raw', 'goal.ts', 'solution.ts?raw'];
        return `'${id}': [${parts.map((part) => `() => import('${path}/${part}')`).join(', ')}],`;
      });
      const translations = names(join(folder, chapter), /\.words\.json$/).map(
        (file) => `'${file.split('.')[0]}': () => import('/content/${name}/${chapter}/${file}'),`,
      );
      const map = (of: string, its: string[]): string => `export const ${of} = {\n${its.join('\n')}\n};`;
      return `${map('cells', rows)}\n${map('exercises', exercises)}\n${map('translations', translations)}`;
    },
    configureServer({ watcher, environments }) {
      // A chapter or a cell that comes or goes changes the maps.
      const changed = (path: string): void => {
        if (!shelves.some(({ folder }) => path.startsWith(folder)) || !/\.(ts|words\.json)$/.test(path))
          return;
        for (const { moduleGraph } of Object.values(environments))
          for (const [id, module] of moduleGraph.idToModuleMap)
            if (id.startsWith(`\0${one}`) || id === `\0${all}`) moduleGraph.invalidateModule(module);
      };
      watcher.on('add', changed).on('unlink', changed);
    },
  };
};
