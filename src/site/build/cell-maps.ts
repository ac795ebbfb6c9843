/**
 * `virtual:cells-of/030-first-fin-lost`: the cells of one chapter, each with its code and its source to be asked for, and
 * `virtual:chapters`, those modules by chapter. A page carries the names of its own chapter's files and no others.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const one = 'virtual:cells-of/';
const all = 'virtual:chapters';

export const cellMaps = (root: string): Plugin => {
  const chapters = join(root, 'content/chapters');
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
        const rows = names(chapters, /^\d+-/).map((name) => `'${name}': () => import('${one}${name}'),`);
        return `export const chapters = {\n${rows.join('\n')}\n};`;
      }
      if (!id.startsWith(`\0${one}`)) return;
      const chapter = id.slice(one.length + 1);
      const rows = names(join(chapters, chapter, 'cells'), /\.ts$/).map((file) => {
        const path = `/content/chapters/${chapter}/cells/${file}`;
        return `'${file.slice(0, -3)}': [() => import('${path}'), () => import('${path}?raw')],`;
      });
      return `export const cells = {\n${rows.join('\n')}\n};`;
    },
    configureServer({ watcher, environments }) {
      // A chapter or a cell that comes or goes changes the maps.
      const changed = (path: string): void => {
        if (!path.startsWith(chapters) || !path.endsWith('.ts')) return;
        for (const { moduleGraph } of Object.values(environments))
          for (const [id, module] of moduleGraph.idToModuleMap)
            if (id.startsWith(`\0${one}`) || id === `\0${all}`) moduleGraph.invalidateModule(module);
      };
      watcher.on('add', changed).on('unlink', changed);
    },
  };
};
