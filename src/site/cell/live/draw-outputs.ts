/** Draws the outputs of a run, one after the other; between them, and within one that takes long, the page has its turn. */
import {
  allAtOnce,
  type CalledOutput,
  figuresIn,
  inLanguage,
  inTurns,
  type Language,
  type Picture,
  painted,
  type ShownOutput,
  type Table,
  Turns,
  tracing,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { loadWords } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';
import type { Comparison } from '../asked/comparison.ts';
import { isChanged } from './cell-state.ts';
import type { FigureView } from './figure-view.ts';
import { loadRecording } from './load-recording.ts';
import { setWords } from './set-words.ts';
import type { ShownCell } from './show-cell.ts';
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
export interface FigureCell extends ShownCell {
  /** Of the site, with a slash at its end. */
  readonly base: string;
  /** Set while Before | after is on. */
  readonly comparison: Comparison | null;
}

/** The views of the outputs: null for a table; `adopt` finds them anew. */
interface Views {
  readonly views: readonly (FigureView | null)[];
  adopt(): void;
}

export class OutputDrawing {
  readonly #cell: FigureCell;
  readonly #figures: Views;
  outputs: ShownOutput[] = [];
  /** Which drawing is the last: one that waits for something is given up for a later one. */
  #drawing = 0;
  /** What has been counted so far will do. */
  #isEnough = false;
  /** The drawing that rests between two pieces, waiting for nothing but the page. */
  #resting = 0;

  constructor(cell: FigureCell, figures: Views) {
    this.#cell = cell;
    this.#figures = figures;
  }

  /** A drawing is under way that will end soon: one after another would never show any. */
  get resting(): boolean {
    return this.#resting > 0 && this.#resting === this.#drawing;
  }

  /** Of what is being counted, what there is so far is drawn. */
  stopCounting(): void {
    this.#isEnough = true;
  }

  /** Gives up what is being drawn; what stands there stays. */
  stop(): void {
    this.#drawing += 1;
  }

  /** The pictures of output number `i` of `runs`, each giving the outputs of one. */
  *along(runs: readonly (() => readonly CalledOutput[])[], i: number): Generator<Picture> {
    for (const run of runs) {
      const output = run()[i];
      const picture = output?.kind === 'figure' && allAtOnce(this.#picture(output, i));
      if (picture) yield picture;
    }
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
    const published = this.outputs.length === 0 && !edited && !isChanged(this.#cell.state);
    const { countRuns } = await import('../asked/count-runs.ts');
    this.#isEnough = false;
    try {
      const counted = await countRuns(called, {
        isLast,
        isEnough: () => this.#isEnough,
        show: async (some) => {
          if (!published) await this.#show(some, edited);
        },
        tell: (share) => this.#cell.dispatch({ kind: 'counted', share }),
      });
      return counted !== null && (await this.#show(counted, edited));
    } finally {
      if (this.#resting === drawing) this.#resting = 0;
      if (isLast()) this.#cell.dispatch({ kind: 'counted', share: null });
    }
  }

  /** @returns false if a later drawing has taken its place */
  async #show(outputs: ShownOutput[], edited: boolean): Promise<boolean> {
    const { el, lang, state } = this.#cell;
    const drawing = this.#drawing;
    // The page's own stand there at first, as they are published.
    const first = this.outputs.length === 0 && !edited;
    const same =
      first ||
      (outputs.length === this.outputs.length &&
        outputs.every((output, i) => output.kind === this.outputs[i]?.kind));
    const tables = outputs.some(({ kind }) => kind === 'table') && !(first && !isChanged(state));
    const charts = outputs.some((output) => output.kind === 'table' && output.chart);
    const parts = !same || tables || charts ? await loadParts(lang) : null;
    if (drawing !== this.#drawing) return false;
    const box = this.#cell.part('.la-outputs');
    if (parts && !same) {
      box.innerHTML = outputs
        .map((output, i) => parts.emptyHtml(output, `${el.id}-${i}`, lang, parts.words))
        .join('');
      this.#figures.adopt();
    }
    this.outputs = outputs;
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
      const view = this.#figures.views[i];
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

  *#picture(
    output: Exclude<ShownOutput, { kind: 'table' }>,
    i: number,
    recording?: Trace,
  ): Generator<void, Picture> {
    const { comparison, state } = this.#cell;
    const { profile, faults } = state;
    const choices = { profile, faults, recording, pictures: figuresIn(this.outputs) };
    if (comparison && output.kind === 'figure') {
      const one = profile === 'both' ? 'linux' : profile;
      const { traces } = yield* tracing(output, { ...choices, profile: one });
      yield;
      const compared = comparison.picture(i, traces[0]);
      if (compared) return compared;
    }
    return yield* tracing(output, choices);
  }
}
