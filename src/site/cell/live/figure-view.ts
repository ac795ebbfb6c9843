/** One output of a live cell: draws it, and moves one cursor through all its views. */
import { type Language, type Picture, takesFault } from '../../../notebook/index.ts';
import type { Mark } from '../../../render/index.ts';
import type { Trace } from '../../../sim/index.ts';
import {
  events,
  isSegmentEvent,
  type Scene,
  segmentNumbers,
  type TraceEvent,
} from '../../../timeline/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { href } from '../../paths.ts';
import { type Drawn, drawTimeline, placeTimeline } from './draw-timeline.ts';
import { listenToFigure } from './figure-input.ts';
import { FigurePlayer } from './figure-player.ts';
import { momentInWords, segmentInWords } from './moment.ts';
import { setWords } from './set-words.ts';
import { showMarks } from './show-marks.ts';
import { rememberedView, Tabs } from './tabs.ts';

export interface FigureHost {
  lang: Language;
  /** The cursor moved; null: it left. */
  moved(view: FigureView, event: TraceEvent | null): void;
  /** The reader has put the cursor where it is. */
  put(view: FigureView): void;
  /** The run is a recording: nothing can be lost from it. */
  fixed(): boolean;
  /** Lose a segment, or bring it back. */
  toggle(view: FigureView, segment: number): void;
  menu(view: FigureView, segment: number, at: DOMRect): void;
}

/** A press may take this long to answer without being felt; for five pictures, a little longer. */
const roomMs = 25;
const fewest = 5;
const longestRoomMs = 100;

export class FigureView {
  readonly root: HTMLElement;
  readonly #host: FigureHost;
  readonly stage: HTMLElement;
  readonly #scrubber: HTMLInputElement;
  readonly #tabs: Tabs;
  readonly #hrefOf = (chapter: string): string => href(`/${chapter}/`, this.#host.lang);
  #picture: Picture | null = null;
  #scene: Scene | null = null;
  #list: TraceEvent[] = [];
  #at = -1;
  /** The event that the reader has put the cursor on, whatever the pointer has gone over since. */
  #put: TraceEvent | null = null;
  #unfold: string[] = [];
  #player: FigurePlayer | null = null;
  /** A control or a segment is being turned: see `makeRoom`. */
  #holding = false;
  /** Segments that got their name here, not from the drawing. */
  #named: Element[] = [];

  constructor(root: HTMLElement, host: FigureHost) {
    this.root = root;
    this.#host = host;
    this.stage = root.querySelector('.la-stage')!;
    this.#scrubber = root.querySelector('.la-scrubber')!;
    for (const set of root.querySelectorAll('fieldset')) set.disabled = false;
    this.#addActs();
    for (const icon of root.querySelectorAll<HTMLElement>('button[aria-label]')) icon.title = icon.ariaLabel!;
    this.#tabs = new Tabs(root, () => this.#fill());
    listenToFigure(this);
    const view = rememberedView();
    if (view) this.#tabs.choose(view, false);
  }

  /** What can be done to the segment under the cursor. */
  #addActs(): void {
    const t = wordsAtHand(this.#host.lang).live;
    const make = (act: string, words: string): HTMLButtonElement => {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', hidden: true, textContent: words });
      button.dataset.act = act;
      return button;
    };
    const more = make('more', '…');
    more.setAttribute('aria-label', t.more);
    this.root.querySelector('.la-act')!.replaceChildren(make('lose', t.lose), more);
  }

  get trace(): Trace | undefined {
    return this.#picture?.traces[0];
  }
  get picture(): Picture | null {
    return this.#picture;
  }
  /** Number of the event the cursor is on, and of the last there is. */
  get at(): number {
    return this.#at;
  }
  get last(): number {
    return this.#list.length - 1;
  }
  get playing(): boolean {
    return this.#player !== null;
  }
  /** The event the cursor is on. */
  get event(): TraceEvent | null {
    return this.#list[this.#at] ?? null;
  }

  /** The event that the reader has put the cursor on. */
  get put(): TraceEvent | null {
    return this.#put;
  }
  /** It is on none. */
  forget(): void {
    this.#put = null;
  }

  /** Gives the parts whose height follows the run the room they have taken so far. */
  #hold(): void {
    for (const part of this.root.querySelectorAll<HTMLElement>(
      '.la-stage, .la-panel, .la-panel .la-scroll, .la-caption, .la-summary, .la-differences',
    ))
      if (part.offsetHeight > (Number.parseFloat(part.style.minHeight) || 0))
        part.style.minHeight = `${part.offsetHeight}px`;
  }

  /**
   * A control is about to be turned: room for the tallest of `pictures`, so that nothing below the figure moves while it
   * is dragged. From here on the room taken is kept, until `release`. As many are looked at as there is time for.
   */
  async makeRoom(pictures: Iterable<Picture>): Promise<void> {
    this.#holding = true;
    const now = this.#picture;
    if (!now) return;
    const began = performance.now();
    const summary = this.root.querySelector('.la-summary')!;
    const words = summary.textContent;
    let [tallest, longest, most] = [this.#scene?.height ?? 0, words, now];
    let looked = 0;
    for (const picture of pictures) {
      const placed = placeTimeline(picture, this.#host.lang, this.#unfold);
      if (placed.summary.length > longest.length) longest = placed.summary;
      if (placed.scene.height > tallest) [tallest, most] = [placed.scene.height, picture];
      looked += 1;
      if (performance.now() - began > (looked < fewest ? longestRoomMs : roomMs)) break;
    }
    if (most !== now) this.#patch(this.draw(most).figure);
    setWords(summary, longest);
    this.#hold();
    setWords(summary, words);
    if (most === now) return;
    this.#tabs.stale();
    await this.#tabs.fill(most, null, this.#host.lang);
    this.#hold();
    if (this.#picture === now) this.show(now);
  }

  /** Back to the height of what is shown: after a reset, or when something else than a slider was turned. */
  release(): void {
    this.#holding = false;
    for (const part of this.root.querySelectorAll<HTMLElement>('[style*="min-height"]'))
      part.style.minHeight = '';
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
      unfold: this.#unfold,
      hrefOf: this.#hrefOf,
    });
  }

  /** Puts `picture` into the page; the cursor stays at its moment as well as it can. */
  show(picture: Picture, drawn = this.draw(picture)): void {
    const before = this.event;
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
    this.#list = events(picture.traces[0]);
    const last = String(this.#list.length - 1);
    if (this.#scrubber.max !== last) this.#scrubber.max = last;
    this.#tabs.stale();
    // Once it is painted, when asking for heights costs no layout of its own.
    if (this.#holding) requestAnimationFrame(() => setTimeout(() => this.#holding && this.#hold()));
    if (this.#put) this.#put = this.#list[this.#like(this.#put)] ?? null;
    if (before) this.move(this.#like(before), true);
    else this.#fill();
  }

  /** Number of the event that is the same in this run, or that comes next. */
  #like(before: TraceEvent): number {
    const same = this.#list.findIndex((event) => event.id === before.id && event.kind === before.kind);
    const near = this.#list.findIndex((event) => event.t >= before.t);
    return same >= 0 ? same : near >= 0 ? near : this.#list.length - 1;
  }

  /** Brings the cursor into the window, if it is outside. */
  reveal(): void {
    const cursor = this.stage.querySelector<HTMLElement>('.la-cursor');
    if (!cursor) return;
    const { top } = cursor.getBoundingClientRect();
    if (top < innerHeight * 0.15 || top > innerHeight * 0.9)
      cursor.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** Puts the cursor on the event number `index`; every view follows. @param passing it was not put there by the reader */
  move(index: number, passing = false): void {
    this.#at = Math.max(0, Math.min(this.#list.length - 1, index));
    const { event } = this;
    if (!this.#picture) return;
    if (!event) {
      this.#leave();
      return;
    }
    const trace = this.#picture.traces[0];
    const words = momentInWords(trace, event, this.#host.lang);
    this.root.querySelector('.la-moment')!.textContent = words;
    this.#scrubber.value = String(this.#at);
    this.#scrubber.setAttribute('aria-valuetext', words);
    const cursor = this.stage.querySelector<HTMLElement>('.la-cursor');
    const y = this.#scene?.points[this.#at]?.y;
    const segment = this.#segment(event);
    if (cursor && y !== undefined) {
      cursor.hidden = false;
      cursor.style.top = `${y + this.#above}px`;
      const under = segment === null ? undefined : trace.segments[segment];
      if (under) cursor.dataset.numbers = segmentNumbers(under);
      else delete cursor.dataset.numbers;
    }
    for (const old of this.stage.querySelectorAll('.la-here')) old.classList.remove('la-here');
    if (segment !== null) {
      const drawn = this.stage.querySelector(`[data-event="s${segment}"]`);
      drawn?.classList.add('la-here');
      const act = this.root.querySelector<HTMLElement>('[data-act=lose]')!;
      const t = wordsAtHand(this.#host.lang).live;
      act.textContent = trace.segments[segment]?.arrives === null ? t.bring : t.lose;
    }
    for (const act of this.root.querySelectorAll<HTMLElement>('[data-act]'))
      act.hidden = segment === null || this.#host.fixed() || !takesFault(trace.segments[segment]!);
    this.#fill();
    this.#host.moved(this, event);
    if (passing) return;
    this.#put = event;
    this.#host.put(this);
  }

  /** A run in which nothing happens has no moments: nothing is left of the ones before it. */
  #leave(): void {
    this.#at = -1;
    this.root.querySelector('.la-moment')!.textContent = '';
    for (const gone of this.root.querySelectorAll<HTMLElement>('.la-cursor, [data-act]')) gone.hidden = true;
    this.#fill();
    this.#host.moved(this, null);
  }

  step(by: number): void {
    this.move(this.#at < 0 ? (by > 0 ? 0 : this.#list.length - 1) : this.#at + by);
  }

  /** From the close, or from where the cursor stands between it and the end. */
  play(on = !this.#player): void {
    if (!on && !this.#player) return;
    this.#player?.stop();
    this.#player = null;
    this.#showPlaying(on);
    const scene = this.#scene;
    if (!on || !scene || !this.#picture) return;
    const close = Math.max(
      0,
      scene.points.findIndex(({ t }) => t >= scene.zero - 0.001),
    );
    const from = this.#at < close || this.#at >= this.last ? close : this.#at;
    this.move(from, true);
    this.#player = new FigurePlayer({
      stage: this.stage,
      scene,
      from,
      speed: Number(this.root.querySelector<HTMLSelectElement>('[data-player=speed]')?.value ?? 1),
      reached: (y) => this.#reach(y),
      step: () => {
        this.step(1);
        return this.#at < this.last;
      },
      ended: () => this.play(false),
    });
  }

  /** The line of a figure that plays has come to a height: the last event above it is the one told of. */
  #reach(y: number): void {
    const points = this.#scene?.points ?? [];
    let at = this.#at;
    while (at + 1 < points.length && points[at + 1]!.y <= y + 0.01) at += 1;
    if (at !== this.#at) this.move(at, true);
    const cursor = this.stage.querySelector<HTMLElement>('.la-cursor');
    if (cursor) cursor.style.top = `${y + this.#above}px`;
  }

  #showPlaying(on: boolean): void {
    const button = this.root.querySelector<HTMLElement>('[data-player=play]');
    if (!button) return;
    const t = wordsAtHand(this.#host.lang).live;
    button.textContent = on ? t.pause : t.play;
    button.classList.toggle('la-icon-pause', on);
  }

  /** px that stand above the ladders: the switch between two runs, where it is seen. */
  get #above(): number {
    return this.stage.querySelector<HTMLElement>('.la-ladders')?.offsetTop ?? 0;
  }

  #segment(event: TraceEvent | null): number | null {
    return event && isSegmentEvent(event.kind) ? event.index : null;
  }

  /** Fills the view in front if what it shows is old. */
  #fill(): void {
    if (this.#picture) void this.#tabs.fill(this.#picture, this.event, this.#host.lang);
  }

  /** Number of the event with this id; -1 if the figure has none. */
  indexOf(id: string | undefined): number {
    return this.#list.findIndex((event) => event.id === id);
  }

  /** Number of the event drawn next to a height of the window. */
  nearest(clientY: number): number {
    const top = (this.stage.querySelector('.la-ladders') ?? this.stage).getBoundingClientRect().top;
    const points = this.#scene?.points ?? [];
    let best = -1;
    let distance = Infinity;
    points.forEach((point, i) => {
      const away = Math.abs(point.y - (clientY - top));
      if (away < distance) [best, distance] = [i, away];
    });
    return this.indexOf(points[best]?.id);
  }

  /** Draws a folded wait in full, or folds it again. */
  turnOver(fold: string): void {
    this.#unfold = this.#unfold.includes(fold)
      ? this.#unfold.filter((id) => id !== fold)
      : [...this.#unfold, fold];
    if (this.#picture) this.show(this.#picture);
  }

  lose(segment: number): void {
    this.#host.toggle(this, segment);
  }

  openMenu(segment: number, at: DOMRect): void {
    this.#host.menu(this, segment, at);
  }

  /** A button or key for the segment the cursor is on: `lose`, or `more` for its menu. */
  act(what: string): void {
    const segment = this.#segment(this.event);
    if (segment === null) return;
    if (what === 'lose') this.lose(segment);
    else {
      const drawn = this.stage.querySelector(`[data-event="s${segment}"]`) ?? this.stage;
      const box = drawn.getBoundingClientRect();
      this.openMenu(segment, new DOMRect(box.x + box.width / 3, box.y + box.height / 2, 0, 0));
    }
  }
}
