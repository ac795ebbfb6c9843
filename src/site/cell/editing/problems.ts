/** Under the code: what is wrong, with line and column in words, and what the cell wrote itself. */
import { type CodeFault, inLanguage, type Language } from '../../../notebook/index.ts';
import type { EditingWords } from '../../../words/index.ts';

const item = (
  fault: CodeFault,
  lang: Language,
  t: EditingWords,
  own: string,
  goTo: (line: number, column: number) => void,
): HTMLElement => {
  const entry = document.createElement('li');
  const { line, column, cell } = fault;
  if (line !== undefined) {
    const elsewhere = cell !== undefined && cell !== own;
    const place = document.createElement(elsewhere ? 'span' : 'button');
    place.textContent = elsewhere ? t.inCell(cell, t.atLine(line, column)) : t.atLine(line, column);
    if (place instanceof HTMLButtonElement) {
      place.type = 'button';
      place.addEventListener('click', () => goTo(line, column ?? 1));
    }
    entry.append(place, t.colon);
  }
  const message = inLanguage(fault.message, lang);
  entry.append(fault.hint === undefined ? message : t.next(message, inLanguage(fault.hint, lang)));
  return entry;
};

/** @param goTo puts the caret of the editor there */
export const showProblems = (
  cell: HTMLElement,
  faults: readonly CodeFault[],
  lang: Language,
  t: EditingWords,
  own: string,
  goTo: (line: number, column: number) => void,
): void => {
  const box = cell.querySelector<HTMLElement>('.la-problems')!;
  box.hidden = faults.length === 0;
  box.replaceChildren();
  if (faults.length === 0) return;
  const list = document.createElement('ul');
  list.append(...faults.slice(0, 8).map((fault) => item(fault, lang, t, own, goTo)));
  box.append(list);
};

/** What the cell wrote with console.log, a line each; none hides the box. */
export const showLog = (cell: HTMLElement, lines: readonly string[], t: EditingWords): void => {
  const box = cell.querySelector<HTMLElement>('.la-log')!;
  box.hidden = lines.length === 0;
  box.setAttribute('aria-label', t.log);
  box.textContent = lines.join('\n');
};
