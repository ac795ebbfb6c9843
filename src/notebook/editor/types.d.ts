declare module 'monaco-editor/editor/browser/coreCommands';
declare module 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations';
declare module 'monaco-editor/editor/contrib/snippet/browser/snippetController2';
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
declare module 'monaco-editor/editor/editor.worker?worker' {
  const worker: new () => Worker;
  export default worker;
}
declare module 'monaco-editor/languages/features/typescript/ts.worker?worker' {
  const worker: new () => Worker;
  export default worker;
}
/** Made by src/site/build/cell-types.ts: the declarations a cell's code is checked against, by file name. */
declare module 'virtual:cell-types' {
  export const declarations: Record<string, string>;
}
