import { join } from 'node:path';
import ts from 'typescript';
import { reachable } from './reachable.ts';

const entries = ['index', 'zh'] as const;
/** Asks for words while a page is at work, which only the site does: a bundler would carry every language for it. */
const leftOut = /^export \{ loadWords \} from ["']\.\/load-words\.js["'];\n/m;

/** The program of `src/package`, types and all. */
export const packageProgram = (root: string): ts.Program =>
  ts.createProgram(
    entries.map((name) => join(root, `src/package/${name}.ts`)),
    {
      strict: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
      declaration: true,
      // `npm run types` has checked them.
      noCheck: true,
      rootDir: join(root, 'src'),
      outDir: '/',
      lib: ['lib.es2023.d.ts'],
      types: [],
    },
  );

/**
 * The program as JavaScript and declarations, a file for each of ours, so that a bundler takes what is asked for and no more;
 * by path in `src`. What only types name has no JavaScript.
 */
export const compiled = (program: ts.Program): Map<string, string> => {
  const all = new Map<string, string>();
  program.emit(undefined, (name, text) => {
    // The compiler renames what JavaScript imports, and not yet what declarations do.
    const renamed = text.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
    all.set(name.replace(/^\//, ''), renamed.replace(leftOut, ''));
  });
  const kept = (ending: '.js' | '.d.ts'): [string, string][] =>
    reachable(
      all,
      entries.map((name) => `package/${name}${ending}`),
      ending,
    ).map((name) => [name, all.get(name)!]);
  return new Map([...kept('.js'), ...kept('.d.ts')]);
};
