/** A cell that answers. What it knows is its state; editing is loaded when asked for. */
import {
  type AnyCell,
  type CalledOutput,
  type Language,
  loadLinks,
  type Parameters,
  type ParameterValues,
  type ProfileChoice,
} from '../../../notebook/index.ts';
import { type FindingWords, loadWords, wordsAtHand } from '../../../words/index.ts';
import type { Comparison } from '../asked/comparison.ts';
import type { CellElement, Command, LiveCellLike } from '../waiting/cell-element.ts';
import { alongSlider } from './along-slider.ts';
import { CellDrawing, type Program } from './cell-drawing.ts';
import type { CellEvent } from './cell-events.ts';
import { CellFigures } from './cell-figures.ts';
import { type CellState, findMoment, isChanged, momentOf, startState, turnedOf } from './cell-state.ts';
import { CellStore, type Executors } from './cell-store.ts';
import { loadCell } from './live-modules.ts';
import { addToNotice } from './notices.ts';
import { inShort, openAddress, takeTurned } from './open-address.ts';
import { rememberedView } from './remembered-view.ts';
import { showing } from './show-cell.ts';
import { Speaker } from './speaker.ts';
import { listenToControls } from './turn-cell.ts';

/** What a live cell asks of the part that edits it. */
interface EditedPart {
  press(what: Command): void;
  /** What stands in an open text area counts. */
  takeTyped(): void;
}

/** A part that has not come is told of by the page, and asked for again at the next press. */
const loadedLater = (error: unknown): void => {
  setTimeout(() => Promise.reject(error));
};

export class LiveCell implements LiveCellLike {
  readonly el: CellElement;
  readonly id: string;
  readonly lang: Language;
  readonly chapter: string;
  /** Of the site, with a slash at its end. */
  readonly base: string;
  /** As it is published. */
  readonly own: AnyCell;
  /** What a title is made of. */
  readonly words: FindingWords;
  readonly figures: CellFigures;
  readonly speaker: Speaker;
  /** Set while Before | after is on and has come. */
  comparison: Comparison | null = null;
  /** Its code is here and its figures answer. */
  readonly ready: Promise<void>;
  readonly #store: CellStore;
  readonly #drawing: CellDrawing;
  #edited: Promise<EditedPart> | undefined;

  constructor(el: CellElement, own: AnyCell, words: FindingWords) {
    this.el = el;
    this.own = own;
    this.words = words;
    this.id = el.dataset.cell!;
    this.lang = el.dataset.lang as Language;
    this.chapter = el.dataset.chapter!;
    this.base = el.dataset.base!;
    this.speaker = new Speaker(this.part('.la-say'));
    const shown = el.dataset.profile as ProfileChoice | undefined;
    this.#store = new CellStore(
      startState(own.parameters, shown, rememberedView() ?? 'timeline'),
      showing(this),
    );
    this.#drawing = new CellDrawing(this);
    this.figures = new CellFigures(this);
    this.carryOut(this.figures.executors);
    this.carryOut({
      room: ({ name }) => this.#makeRoom(name),
      draw: () => this.#drawing.schedule(),
      compare: () => void this.#compare(),
      address: () => void import('../asked/moment-address.ts').then(({ noteMoment }) => noteMoment(this)),
      openEditor: () => this.#edit('edit', () => this.dispatch({ kind: 'editing' })),
    });
    this.figures.adopt();
    this.#offerPresent();
    listenToControls(this);
    el.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
      if (what === 'edit') this.el.takeKeys();
      if (what && what !== 'code') this.press(what as Command);
    });
    this.ready = this.#start();
  }

  get state(): CellState {
    return this.#store.state;
  }
  dispatch = (event: CellEvent): void => this.#store.dispatch(event);
  /** From now on these effects are carried out as well. */
  carryOut(executors: Executors): void {
    this.#store.also(executors);
  }

  /** An element of the cell that is always there. */
  part = (selector: string): HTMLElement => this.el.querySelector<HTMLElement>(selector)!;

  async #start(): Promise<void> {
    const { linked } = this.el;
    let dropped = await openAddress(this);
    takeTurned(this);
    this.dispatch({ kind: 'opened' });
    // A press that came too early is meant for what stands there once it is drawn.
    await this.#drawing.paint();
    // Of a link with code the run is another: once it has been drawn.
    if (!linked) dropped = [...dropped, ...this.#findMoment()];
    if (linked || this.el.kept) await this.edited().catch(loadedLater);
    if (dropped.length > 0) addToNotice(this.el, wordsAtHand(this.lang).live.dropped(inShort(dropped)));
  }

  /** Puts the cursor where a link wants it. @returns what the link has if there is no such moment */
  #findMoment(): string[] {
    const { wanted } = this.state;
    if (wanted === undefined) return [];
    const found = findMoment(this.state, wanted);
    if (!found) return [`at=${wanted}`];
    this.figures.goTo(...found);
    return [];
  }

  /** A button that only a page with scripts has: none of its bytes are in the page. */
  #offerPresent(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.do = 'present';
    button.title = wordsAtHand(this.lang).live.present;
    button.ariaLabel = button.title;
    button.innerHTML =
      '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6"><path d="M1 6V1h5M10 1h5v5M15 10v5h-5M6 15H1v-5"/></svg>';
    // Before those that are there, which end at the cell's edge: a press that is on its way finds them where they were.
    this.el.querySelector('.la-foot-rest')?.prepend(button);
  }

  /** Where the reader has put the cursor, as an address has it. */
  get moment(): string | undefined {
    return momentOf(this.state);
  }

  /** Address query of what has been turned and lost, and of where the cursor was put. */
  async query(): Promise<string> {
    const { writeQuery } = await loadLinks();
    const { values, faults, profile, parameters } = this.state;
    const at = this.moment;
    return writeQuery({ values, faults, ...(profile && { profile }), ...(at && { at }) }, parameters);
  }

  /** The part that edits and runs, loaded once. */
  edited(): Promise<EditedPart> {
    this.#edited ??= import('../editing/edited-cell.ts').then(({ openEditing }) => openEditing(this));
    this.#edited.catch(() => {
      this.#edited = undefined;
    });
    return this.#edited;
  }

  /** Live, and what has been typed so far taken in: what a link or a file is made of. */
  async settled(): Promise<void> {
    await this.ready;
    if (this.el.area) (await this.edited()).takeTyped();
  }

  press(what: Command): void {
    if (what === 'link') void import('../asked/share.ts').then(({ shareCell }) => shareCell(this));
    else if (what === 'present')
      void import('../asked/present.ts').then(({ presentCell }) => presentCell(this));
    else if (what === 'take') void import('../asked/take-cell.ts').then(({ takeCell }) => takeCell(this));
    else if (what === 'stop' && this.state.counted !== null) this.dispatch({ kind: 'stop', whole: false });
    else if (what === 'edit') this.dispatch({ kind: 'edit' });
    else if (what === 'reset' && !this.#edited) this.#resetTurned();
    else this.#edit(what);
  }

  #edit(what: Command, there?: () => void): void {
    void this.ready
      .then(() => this.edited())
      .finally(there)
      .then((edited) => edited.press(what));
  }

  #resetTurned(): void {
    const putBack = this.reset();
    const coming = Promise.all([import('../editing/undo-reset.ts'), loadWords(this.lang, 'editing')]);
    void coming.then(([{ offerUndo }, words]) => offerUndo(this.el, words, putBack));
  }

  /** Back to the cell as the page has it, apart from its code. @returns what puts back what was turned */
  reset(): () => void {
    const before = turnedOf(this.state);
    this.dispatch({ kind: 'reset' });
    return () => this.dispatch({ kind: 'restore', before });
  }

  changed(): boolean {
    return isChanged(this.state);
  }

  use(
    program: Program | null,
    outputs?: CalledOutput[],
    parameters?: Parameters,
    asked?: ParameterValues,
  ): Promise<boolean> {
    return this.#drawing.use(program, outputs, parameters, asked);
  }

  /** Draws at the next frame. */
  schedule(): void {
    this.#drawing.schedule();
  }

  #makeRoom(name: string): void {
    const { parameters, values } = this.state;
    const parameter = parameters[name];
    if (parameter?.kind !== 'slider' || this.figures.pictures.every((picture) => !picture)) return;
    this.figures.makeRoom(alongSlider(this.own, values, name, parameter));
  }

  /** Before | after is begun anew, or ended. */
  async #compare(): Promise<void> {
    const on = this.state.compared;
    const wanted = on ? Promise.all([import('../asked/comparison.ts'), loadWords(this.lang, 'cell')]) : null;
    this.comparison?.end();
    this.comparison = null;
    const found = await wanted;
    // It may have been turned off again while it was on its way.
    if (found && this.state.compared && !this.comparison) {
      const [{ Comparison }, words] = found;
      this.comparison = new Comparison(this, this.own, words);
    }
    this.schedule();
  }

  /** A picture stands there whole. */
  drawn(): void {
    if (this.el.dataset.exercise !== undefined)
      void import('../asked/judge-exercise.ts').then(({ judgeExercise }) => judgeExercise(this));
    // What was turned is in the address as well, where that tells of a moment.
    if (this.moment) void import('../asked/moment-address.ts').then(({ noteMoment }) => noteMoment(this));
  }
}

/** Makes a cell of the page live, once its own code has come. */
export const openLive = async (el: CellElement): Promise<LiveCell> => {
  const { chapter, cell } = el.dataset;
  const lang = el.dataset.lang as Language;
  const [own, words] = await Promise.all([loadCell(chapter!, cell!, lang), loadWords(lang, 'finding')]);
  return new LiveCell(el, own, words);
};
