/** In a notebook: runs a cell and gives Jupyter what it shows. */
import {
  type AnyCell,
  type ParameterValues,
  runCell,
  type Translations,
  translateCell,
} from '../notebook/index.ts';
import { type NotebookLook, notebookOutput } from './notebook-output.ts';

export const showInNotebook =
  (look: NotebookLook) =>
  /** @param translations of the notebook's cells */
  (cell: AnyCell, values: ParameterValues = {}, translations: Translations = {}): object => {
    const shown = runCell(translateCell(cell, translations), values).outputs.map(
      (output) => notebookOutput(output, look).data,
    );
    const data: Record<string, string> = {
      'text/plain': shown.map((output) => output['text/plain'] ?? '').join('\n\n'),
    };
    const [first = {}] = shown;
    if (shown.length === 1) Object.assign(data, first);
    else
      data['text/html'] = shown
        .map((output) => output['image/svg+xml'] ?? output['text/html'] ?? '')
        .join('<br>');
    return { [Symbol.for('Jupyter.display')]: () => data };
  };
