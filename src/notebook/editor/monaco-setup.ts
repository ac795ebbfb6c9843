/** What Monaco needs once per page before it can be seen: workers by name, and the colours of the static block. */
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { codeColours, codeTheme } from '../code-theme.ts';
import { type LineState, scanLine } from './code-tokens.ts';
import { monaco, typescript } from './monaco-features.ts';

/** `file:///chapter/lost-once.ts`: cells of one chapter lie in one folder, so that they can import one another. */
export const cellUri = (chapter: string, id: string) => monaco.Uri.parse(`file:///${chapter}/${id}.ts`);

const themeName = (mode: 'light' | 'dark'): string => `last-ack-${mode}`;

export const themeNow = (): string => {
  const wanted = document.documentElement.dataset.theme;
  const dark = wanted ? wanted === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return themeName(dark ? 'dark' : 'light');
};

const themeOf = (mode: 'light' | 'dark'): monaco.editor.IStandaloneThemeData => ({
  base: mode === 'light' ? 'vs' : 'vs-dark',
  inherit: false,
  rules: Object.entries(codeColours).map(([token, colour]) => ({ token, foreground: colour[mode].slice(1) })),
  colors: { ...codeTheme(mode).colors },
});

class State implements monaco.languages.IState {
  readonly line: LineState;
  constructor(line: LineState) {
    this.line = line;
  }
  clone(): State {
    return this;
  }
  equals(other: State): boolean {
    return other.line === this.line;
  }
}

/** What no token covers is punctuation; a plain name has the ground's own colour. */
const tokens: monaco.languages.TokensProvider = {
  getInitialState: () => new State('code'),
  tokenize(line, before) {
    const scanned = scanLine(line, (before as State).line);
    const shown: monaco.languages.IToken[] = [{ startIndex: 0, scopes: 'punctuation' }];
    for (const { start, end, kind } of scanned.tokens)
      shown.push(
        { startIndex: start, scopes: kind === 'name' ? '' : kind },
        { startIndex: end, scopes: 'punctuation' },
      );
    return { tokens: shown, endState: new State(scanned.state) };
  },
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
  monaco.languages.setTokensProvider('typescript', tokens);
  for (const mode of ['light', 'dark'] as const) monaco.editor.defineTheme(themeName(mode), themeOf(mode));
  const follow = () => monaco.editor.setTheme(themeNow());
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
};
