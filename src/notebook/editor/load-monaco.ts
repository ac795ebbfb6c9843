/** Whether the full editor is wanted, and where it comes from: all of it that a page carries before an edit. */

/** Not where the pointer is a finger: the text area has the system's own selection, paste and dictation. */
export const wantsMonaco = (): boolean => !matchMedia('(pointer: coarse)').matches;

/** A megabyte; `openMonaco` of the module puts an editor into a box. */
export const loadMonaco = () => import('./monaco-editor.ts');
