/** The simulator, the renderer and what shows a cell, as one module inside a notebook: it needs no network. */
import { build } from 'esbuild';
import type { Lang } from '../words/lang.ts';

const bundled = new Map<string, Promise<string>>();

/** The module's text in base64, for a `data:` address. It exports the cell API and `show(cell, values)`. */
export const notebookBundle = (root: string, lang: Lang, style: string): Promise<string> => {
  const known = bundled.get(lang) ?? makeBundle(root, lang, style);
  bundled.set(lang, known);
  return known;
};

const makeBundle = async (root: string, lang: Lang, style: string): Promise<string> => {
  const source = `
export * from './src/notebook/cell-api.ts';
import { showInNotebook } from './src/chapter/show-in-notebook.ts';
import { notebook as words } from './src/words/${lang}/notebook.ts';
export const show = showInNotebook({ lang: '${lang}', words, style: ${JSON.stringify(style)}, recording: () => undefined });`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // What only an edited cell of the page loads.
    external: ['./editing.ts', './share-link.ts', './editor/monaco-editor.ts'],
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0]!.contents).toString('base64');
};
