/** What the notebook asks of an editor. Two exist: a plain text area at once, and Monaco when it has come. */
import type { CodeFault } from '../code-fault.ts';

export interface EditorView {
  /** Offsets into the text, in the direction of the selection. */
  anchor: number;
  head: number;
  scrollLeft: number;
}

export interface Snapshot extends EditorView {
  text: string;
}

export interface CellEditor {
  readonly kind: 'plain' | 'monaco';
  text(): string;
  view(): EditorView;
  focus(): void;
  /** Puts the caret at an offset of the text, and the focus. */
  select(offset: number): void;
  /** Puts a whole new text in as one step that can be undone. */
  replace(text: string): void;
  mark(faults: readonly CodeFault[]): void;
  /** Removes it, and everything it put into the page. */
  dispose(): void;
}

/** What every editor tells its cell. */
export interface EditorEvents {
  changed(text: string): void;
  /** Shift+Enter: run and go on to the next cell. */
  runAndGoOn(): void;
  /** Ctrl/Cmd+Enter: run and stay. */
  runAndStay(): void;
  /** `?` outside the text, F1 inside it. */
  showKeys(): void;
  /** Esc was pressed: the next Tab leaves. False again once something is typed. */
  leaving(yes: boolean): void;
}

export interface EditorOptions {
  /** The box to fill; it is positioned and as large as the static block. */
  box: HTMLElement;
  text: string;
  label: string;
  /** Id of the element that says how to leave. */
  hintId: string;
  events: EditorEvents;
}

/** True when the key means one of the cell's own commands, which has then been carried out. */
export const cellKey = (event: KeyboardEvent, events: EditorEvents): boolean => {
  if (event.isComposing) return false;
  if (event.key === 'Enter' && event.shiftKey) events.runAndGoOn();
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) events.runAndStay();
  else if (event.key === 'F1') events.showKeys();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
};
