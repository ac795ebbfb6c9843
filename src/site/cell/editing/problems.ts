/** Under the code: what is wrong, with line and column in words, and what the cell wrote itself. */
import { type CodeFault, inLanguage, type Language } from '../../../notebook/index.ts';
import { editText } from './edit-text.ts';

const item = (
  fault: CodeFault,
  lang: Language,
  own: string,
  goTo: (line: number, column: number) => void,
): HTMLElement => {
  const t = editText[lang];
  const entry = document.createElement('li');
  const { line, column, cell } = fault;
  if (line !== undefined) {
    const elsewhere = cell !== undefined && cell !== own;
    const place = document.createElement(elsewhere ? 'span' : 'button');
    place.textContent = `${elsewhere ? `${t.inCell(cell)}, ` : ''}${t.atLine(line, column)}`;
    if (place instanceof HTMLButtonElement) {
      place.type = 'button';
      place.addEventListener('click', () => goTo(line, column ?? 1));
    }
    entry.append(place, lang === 'zh' ? '：' : ': ');
  }
  const words = [
    inLanguage(fault.message, lang),
    fault.hint === undefined ? '' : inLanguage(fault.hint, lang),
  ];
  entry.append(words.filter(Boolean).join(lang === 'zh' ? '' : ' '));
  return entry;
};

/** @param goTo puts the caret of the editor there */
export const showProblems = (
  cell: HTMLElement,
  faults: readonly CodeFault[],
  lang: Language,
  own: string,
  goTo: (line: number, column: number) => void,
): void => {
  const box = cell.querySelector<HTMLElement>('.la-problems')!;
  box.hidden = faults.length === 0;
  box.replaceChildren();
  if (faults.length === 0) return;
  const list = document.createElement('ul');
  list.append(...faults.slice(0, 8).map((fault) => item(fault, lang, own, goTo)));
  box.append(list);
};

/** What the cell wrote with console.log, a line each; none hides the box. */
export const showLog = (cell: HTMLElement, lines: readonly string[], lang: Language): void => {
  const box = cell.querySelector<HTMLElement>('.la-log')!;
  box.hidden = lines.length === 0;
  box.setAttribute('aria-label', editText[lang].log);
  box.textContent = lines.join('\n');
};
