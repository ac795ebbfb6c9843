/**
 * `virtual:cell-types`: the declarations of everything a cell may import, for completion and checks in the editor. Written
 * by the compiler from the simulator's own sources, comments included, so that they cannot fall behind.
 */
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';

const name = 'virtual:cell-types';

/** File name (`src/sim/scenario.d.ts`) → text, for `entry` and all it reaches. */
const declarationsOf = (root: string, entry: string): Record<string, string> => {
  const program = ts.createProgram([join(root, entry)], {
    declaration: true,
    emitDeclarationOnly: true,
    // `npm run types` checks them; to write them down takes half the time.
    noCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
  });
  const out: Record<string, string> = {};
  program.emit(undefined, (file, text) => {
    // Inside declarations the editor's compiler looks for './scenario', not for './scenario.ts'.
    out[relative(root, file).replaceAll('\\', '/')] = text
      .replace(/(from '|import\(")(\.[^'"]+)\.ts(['"])/g, '$1$2$3')
      .replace(/(from "\.[^"]+)\.ts"/g, '$1"');
  });
  return out;
};

export const cellTypes = (root: string): Plugin => ({
  name: 'cell-types',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) =>
    id === `\0${name}`
      ? `export const declarations = ${JSON.stringify(declarationsOf(root, 'src/notebook/cell-api.ts'))};`
      : undefined,
});
