import type { EditorEvents } from '../../../notebook/index.ts';
import type { PlainEditor } from '../../../notebook/plain.ts';

/** The text area with the events it reports; the live cell puts its own in place of them. */
export interface OpenPlain {
  editor: PlainEditor;
  events: EditorEvents;
}
