/** One output of a live cell: draws it, and shows its cursor in all its views. */
import type { Language, Picture } from '../../../notebook/index.ts';
import type { Mark } from '../../../render/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { events, type Scene, type TraceEvent } from '../../../timeline/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { href } from '../../paths.ts';
import type { CellEvent } from './cell-events.ts';
import { type CellState, type FigureState, newFigure } from './cell-state.ts';
import { type Drawn, drawTimeline, placeTimeline } from './draw-timeline.ts';
import { lineAt, nearestEvent, putCursor, revealCursor, segmentOf, takeCursorAway } from './figure-cursor.ts';
import { listenToFigure } from './figure-input.ts';
import { FigurePlayer } from './figure-player.ts';
import { holdRoom, releaseRoom, roomiest } from './figure-room.ts';
import { segmentInWords } from './moment.ts';
import { setWords } from './set-words.ts';
import { showMarks } from './show-marks.ts';
import { Tabs } from './tabs.ts';

export interface FigureHost {
  lang: Language;
  /** Its number among the figures of the cell. */
  figure: number;
  cell: { readonly state: CellState; dispatch(event: CellEvent): void };
  /** The cursor moved; null: it left. */
  moved(view: FigureView, event: TraceEvent | null): void;
  /** The run is a recording: nothing can be lost from it. */
  fixed(): boolean;
  /** Lose a segment, or bring it back. */
  toggle(view: FigureView, segment: number): void;
  menu(view: FigureView, segment: number, at: DOMRect): void;
}

export class FigureView {
  readonly root: HTMLElement;
  readonly #host: FigureHost;
  readonly stage: HTMLElement;
  readonly #tabs: Tabs;
  readonly #hrefOf = (chapter: string): string => href(`/${chapter}/`, this.#host.lang);
  #picture: Picture | null = null;
  #scene: Scene | null = null;
  #player: FigurePlayer | null = null;
  /** A control or a segment is being turned: see `makeRoom`. */
  #holding = false;
  /** Segments that got their name here, not from the drawing. */
  #named: Element[] = [];

  constructor(root: HTMLElement, host: FigureHost) {
    this.root = root;
    this.#host = host;
    this.stage = root.querySelector('.la-stage')!;
    for (const set of root.querySelectorAll('fieldset')) set.disabled = false;
    this.#addActs();
    for (const icon of root.querySelectorAll<HTMLElement>('button[aria-label]')) icon.title = icon.ariaLabel!;
    this.#tabs = new Tabs(root, (view) => this.#dispatch({ kind: 'view', view, tell: true }));
    listenToFigure(this);
    this.showView();
  }

  /** What can be done to the segment under the cursor. */
  #addActs(): void {
    const t = wordsAtHand(this.#host.lang).live;
    const make = (act: string, words: string): HTMLButtonElement => {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', textContent: words });
      button.dataset.act = act;
      return button;
    };
    const more = make('more', '…');
    more.setAttribute('aria-label', t.more);
    const acts = this.root.querySelector<HTMLElement>('.la-act')!;
    acts.hidden = true;
    acts.replaceChildren(make('lose', t.lose), more);
  }

  get #state(): FigureState {
    return this.#host.cell.state.figures[this.#host.figure] ?? newFigure;
  }

  /** Of a view that has been taken out of the page nothing is heard any more. */
  #dispatch(event: CellEvent): void {
    if (this.root.isConnected) this.#host.cell.dispatch(event);
  }

  get trace(): Trace | undefined {
    return this.#picture?.traces[0];
  }
  get picture(): Picture | null {
    return this.#picture;
  }
  /** Number of the event the cursor is on, and of the last there is. */
  get at(): number {
    return this.#state.at;
  }
  get last(): number {
    return this.#state.events.length - 1;
  }
  get playing(): boolean {
    return this.#state.playing;
  }
  /** The event the cursor is on. */
  get #event(): TraceEvent | null {
    const { events: list, at } = this.#state;
    return list[at] ?? null;
  }

  /**
   * A control is about to be turned: room for the tallest of `pictures`, so that nothing below the figure moves while it
   * is dragged. From here on the room taken is kept, until `release`.
   */
  async makeRoom(pictures: Iterable<Picture>): Promise<void> {
    this.#holding = true;
    const now = this.#picture;
    if (!now) return;
    const summary = this.root.querySelector('.la-summary')!;
    const words = summary.textContent;
    const size = { height: this.#scene?.height ?? 0, words };
    const { most, words: longest } = roomiest(now, size, pictures, (picture) => {
      const placed = placeTimeline(picture, this.#host.lang, this.#state.unfolded);
      return { height: placed.scene.height, words: placed.summary };
    });
    if (most !== now) this.#patch(this.draw(most).figure);
    setWords(summary, longest);
    holdRoom(this.root);
    setWords(summary, words);
    if (most === now) return;
    this.#tabs.stale();
    await this.#tabs.fill(most, null, this.#host.lang);
    holdRoom(this.root);
    if (this.#picture === now) this.show(now);
  }

  /** After a reset, or when something else than a slider was turned. */
  release(): void {
    this.#holding = false;
    releaseRoom(this.root);
  }

  /** Draws the stage in its elements; what was added to them beside the drawing must not stay on others. */
  #patch(figure: Mark): void {
    this.play(false);
    for (const named of this.#named) named.removeAttribute('aria-label');
    this.#named = [];
    showMarks(this.stage, [figure]);
  }

  /** `picture` as this view would show it. */
  draw(picture: Picture): Drawn {
    return drawTimeline(picture, this.#host.lang, {
      live: true,
      unfold: this.#state.unfolded,
      hrefOf: this.#hrefOf,
    });
  }

  /** Puts `picture` into the page; the cursor stays at its moment as well as it can. */
  show(picture: Picture, drawn = this.draw(picture)): void {
    this.#picture = picture;
    this.#scene = drawn.scene;
    this.#patch(drawn.figure);
    // Where nothing is written on a segment, as deep in a burst, its name is made here.
    for (const bare of this.stage.querySelectorAll('.la-s[data-event]:not([aria-label])')) {
      const index = Number(bare.getAttribute('data-event')?.slice(1));
      bare.setAttribute('aria-label', segmentInWords(picture.traces[0], index, this.#host.lang));
      this.#named.push(bare);
    }
    const summary = this.root.querySelector('.la-summary')!;
    if (summary.textContent !== drawn.summary) setWords(summary, drawn.summary);
    const list = events(picture.traces[0]);
    const scrubber = this.root.querySelector<HTMLInputElement>('.la-scrubber')!;
    const last = String(list.length - 1);
    if (scrubber.max !== last) scrubber.max = last;
    this.#tabs.stale();
    // Once it is painted, when asking for heights costs no layout of its own.
    if (this.#holding) requestAnimationFrame(() => setTimeout(() => this.#holding && holdRoom(this.root)));
    this.#dispatch({ kind: 'picture', figure: this.#host.figure, events: list });
  }

  /** A wait has been unfolded, or folded again. */
  redraw(): void {
    if (this.#picture) this.show(this.#picture);
  }

  showView(): void {
    this.#tabs.show(this.#host.cell.state.view);
    this.fill();
  }

  /** Fills the view in front if what it shows is old. */
  fill(): void {
    if (this.#picture) void this.#tabs.fill(this.#picture, this.#event, this.#host.lang);
  }

  /** Where the cursor stands now; every view follows. */
  showCursor(): void {
    const [event, scene, { trace }] = [this.#event, this.#scene, this];
    if (!trace || !scene) return;
    const { lang } = this.#host;
    if (event) putCursor(this.root, { trace, scene, event, at: this.at, fixed: this.#host.fixed() }, lang);
    else takeCursorAway(this.root);
    this.fill();
    this.#host.moved(this, event);
  }

  reveal(): void {
    revealCursor(this.stage);
  }

  /** Puts the cursor on the event number `to`. @param passing it was not put there by the reader */
  move(to: number, passing = false): void {
    this.#dispatch({ kind: 'move', figure: this.#host.figure, to, passing });
  }

  step(by: number): void {
    this.#dispatch({ kind: 'step', figure: this.#host.figure, by });
  }

  play(on = !this.playing): void {
    const { points = [], zero = 0 } = this.#scene ?? {};
    const close = Math.max(
      0,
      points.findIndex(({ t }) => t >= zero - 0.001),
    );
    this.#dispatch({ kind: 'play', figure: this.#host.figure, on, close });
  }

  /** Starts to play from the cursor, or stops. */
  showPlayer(): void {
    this.#player?.stop();
    this.#player = null;
    this.#showPlaying();
    const scene = this.#scene;
    if (!this.playing || !scene || !this.#picture) return;
    this.#player = new FigurePlayer({
      stage: this.stage,
      scene,
      from: this.at,
      speed: Number(this.root.querySelector<HTMLSelectElement>('[data-player=speed]')?.value ?? 1),
      reached: (y) => this.#reach(y),
      step: () => {
        this.step(1);
        return this.at < this.last;
      },
      ended: () => this.play(false),
    });
  }

  /** The line of a figure that plays has come to a height: the last event above it is the one told of. */
  #reach(y: number): void {
    const points = this.#scene?.points ?? [];
    let { at } = this;
    while (at + 1 < points.length && points[at + 1]!.y <= y + 0.01) at += 1;
    if (at !== this.at) this.move(at, true);
    lineAt(this.stage, y);
  }

  #showPlaying(): void {
    const button = this.root.querySelector<HTMLElement>('[data-player=play]');
    if (!button) return;
    const t = wordsAtHand(this.#host.lang).live;
    button.textContent = this.playing ? t.pause : t.play;
    button.classList.toggle('la-icon-pause', this.playing);
  }

  /** Number of the event with this id; -1 if the figure has none. */
  indexOf(id: string | undefined): number {
    return this.#state.events.findIndex((event) => event.id === id);
  }

  /** Number of the event drawn next to a height of the window. */
  nearest(clientY: number): number {
    return this.indexOf(nearestEvent(this.stage, this.#scene, clientY));
  }

  /** Draws a folded wait in full, or folds it again. */
  turnOver(fold: string): void {
    this.#dispatch({ kind: 'fold', figure: this.#host.figure, fold });
  }

  lose(segment: number): void {
    this.#host.toggle(this, segment);
  }

  openMenu(segment: number, at: DOMRect): void {
    this.#host.menu(this, segment, at);
  }

  /** A button or key for the segment the cursor is on: `lose`, or `more` for its menu. */
  act(what: string): void {
    const segment = segmentOf(this.#event);
    if (segment === null) return;
    if (what === 'lose') this.lose(segment);
    else {
      const drawn = this.stage.querySelector(`[data-event="s${segment}"]`) ?? this.stage;
      const box = drawn.getBoundingClientRect();
      this.openMenu(segment, new DOMRect(box.x + box.width / 3, box.y + box.height / 2, 0, 0));
    }
  }
}
