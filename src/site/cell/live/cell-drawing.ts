/** When and what a cell draws: its own run or an edited program's, once a frame, and its title with it. */
import {
  type AnyCell,
  type CalledOutput,
  callCell,
  inTurns,
  type Language,
  nextTurn,
  type Parameters,
  type ParameterValues,
  profileOf,
  Turns,
} from '../../../notebook/index.ts';
import type { FindingWords } from '../../../words/index.ts';
import type { CellFigures } from './cell-figures.ts';
import { findMoment } from './cell-state.ts';
import { setWords } from './set-words.ts';
import type { ShownCell } from './show-cell.ts';
import type { Speaker } from './speaker.ts';
import { titling } from './title.ts';

/** What an edited cell offers in place of our own code. */
export interface Program {
  turn(values: ParameterValues): Promise<CalledOutput[] | null>;
}

interface DrawnCell extends ShownCell {
  readonly own: AnyCell;
  readonly lang: Language;
  /** What a title is made of. */
  readonly words: FindingWords;
  readonly figures: CellFigures;
  readonly speaker: Speaker;
  /** A picture stands there whole. */
  drawn(): void;
}

export class CellDrawing {
  readonly #cell: DrawnCell;
  #program: Program | null = null;
  #frame = 0;
  /** An edited program has been asked for a picture; and something was turned since. */
  #asking = false;
  #again = false;
  /** A title waits until its figure has been painted. */
  #titling = false;

  constructor(cell: DrawnCell) {
    this.#cell = cell;
  }

  /**
   * From now on an edited program stands in for the published cell; null: ours again.
   * @param asked the values that `outputs` are of; what was turned since is asked for again
   * @returns whether `outputs` have been drawn
   */
  async use(
    program: Program | null,
    outputs?: CalledOutput[],
    parameters: Parameters = this.#cell.own.parameters,
    asked: ParameterValues = this.#cell.state.values,
  ): Promise<boolean> {
    this.#program = program;
    const { values } = this.#cell.state;
    const turned = Object.keys(parameters).some((name) => name in asked && asked[name] !== values[name]);
    this.#cell.dispatch({ kind: 'result', edited: program !== null, parameters });
    const drawn = outputs ? await this.#draw(outputs) : false;
    if (!outputs || turned) this.schedule();
    return drawn;
  }

  /** Draws at the next frame, once, however much has changed. */
  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      void this.paint();
    });
  }

  async paint(): Promise<void> {
    const { figures, own, state } = this.#cell;
    if (figures.resting) {
      this.schedule();
      return;
    }
    if (this.#program) {
      await this.#turnProgram();
      return;
    }
    try {
      await this.#draw(callCell(own, state.values));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** One question at a time; what was turned meanwhile is asked afterwards. */
  async #turnProgram(): Promise<void> {
    this.#again = this.#asking;
    const program = this.#program;
    if (this.#asking || !program) return;
    this.#asking = true;
    const outputs = await program.turn(this.#cell.state.values);
    this.#asking = false;
    if (this.#again) void this.#turnProgram();
    // Another program, or ours, may have taken its place meanwhile.
    else if (outputs && program === this.#program) await this.#draw(outputs);
  }

  /** Said; the last picture stays. */
  #fail(error: unknown): void {
    this.#cell.dispatch({ kind: 'fail', message: (error as Error).message });
  }

  /** @returns false if it was given up or could not be drawn, which is said */
  async #draw(outputs: CalledOutput[]): Promise<boolean> {
    const { figures, speaker, el } = this.#cell;
    this.#followProfile(outputs);
    try {
      if (!(await figures.draw(outputs, this.#program !== null))) return false;
    } catch (error) {
      this.#fail(error);
      return false;
    }
    if (!(await this.#showTitle())) return false;
    this.#cell.dispatch({ kind: 'drawn' });
    // Of a link with code the moment is in the run of that code.
    const { state } = this.#cell;
    const wanted = this.#program && state.wanted !== undefined ? findMoment(state, state.wanted) : null;
    if (wanted) figures.goTo(...wanted);
    this.#cell.drawn();
    speaker.later(() => el.querySelector('.la-summary')?.textContent ?? '');
    return true;
  }

  /**
   * After the figure has been painted. Where a title still waits, as on a slow machine while a slider is dragged, the next
   * does not: a figure never goes two steps ahead of its words.
   * @returns false if what was turned meanwhile has a title of its own
   */
  async #showTitle(): Promise<boolean> {
    const { figures, state, words, lang, part } = this.#cell;
    const { outputs, pictures } = figures;
    if (!this.#titling) {
      this.#titling = true;
      await nextTurn();
      this.#titling = false;
      if (outputs !== figures.outputs) return false;
    }
    const { title, also } = await inTurns(titling(outputs, pictures, state.faults, words, lang), new Turns());
    if (outputs !== figures.outputs) return false;
    for (const [selector, sentence] of [
      ['.la-title', title],
      ['.la-also', also],
    ] as const) {
      const there = part(selector);
      there.hidden = sentence === '';
      if (there.textContent !== sentence) setWords(there, sentence);
    }
    part('.la-finding').hidden = title === '';
    return true;
  }

  /** The switch stands at the profile that the cell shows by itself, as long as the reader has chosen none. */
  #followProfile(outputs: readonly CalledOutput[]): void {
    const figure = outputs.find((output) => output.kind === 'figure');
    const shown = figure && profileOf(figure);
    if (shown) this.#cell.dispatch({ kind: 'shows', profile: shown });
  }
}
