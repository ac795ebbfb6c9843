/** What the compiler in the editor reads beside the cell: the simulator's types and the chapter's other cells. */
import { declarations } from 'virtual:cell-types';
import { monaco, typescript } from './monaco-features.ts';
import { cellUri } from './monaco-setup.ts';

const root = 'file:///node_modules/last-ack/';

let done = false;
export const provideTypes = (): void => {
  if (done) return;
  done = true;
  typescript.typescriptDefaults.setExtraLibs([
    { filePath: `${root}index.d.ts`, content: "export * from './src/notebook/cell-api';" },
    { filePath: `${root}package.json`, content: '{"name":"last-ack","types":"index.d.ts"}' },
    {
      filePath: 'file:///console.d.ts',
      content:
        'declare const console: { /** Writes a line under the cell. */ log(...values: unknown[]): void };',
    },
    ...Object.entries(declarations).map(([file, content]) => ({ filePath: root + file, content })),
  ]);
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
