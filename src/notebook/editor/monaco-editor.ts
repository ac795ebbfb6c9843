/** Monaco in the box of the static block: same font, lines and colours, so that nothing on the page moves. */
import type { CodeFault } from '../code-fault.ts';
import { inLanguage, type Language } from '../text.ts';
import { type CellEditor, cellKey, type EditorOptions, type Snapshot } from './cell-editor.ts';
import type { Explain } from './explanation.ts';
import { monaco } from './monaco-features.ts';
import { cellUri, setUpMonaco, themeNow } from './monaco-setup.ts';
import { explainNames } from './name-hovers.ts';

export interface MonacoOptions extends EditorOptions {
  chapter: string;
  cellId: string;
  /** The other cells of the chapter, which this one may import; asked for once the editor is there. */
  others(): Promise<readonly { id: string; source: string }[]>;
  language: Language;
  explain: Explain;
  /** Called with the type errors each time they change. */
  problems(faults: CodeFault[]): void;
}

const lineHeight = 20;
const padding = 10;

const faultOf = (marker: monaco.editor.IMarker): CodeFault => ({
  stage: 'syntax',
  message: marker.message,
  line: marker.startLineNumber,
  column: marker.startColumn,
});

/** Rebuilds in the model what was typed before it existed, each text one step of undo. */
const replay = (model: monaco.editor.ITextModel, history: readonly Snapshot[]): void => {
  model.setValue(history[0]?.text ?? '');
  for (const { text } of history.slice(1)) {
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  }
  model.pushStackElement();
};

/** After the first picture of the editor, which the texts for the compiler need not hold up. */
const provide = async ({ chapter, others }: MonacoOptions): Promise<void> => {
  const [{ provideCells, provideTypes }, cells] = await Promise.all([import('./editor-libs.ts'), others()]);
  provideCells(chapter, cells);
  provideTypes();
};

const selectionAt = (model: monaco.editor.ITextModel, anchor: number, head: number): monaco.Selection =>
  monaco.Selection.fromPositions(model.getPositionAt(anchor), model.getPositionAt(head));

/**
 * Makes the editor.
 * @param history what happened in the plain editor so far, its present state last; nothing is awaited here, so that no key falls
 *   between the two
 * @param focus the plain editor has it
 */
export const openMonaco = (
  options: MonacoOptions,
  history: readonly Snapshot[],
  focus: boolean,
): CellEditor => {
  setUpMonaco();
  explainNames(options.explain);
  const { box, events } = options;
  const uri = cellUri(options.chapter, options.cellId);
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(options.text, 'typescript', uri);
  const host = document.createElement('div');
  host.className = 'la-editor-monaco';
  const style = getComputedStyle(box);
  box.append(host);
  const editor = monaco.editor.create(host, {
    model,
    theme: themeNow(),
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize) || 14,
    lineHeight,
    padding: { top: padding, bottom: padding },
    lineNumbers: 'off',
    lineNumbersMinChars: 0,
    // Room for the numbers that stand beside the block (cell-code.css).
    lineDecorationsWidth: Number.parseFloat(style.getPropertyValue('--gutter')) || 12,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: { vertical: 'hidden', alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 8 },
    renderLineHighlight: 'none',
    bracketPairColorization: { enabled: false },
    guides: { indentation: false, bracketPairs: false },
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    matchBrackets: 'near',
    contextmenu: false,
    fixedOverflowWidgets: true,
    automaticLayout: true,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    ariaLabel: options.label,
    accessibilityPageSize: 50,
    quickSuggestions: true,
    fontLigatures: false,
    wordBasedSuggestions: 'off',
  });
  // Brackets as in the static block. Making an editor sets its model's options anew, so this comes after it.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  const resize = () => {
    box.style.minHeight = `${editor.getContentHeight()}px`;
  };
  const input = () => host.querySelector<HTMLElement>('textarea, .native-edit-context');

  replay(model, history);
  const last = history.at(-1);
  if (last) {
    editor.setSelection(selectionAt(model, last.anchor, last.head));
    editor.setScrollLeft(last.scrollLeft);
  }
  input()?.setAttribute('aria-describedby', options.hintId);
  resize();
  if (focus) editor.focus();
  void provide(options);

  let escaped = false;
  const leaving = (yes: boolean) => {
    if (escaped === yes) return;
    escaped = yes;
    editor.updateOptions({ tabFocusMode: yes });
    events.leaving(yes);
  };
  // In the capture phase, so that the cell's keys win over the editor's own use of them.
  const keys = (event: KeyboardEvent) => {
    if (cellKey(event, events)) return;
    const popup = host.querySelector('.suggest-widget.visible, .parameter-hints-widget.visible');
    if (event.key === 'Escape') {
      if (!popup && !document.querySelector('.suggest-widget.visible')) leaving(true);
    } else if (!['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) leaving(false);
  };
  host.addEventListener('keydown', keys, true);
  const listening = [
    model.onDidChangeContent(() => events.changed(model.getValue())),
    editor.onDidContentSizeChange(resize),
    monaco.editor.onDidChangeMarkers((uris) => {
      if (!uris.some((other) => other.toString() === uri.toString())) return;
      const errors = monaco.editor
        .getModelMarkers({ resource: uri })
        .filter(({ owner, severity }) => owner !== 'run' && severity === monaco.MarkerSeverity.Error);
      options.problems(errors.map(faultOf));
    }),
  ];
  return {
    kind: 'monaco',
    text: () => model.getValue(),
    view: () => {
      const selection = editor.getSelection();
      const anchor = selection ? model.getOffsetAt(selection.getSelectionStart()) : 0;
      const position = editor.getPosition();
      return {
        anchor,
        head: position ? model.getOffsetAt(position) : anchor,
        scrollLeft: editor.getScrollLeft(),
      };
    },
    focus: () => editor.focus(),
    select: (offset) => {
      editor.setPosition(model.getPositionAt(offset));
      editor.revealPositionInCenterIfOutsideViewport(model.getPositionAt(offset));
      editor.focus();
    },
    replace: (text) => {
      editor.pushUndoStop();
      editor.executeEdits('notebook', [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
    },
    mark: (faults) =>
      monaco.editor.setModelMarkers(
        model,
        'run',
        faults.flatMap(({ line, column = 1, message }) => {
          if (line === undefined || line > model.getLineCount()) return [];
          const word = model.getWordAtPosition({ lineNumber: line, column });
          return [
            {
              severity: monaco.MarkerSeverity.Error,
              message: inLanguage(message, options.language),
              startLineNumber: line,
              endLineNumber: line,
              startColumn: word?.startColumn ?? column,
              endColumn: word?.endColumn ?? column + 1,
            },
          ];
        }),
      ),
    dispose: () => {
      for (const listener of listening) listener.dispose();
      editor.dispose();
      host.remove();
      box.style.minHeight = '';
    },
  };
};
