/** What Monaco needs once per page before it can be seen: workers by name, and the colours of the static block. */
import { shikiToMonaco } from '@shikijs/monaco';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { createHighlighterCoreSync } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import grammar from 'shiki/langs/typescript.mjs';
import { codeTheme } from '../code-theme.ts';
import { monaco, typescript } from './monaco-features.ts';

/** `file:///chapter/lost-once.ts`: cells of one chapter lie in one folder, so that they can import one another. */
export const cellUri = (chapter: string, id: string) => monaco.Uri.parse(`file:///${chapter}/${id}.ts`);

export const themeNow = (): string => {
  const wanted = document.documentElement.dataset.theme;
  const dark = wanted ? wanted === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return `last-ack-${dark ? 'dark' : 'light'}`;
};

let done = false;
export const setUpMonaco = (): void => {
  if (done) return;
  done = true;
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
  const highlighter = createHighlighterCoreSync({
    langs: [grammar],
    themes: [codeTheme('light'), codeTheme('dark')],
    engine: createJavaScriptRegexEngine(),
  });
  shikiToMonaco(highlighter, monaco, { tokenizeTimeLimit: 5000 });
  const follow = () => monaco.editor.setTheme(themeNow());
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
};
