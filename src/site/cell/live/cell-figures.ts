/** The figures of a live cell: one view for each output of a run, and what a reader does to their segments. */
import {
  allAtOnce,
  type CalledOutput,
  figuresIn,
  inLanguage,
  inTurns,
  type Language,
  type Picture,
  type ProfileChoice,
  painted,
  type ReaderFault,
  type ShownOutput,
  segmentName,
  setFault,
  type Table,
  Turns,
  takesFault,
  toggleLoss,
  tracing,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import { loadWords } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';
import type { Comparison } from '../asked/comparison.ts';
import { codeLine, markLine } from './code-line.ts';
import { FigureView } from './figure-view.ts';
import { loadRecording } from './load-recording.ts';
import { setWords } from './set-words.ts';
import { showMarks } from './show-marks.ts';

const loadParts = async (lang: Language) => {
  const [html, marks, charts, words] = await Promise.all([
    import('../asked/figure-html.ts'),
    import('../asked/table-marks.ts'),
    import('../asked/chart-view.ts'),
    loadWords(lang, 'cell'),
  ]);
  return { ...html, ...marks, ...charts, words };
};

const isCounted = (outputs: readonly CalledOutput[]): outputs is ShownOutput[] =>
  outputs.every(({ kind }) => kind !== 'tally');

/** What the figures ask of the cell they stand in. */
export interface FigureCell {
  readonly el: HTMLElement;
  readonly lang: Language;
  /** Of the site, with a slash at its end. */
  readonly base: string;
  readonly profile: ProfileChoice | undefined;
  readonly faults: ReaderFault[];
  /** Set while Before | after is on. */
  readonly comparison: Comparison | null;
  part(selector: string): HTMLElement;
  /** Something is turned, lost or edited. */
  changed(): boolean;
  setFaults(faults: ReaderFault[]): void;
  /** The reader has put a cursor somewhere. */
  cursorPut(): void;
  /** @param share of its runs that have been counted so far, 0 to 1; null: no more are */
  tellCounted(share: number | null): void;
}

export class CellFigures {
  readonly #cell: FigureCell;
  #outputs: ShownOutput[] = [];
  #views: (FigureView | null)[] = [];
  /** The one whose cursor the reader has put somewhere last. */
  #put: FigureView | null = null;
  /** Which drawing is the last: one that waits for something is given up for a later one. */
  #drawing = 0;
  /** What has been counted so far will do. */
  #isEnough = false;
  /** The drawing that rests between two pieces, waiting for nothing but the page. */
  #resting = 0;

  /** Takes over the figures that stand in the page. */
  constructor(cell: FigureCell) {
    this.#cell = cell;
    this.#adopt();
  }

  /** A drawing is under way that will end soon: one after another would never show any. */
  get resting(): boolean {
    return this.#resting > 0 && this.#resting === this.#drawing;
  }
  get outputs(): readonly ShownOutput[] {
    return this.#outputs;
  }
  /** By output: what is drawn; null for a table. */
  get pictures(): (Picture | null)[] {
    return this.#views.map((view) => view?.picture ?? null);
  }

  #drawn(): FigureView[] {
    return this.#views.filter((view) => view !== null);
  }

  /** Where the reader has put the cursor last: `s3`, or in the second figure `2.s3`. */
  get moment(): string | undefined {
    const [number, event] = this.putAt ?? [];
    return event === undefined ? undefined : `${number ? `${number + 1}.` : ''}${event}`;
  }

  /** Which of the figures that is, from 0, and its event. */
  get putAt(): [figure: number, event: string] | null {
    const number = this.#put ? this.#drawn().indexOf(this.#put) : -1;
    const event = this.#put?.put;
    return number >= 0 && event ? [number, event.id] : null;
  }

  /** Puts the cursor there, in sight. @returns false where there is no such event */
  goTo(moment: string): boolean {
    const [, number = '1', id] = /^(?:(\d)\.)?(.+)$/.exec(moment) ?? [];
    const view = this.#drawn()[Number(number) - 1];
    const index = view?.indexOf(id) ?? -1;
    if (!view || index < 0) return false;
    view.move(index);
    view.reveal();
    return true;
  }

  /** The cursors are the reader's no longer. */
  forgetMoment(): void {
    for (const view of this.#drawn()) view.forget();
    this.#put = null;
  }

  /** Room for the tallest of `runs`, each giving the outputs of one. */
  makeRoom(runs: readonly (() => readonly CalledOutput[])[]): void {
    for (const [i, view] of this.#views.entries()) void view?.makeRoom(this.#pictures(runs, i));
  }

  *#pictures(runs: readonly (() => readonly CalledOutput[])[], i: number): Generator<Picture> {
    for (const run of runs) {
      const output = run()[i];
      const picture = output?.kind === 'figure' && allAtOnce(this.#picture(output, i));
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
  async draw(called: CalledOutput[], edited: boolean): Promise<boolean> {
    this.#drawing += 1;
    const drawing = this.#drawing;
    if (isCounted(called)) return this.#show(called, edited);
    const isLast = (): boolean => drawing === this.#drawing;
    // What is shown first is waited for; the rest is given up for whatever is turned meanwhile.
    this.#resting = drawing;
    // What the page was published with is counted to the end: no less is shown meanwhile.
    const published = this.#outputs.length === 0 && !edited && !this.#cell.changed();
    const { countRuns } = await import('../asked/count-runs.ts');
    this.#isEnough = false;
    try {
      const counted = await countRuns(called, {
        isLast,
        isEnough: () => this.#isEnough,
        show: async (some) => {
          if (!published) await this.#show(some, edited);
        },
        tell: (share) => this.#cell.tellCounted(share),
      });
      return counted !== null && (await this.#show(counted, edited));
    } finally {
      if (this.#resting === drawing) this.#resting = 0;
      if (isLast()) this.#cell.tellCounted(null);
    }
  }

  /** @returns false if a later drawing has taken its place */
  async #show(outputs: ShownOutput[], edited: boolean): Promise<boolean> {
    const { el, lang } = this.#cell;
    const drawing = this.#drawing;
    // The page's own stand there at first, as they are published.
    const first = this.#outputs.length === 0 && !edited;
    const same =
      first ||
      (outputs.length === this.#outputs.length &&
        outputs.every((output, i) => output.kind === this.#outputs[i]?.kind));
    const tables = outputs.some(({ kind }) => kind === 'table') && !(first && !this.#cell.changed());
    const charts = outputs.some((output) => output.kind === 'table' && output.chart);
    const parts = !same || tables || charts ? await loadParts(lang) : null;
    if (drawing !== this.#drawing) return false;
    const box = this.#cell.part('.la-outputs');
    if (parts && !same) {
      box.innerHTML = outputs
        .map((output, i) => parts.emptyHtml(output, `${el.id}-${i}`, lang, parts.words))
        .join('');
      this.#adopt();
    }
    this.#outputs = outputs;
    this.#resting = drawing;
    try {
      return await this.#drawEach(outputs, (output, i) => {
        const block = box.children[i]!;
        if (tables && parts) showMarks(block, parts.tableMarks(output, lang, parts.tablesAmong(outputs)));
        parts?.enlivenChart(block, output, lang);
      });
    } finally {
      if (this.#resting === drawing) this.#resting = 0;
    }
  }

  /** One after another; between them, and within one that takes long, the page has its turn. */
  async #drawEach(
    outputs: readonly ShownOutput[],
    drawTable: (table: Table, i: number) => void,
  ): Promise<boolean> {
    const { lang } = this.#cell;
    const drawing = this.#drawing;
    const turns = new Turns();
    /** @returns whether this is still the last drawing, after a rest if one is due */
    const goOn = async (turn?: typeof painted): Promise<boolean> => {
      const rest = turns.rest(turn);
      if (rest) await rest;
      return drawing === this.#drawing;
    };
    for (const [i, output] of outputs.entries()) {
      if (output.kind === 'table') {
        drawTable(output, i);
        if (!(await goOn(painted))) return false;
        continue;
      }
      const view = this.#views[i];
      if (!view) continue;
      // Only a recording is waited for, and what takes long: the picture of a slider is there before the next frame.
      const held = output.kind === 'recording' ? await this.#recording(output.recording) : undefined;
      if (drawing !== this.#drawing) return false;
      const picture = await inTurns(this.#picture(output, i, held), turns);
      if (!(await goOn())) return false;
      const drawn = view.draw(picture);
      if (!(await goOn())) return false;
      view.show(picture, drawn);
      const caption = view.root.querySelector('.la-caption');
      const words = output.caption === undefined ? undefined : typeset(inLanguage(output.caption, lang));
      if (caption && words !== undefined && caption.textContent !== words) setWords(caption, words);
      if (output.kind === 'figure') this.#cell.comparison?.list(view.root, picture);
      // What the browser has to lay out is not left to pile up.
      if (!(await goOn(painted))) return false;
    }
    return true;
  }

  /** A recording that has not come is told of only if it is still wanted. */
  async #recording(name: string): Promise<Trace | undefined> {
    const drawing = this.#drawing;
    this.#resting = 0;
    try {
      return await loadRecording(this.#cell.base, name);
    } catch (error) {
      if (drawing === this.#drawing) throw error;
      return undefined;
    } finally {
      if (drawing === this.#drawing) this.#resting = drawing;
    }
  }

  /** Of what is being counted, what there is so far is drawn. */
  stopCounting(): void {
    this.#isEnough = true;
  }

  /** Gives up what is being drawn; what stands there stays. */
  stop(): void {
    this.#drawing += 1;
  }

  *#picture(
    output: Exclude<ShownOutput, { kind: 'table' }>,
    i: number,
    recording?: Trace,
  ): Generator<void, Picture> {
    const { comparison, profile, faults } = this.#cell;
    const choices = { profile, faults, recording, pictures: figuresIn(this.#outputs) };
    if (comparison && output.kind === 'figure') {
      const one = profile === 'both' ? 'linux' : profile;
      const { traces } = yield* tracing(output, { ...choices, profile: one });
      yield;
      const compared = comparison.picture(i, traces[0]);
      if (compared) return compared;
    }
    return yield* tracing(output, choices);
  }

  #adopt(): void {
    this.#views = [...this.#cell.el.querySelectorAll<HTMLElement>('.la-output')].map((root) =>
      root.querySelector('.la-stage')
        ? new FigureView(root, {
            lang: this.#cell.lang,
            moved: (view, event) => this.#mark(view, event),
            put: (view) => {
              this.#put = view;
              this.#cell.cursorPut();
            },
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
    if (!trace || !segment || this.#fixed() || !takesFault(segment)) return;
    this.#cell.setFaults(toggleLoss(this.#cell.faults, segmentName(trace, index), segment.arrives === null));
  }

  #menu(view: FigureView, index: number, at: DOMRect): void {
    const { trace } = view;
    const segment = trace?.segments[index];
    if (!trace || !segment || this.#fixed() || !takesFault(segment)) return;
    const { lang } = this.#cell;
    const coming = Promise.all([import('../asked/segment-menu.ts'), loadWords(lang, 'cell')]);
    void coming.then(([{ openSegmentMenu }, words]) =>
      openSegmentMenu(
        {
          trace,
          index,
          faults: this.#cell.faults,
          lang,
          words,
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
