/** The figures of a live cell: one view for each output of a run, and what a reader does to their segments. */
import {
  inLanguage,
  type Picture,
  type ShownOutput,
  segmentName,
  setFault,
  toggleLoss,
  tracesOf,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import { typeset } from '../../typeset.ts';
import { codeLine, markLine } from './code-line.ts';
import { FigureView } from './figure-view.ts';
import type { LiveCell } from './live-cell.ts';
import { loadRecording } from './live-modules.ts';
import { setWords } from './set-words.ts';
import { showMarks } from './show-marks.ts';

export class CellFigures {
  readonly #cell: LiveCell;
  #outputs: ShownOutput[] = [];
  #views: (FigureView | null)[] = [];
  /** Which drawing is the last: one that waits for something is given up for a later one. */
  #drawing = 0;

  /** Takes over the figures that stand in the page. */
  constructor(cell: LiveCell) {
    this.#cell = cell;
    this.#adopt();
  }

  get outputs(): readonly ShownOutput[] {
    return this.#outputs;
  }
  /** By output: what is drawn; null for a table. */
  get pictures(): (Picture | null)[] {
    return this.#views.map((view) => view?.picture ?? null);
  }

  /** Room for the tallest of `runs`, each giving the outputs of one. */
  makeRoom(runs: readonly (() => readonly ShownOutput[])[]): void {
    for (const [i, view] of this.#views.entries()) void view?.makeRoom(this.#pictures(runs, i));
  }

  *#pictures(runs: readonly (() => readonly ShownOutput[])[], i: number): Generator<Picture> {
    for (const run of runs) {
      const output = run()[i];
      const picture = output?.kind === 'figure' && this.#picture(output, i);
      if (picture) yield picture;
    }
  }

  release(): void {
    for (const view of this.#views) view?.release();
  }

  /**
   * @param edited the outputs are an edited program's: the page's own stand there already
   * @returns false if a later drawing has taken its place
   */
  async draw(outputs: ShownOutput[], edited: boolean): Promise<boolean> {
    const { el, lang, base } = this.#cell;
    this.#drawing += 1;
    const drawing = this.#drawing;
    // The page's own stand there at first, as they are published.
    const first = this.#outputs.length === 0 && !edited;
    const same =
      first ||
      (outputs.length === this.#outputs.length &&
        outputs.every((output, i) => output.kind === this.#outputs[i]?.kind));
    const tables = outputs.some(({ kind }) => kind === 'table') && !(first && !this.#cell.changed());
    if (!same || tables) {
      const { outputHtml, tableMarks } = await import('./figure-html.ts');
      if (drawing !== this.#drawing) return false;
      const box = this.#cell.part('.la-outputs');
      if (!same) {
        box.innerHTML = outputs.map((output, i) => outputHtml(output, null, `${el.id}-${i}`, lang)).join('');
        this.#adopt();
      } else
        for (const [i, output] of outputs.entries())
          if (output.kind === 'table') showMarks(box.children[i]!, [tableMarks(output, lang)]);
    }
    this.#outputs = outputs;
    for (const [i, output] of outputs.entries()) {
      const view = this.#views[i];
      if (!view || output.kind === 'table') continue;
      // Only a recording is waited for: the picture of a slider is there before the next frame.
      const asked = output.kind === 'recording' ? loadRecording(base, output.recording) : undefined;
      const held =
        asked &&
        (await asked.catch((error) => {
          if (drawing === this.#drawing) throw error;
          return undefined;
        }));
      if (drawing !== this.#drawing) return false;
      const picture = this.#picture(output, i, held);
      if (!picture) continue;
      view.show(picture);
      const caption = view.root.querySelector('.la-caption');
      const words = output.caption === undefined ? undefined : typeset(inLanguage(output.caption, lang));
      if (caption && words !== undefined && caption.textContent !== words) setWords(caption, words);
      if (output.kind === 'figure') this.#cell.comparison?.list(view.root, picture);
    }
    return true;
  }

  #picture(output: ShownOutput, i: number, recording?: Trace): Picture | null {
    if (output.kind === 'table') return null;
    const { comparison, profile, faults } = this.#cell;
    const choices = { profile, faults, recording };
    if (comparison && output.kind === 'figure') {
      const one = profile === 'both' ? 'linux' : profile;
      const compared = comparison.picture(i, tracesOf(output, { ...choices, profile: one }).traces[0]);
      if (compared) return compared;
    }
    return tracesOf(output, choices);
  }

  #adopt(): void {
    this.#views = [...this.#cell.el.querySelectorAll<HTMLElement>('.la-output')].map((root) =>
      root.querySelector('.la-stage')
        ? new FigureView(root, {
            lang: this.#cell.lang,
            moved: (view, event) => this.#mark(view, event),
            fixed: () => this.#fixed(),
            toggle: (view, segment) => this.#toggle(view, segment),
            menu: (view, segment, at) => this.#menu(view, segment, at),
          })
        : null,
    );
  }

  #fixed(): boolean {
    return this.#outputs.some(({ kind }) => kind === 'recording');
  }

  #toggle(view: FigureView, index: number): void {
    const { trace } = view;
    const segment = trace?.segments[index];
    if (!trace || !segment || this.#fixed()) return;
    this.#cell.setFaults(toggleLoss(this.#cell.faults, segmentName(trace, index), segment.arrives === null));
  }

  #menu(view: FigureView, index: number, at: DOMRect): void {
    const { trace } = view;
    if (!trace || this.#fixed()) return;
    void import('./segment-menu.ts').then(({ openSegmentMenu }) =>
      openSegmentMenu(
        {
          trace,
          index,
          faults: this.#cell.faults,
          lang: this.#cell.lang,
          at,
          back: view.root.querySelector<HTMLElement>('.la-panel')!,
        },
        (fault) =>
          this.#cell.setFaults(
            fault
              ? setFault(this.#cell.faults, fault)
              : toggleLoss(this.#cell.faults, segmentName(trace, index), false),
          ),
      ),
    );
  }

  #mark(view: FigureView, event: TraceEvent | null): void {
    const code = this.#cell.part('.la-code code');
    const source = code.textContent;
    const line =
      event && view.trace && this.#cell.el.dataset.edited === undefined
        ? codeLine(source, view.trace, event, this.#cell.faults.length)
        : null;
    markLine(code, line);
  }
}
