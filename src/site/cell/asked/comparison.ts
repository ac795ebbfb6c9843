/** Before | after: what the reader's change did. Two runs on one axis, and their differences in words. */
import {
  type AnyCell,
  type CalledOutput,
  callCell,
  type Language,
  type Picture,
  tracesOf,
} from '../../../notebook/index.ts';
import { differencesInWords } from '../../../render/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { type CellWords, wordsAtHand } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';

export interface ComparedCell {
  el: HTMLElement;
  lang: Language;
  figures: {
    /** By output: what is drawn now. */
    readonly pictures: readonly (Picture | null)[];
  };
  /** Draws again. */
  schedule(): void;
  readonly speaker: { withNext(words: string): void };
}

export class Comparison {
  readonly #cell: ComparedCell;
  readonly #words: CellWords['comparison'];
  readonly #title: string;
  readonly #published: CalledOutput[];
  readonly #button: HTMLButtonElement;
  /** Runs of the published outputs by profile: the same at each frame of a drag. */
  readonly #runs = new Map<string, Trace>();
  /** By output: the run that the reader has kept as the one before. */
  #kept: (Trace | undefined)[] = [];

  /** @param own the cell as it is published: its run is the "before" until the reader keeps another */
  constructor(cell: ComparedCell, own: AnyCell, words: CellWords) {
    this.#cell = cell;
    this.#words = words.comparison;
    this.#title = words.differences;
    this.#published = callCell(own);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'la-keep';
    button.textContent = this.#words.keep;
    button.addEventListener('click', () => {
      this.#kept = cell.figures.pictures.map((picture) => picture?.traces[0]);
      cell.speaker.withNext(this.#words.kept);
      cell.schedule();
    });
    cell.el.querySelector('.la-comparing')?.append(button);
    this.#button = button;
  }

  /** Output number `i`, whose run is `after`, beside the run before it; null where there is none to compare with. */
  picture(i: number, after: Trace): Picture | null {
    const before = this.#kept[i] ?? this.#publishedTrace(i, after);
    return before ? { traces: [after, before], labels: this.#words.labels } : null;
  }

  #publishedTrace(i: number, { profile }: Trace): Trace | undefined {
    const isFigure = (output?: CalledOutput) => output?.kind === 'figure';
    const output = isFigure(this.#published[i]) ? this.#published[i] : this.#published.find(isFigure);
    if (output?.kind !== 'figure') return;
    const known = `${i} ${profile}`;
    const trace = this.#runs.get(known) ?? tracesOf(output, { profile }).traces[0];
    this.#runs.set(known, trace);
    return trace;
  }

  #addBox(root: HTMLElement): HTMLElement {
    const box = document.createElement('div');
    box.className = 'la-differences';
    const title = document.createElement('p');
    title.textContent = this.#title;
    box.append(title, document.createElement('ul'));
    root.append(box);
    return box;
  }

  /** The differences as a list below the figure in `root`. */
  list(root: HTMLElement, { traces: [after, before] }: Picture): void {
    const { lang } = this.#cell;
    const box = root.querySelector<HTMLElement>('.la-differences') ?? this.#addBox(root);
    box.hidden = !before;
    if (!before) return;
    const { labels, nothing } = this.#words;
    const lines = differencesInWords(before, after, wordsAtHand(lang).run, [
      `“${labels[1]}”`,
      `“${labels[0]}”`,
    ]);
    box.querySelector('ul')!.replaceChildren(
      ...(lines.length > 0 ? lines : [nothing]).map((line) => {
        const item = document.createElement('li');
        item.textContent = typeset(line);
        return item;
      }),
    );
  }

  /** Compares no longer; a run that was kept is forgotten. */
  end(): void {
    this.#button.remove();
    for (const box of this.#cell.el.querySelectorAll<HTMLElement>('.la-differences')) box.hidden = true;
  }
}
