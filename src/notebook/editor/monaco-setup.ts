/** Everything Monaco needs once per page: workers, colours, the simulator's types. */

import { declarations } from 'virtual:cell-types';
import { shikiToMonaco } from '@shikijs/monaco';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import grammar from 'shiki/langs/typescript.mjs';
import { codeTheme } from '../code-theme.ts';
import { monaco, typescript } from './monaco-features.ts';

const root = 'file:///node_modules/last-ack/';

/** `file:///chapter/lost-once.ts`: cells of one chapter lie in one folder, so that they can import one another. */
export const cellUri = (chapter: string, id: string) => monaco.Uri.parse(`file:///${chapter}/${id}.ts`);

export const themeNow = (): string => {
  const wanted = document.documentElement.dataset.theme;
  const dark = wanted ? wanted === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return `last-ack-${dark ? 'dark' : 'light'}`;
};

const setUp = async (): Promise<void> => {
  self.MonacoEnvironment = {
    getWorker: (_: string, label: string) =>
      label === 'typescript' ? new TypeScriptWorker() : new EditorWorker(),
  };
  const { typescriptDefaults, ModuleKind, ModuleResolutionKind, ScriptTarget } = typescript;
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    moduleDetection: 3,
    strict: true,
    lib: ['es2023'],
    allowNonTsExtensions: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setExtraLibs([
    { filePath: `${root}index.d.ts`, content: "export * from './src/notebook/cell-api';" },
    { filePath: `${root}package.json`, content: '{"name":"last-ack","types":"index.d.ts"}' },
    {
      filePath: 'file:///console.d.ts',
      content:
        'declare const console: { /** Writes a line under the cell. */ log(...values: unknown[]): void };',
    },
    ...Object.entries(declarations).map(([file, content]) => ({ filePath: root + file, content })),
  ]);
  const highlighter = await createHighlighterCore({
    langs: [grammar],
    themes: [codeTheme('light'), codeTheme('dark')],
    engine: createJavaScriptRegexEngine(),
  });
  shikiToMonaco(highlighter, monaco, { tokenizeTimeLimit: 5000 });
  const follow = () => monaco.editor.setTheme(themeNow());
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
};

let done: Promise<void> | undefined;
export const setUpMonaco = (): Promise<void> => {
  done ??= setUp();
  return done;
};

/** Sources of the other cells of the chapter, for `import … from './other-cell'`. */
export const provideCells = (chapter: string, cells: readonly { id: string; source: string }[]): void => {
  for (const { id, source } of cells) {
    const uri = cellUri(chapter, id);
    const model = monaco.editor.getModel(uri);
    if (!model) monaco.editor.createModel(source, 'typescript', uri);
    else if (model.getValue() !== source && !model.isAttachedToEditor()) model.setValue(source);
  }
};
