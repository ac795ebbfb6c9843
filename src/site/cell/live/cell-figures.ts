/** The figures of a live cell: one view for each output of a run, and what a reader does to their segments. */
import {
  type CalledOutput,
  type Picture,
  type ReaderFault,
  type ShownOutput,
  segmentName,
  setFault,
  takesFault,
  toggleLoss,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import { loadWords } from '../../../words/index.ts';
import { isEdited } from './cell-state.ts';
import type { Executors } from './cell-store.ts';
import { codeLine, markLine } from './code-line.ts';
import { type FigureCell, OutputDrawing } from './draw-outputs.ts';
import { FigureView } from './figure-view.ts';
import { followViews, tellView } from './remembered-view.ts';

export class CellFigures {
  readonly #cell: FigureCell;
  readonly #drawing: OutputDrawing;
  /** By output; null for a table. */
  views: readonly (FigureView | null)[] = [];

  constructor(cell: FigureCell) {
    this.#cell = cell;
    this.#drawing = new OutputDrawing(cell, this);
    followViews((view) => {
      if (cell.el.isConnected) cell.dispatch({ kind: 'view', view, tell: false });
      return cell.el.isConnected;
    });
  }

  /** What they do about the events of the cell. */
  get executors(): Executors {
    const of = ({ figure }: { figure: number }): FigureView | undefined => this.#drawn()[figure];
    return {
      release: () => {
        for (const view of this.views) view?.release();
      },
      stopCounting: () => this.#drawing.stopCounting(),
      cursor: (effect) => of(effect)?.showCursor(),
      redraw: (effect) => of(effect)?.redraw(),
      player: (effect) => of(effect)?.showPlayer(),
      fill: (effect) => of(effect)?.fill(),
      view: () => {
        for (const view of this.views) view?.showView();
      },
      tellView: () => tellView(this.#cell.state.view),
    };
  }

  get resting(): boolean {
    return this.#drawing.resting;
  }
  get outputs(): readonly ShownOutput[] {
    return this.#drawing.outputs;
  }
  /** By output: what is drawn; null for a table. */
  get pictures(): (Picture | null)[] {
    return this.views.map((view) => view?.picture ?? null);
  }

  #drawn(): FigureView[] {
    return this.views.filter((view) => view !== null);
  }

  draw(called: CalledOutput[], edited: boolean): Promise<boolean> {
    return this.#drawing.draw(called, edited);
  }

  /** Gives up what is being drawn; what stands there stays. */
  stop(): void {
    this.#drawing.stop();
  }

  /** Puts the cursor there, in sight. */
  goTo(figure: number, at: number): void {
    this.#cell.dispatch({ kind: 'move', figure, to: at, passing: false });
    this.#drawn()[figure]?.reveal();
  }

  /** Room for the tallest of `runs`, each giving the outputs of one. */
  makeRoom(runs: readonly (() => readonly CalledOutput[])[]): void {
    for (const [i, view] of this.views.entries()) void view?.makeRoom(this.#drawing.along(runs, i));
  }

  /** Takes over the figures that stand in the page. */
  adopt(): void {
    const { el, lang } = this.#cell;
    const roots = [...el.querySelectorAll<HTMLElement>('.la-output')];
    this.#cell.dispatch({
      kind: 'figures',
      count: roots.filter((root) => root.querySelector('.la-stage')).length,
    });
    let next = 0;
    this.views = roots.map((root) => {
      if (!root.querySelector('.la-stage')) return null;
      const figure = next;
      next += 1;
      return new FigureView(root, {
        lang,
        figure,
        cell: this.#cell,
        moved: (view, event) => this.#mark(view, event),
        fixed: () => this.#fixed(),
        toggle: (view, segment) => this.#toggle(view, segment),
        menu: (view, segment, at) => this.#menu(view, segment, at),
      });
    });
  }

  #fixed(): boolean {
    return this.outputs.some(({ kind }) => kind === 'recording');
  }

  #lose(faults: readonly ReaderFault[]): void {
    this.#cell.dispatch({ kind: 'lose', faults });
  }

  /** The segment, where it can be lost. */
  #losable({ trace }: FigureView, index: number): { trace: Trace; arrives: boolean } | null {
    const segment = trace?.segments[index];
    return trace && segment && !this.#fixed() && takesFault(segment)
      ? { trace, arrives: segment.arrives !== null }
      : null;
  }

  #toggle(view: FigureView, index: number): void {
    const found = this.#losable(view, index);
    if (!found) return;
    this.#lose(toggleLoss(this.#cell.state.faults, segmentName(found.trace, index), !found.arrives));
  }

  #menu(view: FigureView, index: number, at: DOMRect): void {
    const found = this.#losable(view, index);
    if (!found) return;
    const { trace } = found;
    const { lang, state } = this.#cell;
    const coming = Promise.all([import('../asked/segment-menu.ts'), loadWords(lang, 'cell')]);
    const back = view.root.querySelector<HTMLElement>('.la-panel')!;
    void coming.then(([{ openSegmentMenu }, words]) =>
      openSegmentMenu({ trace, index, faults: state.faults, lang, words, at, back }, (fault) => {
        const { faults } = this.#cell.state;
        this.#lose(fault ? setFault(faults, fault) : toggleLoss(faults, segmentName(trace, index), false));
      }),
    );
  }

  #mark(view: FigureView, event: TraceEvent | null): void {
    const { state, part } = this.#cell;
    const code = part('.la-code code');
    const source = code.textContent;
    const line =
      event && view.trace && !isEdited(state)
        ? codeLine(source, view.trace, event, state.faults.length)
        : null;
    markLine(code, line);
  }
}
