/** A cell that answers: controls, clicks on segments, profile, before and after. Editing is loaded when asked for. */
import {
  type AnyCell,
  type CalledOutput,
  callCell,
  defaultValues,
  inTurns,
  type Language,
  loadLinks,
  type Parameters,
  type ParameterValues,
  type ProfileChoice,
  profileOf,
  type ReaderFault,
  Turns,
} from '../../../notebook/index.ts';
import { type FindingWords, loadWords, wordsAtHand } from '../../../words/index.ts';
import type { Comparison } from '../asked/comparison.ts';
import type { CellElement, LiveCellLike } from '../waiting/cell-element.ts';
import { alongSlider } from './along-slider.ts';
import { CellFigures } from './cell-figures.ts';
import { loadCell } from './live-modules.ts';
import { addToNotice } from './notices.ts';
import { setWords } from './set-words.ts';
import { titling } from './title.ts';
import { TurnedCell } from './turned-cell.ts';

export type CellStatus = 'fresh' | 'stale' | 'running' | 'failed';

/** What an edited cell offers in place of our own code. */
export interface Program {
  turn(values: ParameterValues): Promise<CalledOutput[] | null>;
}

/** What a live cell asks of the part that edits it. */
interface EditedPart {
  readonly code: string;
  press(what: string): void;
  /** What stands in an open text area counts. */
  takeTyped(): void;
}

/** A part that has not come is told of by the page, and asked for again at the next press. */
const loadedLater = (error: unknown): void => {
  setTimeout(() => Promise.reject(error));
};

/** Some of what a link asked for and this cell does not have, as it stood there. */
const inShort = (dropped: readonly string[]): string =>
  dropped
    .slice(0, 4)
    .map((part) => (part.length > 40 ? `${part.slice(0, 39)}…` : part))
    .join(', ') + (dropped.length > 4 ? ` … (${dropped.length})` : '');

export class LiveCell extends TurnedCell implements LiveCellLike {
  readonly chapter: string;
  /** Of the site, with a slash at its end. */
  readonly base: string;
  /** Set while Before | after is on. */
  comparison: Comparison | null = null;
  readonly #own: AnyCell;
  readonly #words: FindingWords;
  #program: Program | null = null;
  readonly figures: CellFigures;
  #edited: Promise<EditedPart> | undefined;
  #frame = 0;
  /** Edit was pressed and its editor is on its way: an impatient second press is not one to leave it. */
  #opening = false;
  /** The words under the code are `fail`'s: the next picture takes them away. */
  #failed = false;
  /** An edited program has been asked for a picture; and something was turned since. */
  #asking = false;
  #again = false;
  /** The slider that room was made for last. */
  #roomFor: string | undefined;
  /** So many of its runs have been counted, and Stop ends the counting; null: none are being counted. */
  #counted: number | null = null;
  #sayLater: ReturnType<typeof setTimeout> | undefined;
  #sayFirst = '';
  /** Where a link wants the cursor, until the run it is of has been drawn. */
  #wanted: string | undefined;
  /** Its code is here and its figures answer. */
  readonly ready: Promise<void>;

  /** @param own the published cell @param words what a title is made of */
  constructor(el: CellElement, own: AnyCell, words: FindingWords) {
    super(el);
    this.#words = words;
    this.#own = own;
    this.parameters = own.parameters;
    this.values = { ...defaultValues(own.parameters) };
    this.chapter = el.dataset.chapter!;
    this.base = el.dataset.base!;
    this.figures = new CellFigures(this);
    this.#offerPresent();
    el.addEventListener('input', this.#turned);
    el.addEventListener('change', this.#turned);
    el.addEventListener('pointerdown', this.#aboutToTurn);
    el.addEventListener('keydown', this.#aboutToTurn);
    el.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
      if (what === 'edit') this.el.takeKeys();
      if (what && what !== 'code') this.press(what);
    });
    this.ready = this.#start();
  }

  async #start(): Promise<void> {
    const linked = this.el.linked;
    let dropped: readonly string[] = [];
    const wanted = !location.hash || location.hash === `#${this.el.id}` || linked;
    const first = document.querySelector('la-cell') === this.el;
    if (location.search && wanted && (first || location.hash)) {
      const { readQuery } = await loadLinks();
      const asked = readQuery(location.search, this.parameters);
      this.values = { ...this.values, ...asked.values };
      this.faults = asked.faults;
      this.profile = asked.profile;
      if (asked.any) this.showState();
      dropped = asked.ignored;
      this.#wanted = asked.at;
    }
    // What was turned while this was loading counts as well.
    for (const field of this.el.querySelectorAll<HTMLInputElement>('.la-controls input'))
      if (
        field.type === 'checkbox'
          ? field.checked !== field.defaultChecked
          : field.value !== field.defaultValue
      )
        this.take(field);
    if (this.el.querySelector<HTMLInputElement>('[data-compare]')?.checked) void this.#compare(true);
    const chosen = this.el.querySelector<HTMLInputElement>('[data-profile]:checked')?.value;
    if (chosen !== undefined && chosen !== this.el.dataset.profile) this.profile ??= chosen as ProfileChoice;
    this.showState();
    // A press that came too early is meant for what stands there once it is drawn.
    await this.#paint();
    // Of a link with code the run is another: once it has been drawn.
    if (!linked && !this.#findMoment()) dropped = [...dropped, `at=${this.#wanted}`];
    if (linked || this.el.kept) await this.edited().catch(loadedLater);
    if (dropped.length > 0) addToNotice(this.el, wordsAtHand(this.lang).live.dropped(inShort(dropped)));
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
    this.el.querySelector('[data-do=code]')?.before(button);
  }

  get moment(): string | undefined {
    return this.figures.moment;
  }

  /** Puts the cursor where a link wants it. @returns false if there is no such moment */
  #findMoment(): boolean {
    return this.#wanted === undefined || this.figures.goTo(this.#wanted);
  }

  /** The address follows the cursor. */
  cursorPut(): void {
    this.#wanted = undefined;
    void import('../asked/moment-address.ts').then(({ noteMoment }) => noteMoment(this));
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

  press(what: string): void {
    if (what === 'link') void import('../asked/share.ts').then(({ shareCell }) => shareCell(this));
    else if (what === 'present')
      void import('../asked/present.ts').then(({ presentCell }) => presentCell(this));
    else if (what === 'take') void import('../asked/take-cell.ts').then(({ takeCell }) => takeCell(this));
    else if (what === 'stop' && this.#counted !== null) this.figures.stopCounting();
    else if (what === 'reset' && !this.#edited) this.#resetTurned();
    else {
      if (what === 'edit') {
        if (this.#opening) return;
        this.#opening = true;
      }
      void this.ready
        .then(() => this.edited())
        .finally(() => {
          if (what === 'edit') this.#opening = false;
        })
        .then((edited) => edited.press(what));
    }
  }

  #resetTurned(): void {
    const putBack = this.reset();
    const coming = Promise.all([import('../editing/undo-reset.ts'), loadWords(this.lang, 'editing')]);
    void coming.then(([{ offerUndo }, words]) => offerUndo(this.el, words, putBack));
  }

  /** Back to the cell as the page has it, apart from its code. @returns what puts back what was turned */
  reset(): () => void {
    const putBack = this.remember();
    this.toDefaults();
    this.#wanted = undefined;
    if (this.moment) {
      this.figures.forgetMoment();
      this.cursorPut();
    }
    if (this.comparison) void this.#compare(true);
    this.#release();
    this.showState();
    this.schedule();
    return putBack;
  }

  status(status: CellStatus): void {
    this.#failed = false;
    this.el.dataset.status = status;
    this.#showStatus();
  }

  /** @param share of the runs that have been counted so far, 0 to 1; null: no more are */
  tellCounted(share: number | null): void {
    // An edited program that is still running has offered Stop by itself, and takes it back.
    const running = this.el.dataset.status === 'running';
    if (!running && (share === null) !== (this.#counted === null)) this.offer('stop', share !== null);
    this.#counted = share;
    this.#showStatus();
  }

  #showStatus(): void {
    const words = wordsAtHand(this.lang).live;
    const status = this.el.dataset.status as CellStatus;
    this.part('.la-status').textContent =
      this.#counted !== null
        ? words.counted(Math.floor(100 * this.#counted))
        : status === 'fresh'
          ? ''
          : words[status];
  }

  /**
   * From now on an edited program stands in for the published cell; null: ours again.
   * @param asked the values that `outputs` are of; what was turned since is asked for again
   * @returns whether `outputs` have been drawn
   */
  async use(
    program: Program | null,
    outputs?: CalledOutput[],
    parameters?: Parameters,
    asked: ParameterValues = this.values,
  ): Promise<boolean> {
    this.#program = program;
    const declared = parameters ?? this.#own.parameters;
    const turned = Object.keys(declared).some((name) => name in asked && asked[name] !== this.values[name]);
    this.declare(declared);
    const drawn = outputs ? await this.#draw(outputs) : false;
    if (!outputs || turned) this.schedule();
    return drawn;
  }

  setFaults(faults: ReaderFault[]): void {
    this.faults = faults;
    this.showState();
    this.schedule();
  }

  /** Before a slider moves, its figures take the room that the places along it need. */
  #aboutToTurn = ({ target, type, key }: Event & { key?: string }): void => {
    if (type === 'keydown' && !/^(Arrow|Page|Home|End)/.test(key ?? '')) return;
    const { name, type: kind } = target as HTMLInputElement;
    const parameter = this.parameters[name];
    if (kind !== 'range' || parameter?.kind !== 'slider' || this.#roomFor === name) return;
    this.#roomFor = name;
    if (this.#program || this.figures.pictures.every((picture) => !picture)) return;
    this.figures.makeRoom(alongSlider(this.#own, this.values, name, parameter));
  };

  #release(): void {
    this.#roomFor = undefined;
    this.figures.release();
  }

  #turned = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.dataset.profile !== undefined) this.profile = field.value as ProfileChoice;
    else if (field.dataset.compare !== undefined) {
      if (event.type === 'change') void this.#compare(field.checked);
    } else if (!field.closest('.la-controls')) return;
    else if (!this.take(field) && event.type === 'input') return;
    if (!['range', 'number'].includes(field.type)) this.#release();
    this.showState(event.type === 'input');
    this.schedule();
  };

  /** Draws at the next frame, once, however much has changed. */
  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      void this.#paint();
    });
  }

  async #paint(): Promise<void> {
    if (this.figures.resting) {
      this.schedule();
      return;
    }
    if (this.#program) {
      await this.#turnProgram();
      return;
    }
    try {
      await this.#draw(callCell(this.#own, this.values));
    } catch (error) {
      this.fail((error as Error).message);
    }
  }

  /** One question at a time; what was turned meanwhile is asked afterwards. */
  async #turnProgram(): Promise<void> {
    this.#again = this.#asking;
    const program = this.#program;
    if (this.#asking || !program) return;
    this.#asking = true;
    const outputs = await program.turn(this.values);
    this.#asking = false;
    if (this.#again) void this.#turnProgram();
    // Another program, or ours, may have taken its place meanwhile.
    else if (outputs && program === this.#program) await this.#draw(outputs);
  }

  /** A run of our own code that cannot be drawn: said, and the last picture stays. */
  fail(message: string): void {
    this.status('failed');
    this.#failed = true;
    const box = this.part('.la-problems');
    box.hidden = false;
    box.textContent = wordsAtHand(this.lang).live.notDrawn + message;
  }

  /** Before | after, on or off. */
  async #compare(on: boolean): Promise<void> {
    const wanted = on ? Promise.all([import('../asked/comparison.ts'), loadWords(this.lang, 'cell')]) : null;
    this.comparison?.end();
    this.comparison = null;
    const found = await wanted;
    // It may have been turned off again while it was on its way.
    const still = this.el.querySelector<HTMLInputElement>('[data-compare]')?.checked;
    if (found && still && !this.comparison) {
      const [{ Comparison }, words] = found;
      this.comparison = new Comparison(this, this.#own, words);
    }
    this.schedule();
  }

  /** @returns false if it was given up or could not be drawn, which is said */
  async #draw(outputs: CalledOutput[]): Promise<boolean> {
    this.#followProfile(outputs);
    try {
      if (!(await this.figures.draw(outputs, this.#program !== null))) return false;
    } catch (error) {
      this.fail((error as Error).message);
      return false;
    }
    const { outputs: shown, pictures } = this.figures;
    const { title, also } = await inTurns(
      titling(shown, pictures, this.faults, this.#words, this.lang),
      new Turns(),
    );
    // What was turned meanwhile has a title of its own.
    if (shown !== this.figures.outputs) return false;
    for (const [selector, words] of [
      ['.la-title', title],
      ['.la-also', also],
    ] as const) {
      const part = this.part(selector);
      part.hidden = words === '';
      if (part.textContent !== words) setWords(part, words);
    }
    if (this.#failed) {
      this.part('.la-problems').hidden = true;
      this.status('fresh');
    }
    if (this.el.dataset.exercise !== undefined)
      void import('../asked/judge-exercise.ts').then(({ judgeExercise }) => judgeExercise(this));
    if (this.#program) this.#findMoment();
    // What was turned is in the address as well, where that tells of a moment.
    if (this.moment) this.cursorPut();
    clearTimeout(this.#sayLater);
    this.#sayLater = setTimeout(() => {
      const summary = this.el.querySelector('.la-summary')?.textContent ?? '';
      this.say(`${this.#sayFirst} ${summary}`.trim());
      this.#sayFirst = '';
    }, 400);
    return true;
  }

  /** The switch stands at the profile that the cell shows by itself, as long as the reader has chosen none. */
  #followProfile(outputs: readonly CalledOutput[]): void {
    const figure = outputs.find((output) => output.kind === 'figure');
    const shown = figure && profileOf(figure);
    if (!shown || shown === this.el.dataset.profile) return;
    this.el.dataset.profile = shown;
    this.showState();
  }

  /** Spoken before the sentence of the next picture, which would otherwise take its place. */
  sayWithNext(words: string): void {
    this.#sayFirst = words;
  }

  /** Spoken politely, in place of what a picture was about to say. */
  say(words: string): void {
    clearTimeout(this.#sayLater);
    const box = this.part('.la-say');
    if (box.textContent !== words) box.textContent = words;
  }
}

/** Makes a cell of the page live, once its own code has come. */
export const openLive = async (el: CellElement): Promise<LiveCell> => {
  const { chapter, cell, lang } = el.dataset;
  const [own, words] = await Promise.all([loadCell(chapter!, cell!), loadWords(lang as Language, 'finding')]);
  return new LiveCell(el, own, words);
};
