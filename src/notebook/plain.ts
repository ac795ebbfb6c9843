/** The door for what the first keys of an edit need, apart from the rest so that it is there at once. */
export { openPlainEditor, type PlainEditor } from './editor/plain-editor.ts';
