/** A cell for a room: its figure as large as the screen, and the sentence of one event after the other. */
import type { Language, Picture } from '../../../notebook/index.ts';
import { events, isSegmentEvent, type Scene, type TraceEvent, zeroOf } from '../../../timeline/index.ts';
import { loadWords, type PresentWords } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import { putAt } from '../live/cell-state.ts';
import { drawTimeline } from '../live/draw-timeline.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { momentInWords } from '../live/moment.ts';
import { showMarks } from '../live/show-marks.ts';
import css from './present.css?inline';

/** At this width of the window a figure has the size it has in a page, px; on a wider one all of it grows. */
const plainWidth = 800;

const element = (tag: string, className: string, text = ''): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};
const button = (words: string, act: () => void, className = ''): HTMLElement => {
  const made = element('button', className);
  if (className) made.setAttribute('aria-label', words);
  else made.textContent = words;
  (made as HTMLButtonElement).type = 'button';
  made.addEventListener('click', act);
  return made;
};

/** The events of a run, one at a time, in its picture. */
class Steps {
  readonly stage = element('div', 'la-stage');
  readonly #picture: Picture;
  readonly #lang: Language;
  readonly #scene: Scene;
  readonly list: TraceEvent[];
  at: number;

  /** @param from id of the event to begin with; without one it is the close */
  constructor(picture: Picture, lang: Language, from?: string) {
    this.#picture = picture;
    this.#lang = lang;
    const { figure, scene } = drawTimeline(picture, lang, { live: true });
    showMarks(this.stage, [figure]);
    this.#scene = scene;
    const [trace] = picture.traces;
    this.list = events(trace);
    const asked = this.list.findIndex(({ id }) => id === from);
    const close = this.list.findIndex(({ t }) => t >= zeroOf(trace) - 0.001);
    this.at = Math.max(0, asked >= 0 ? asked : close);
  }

  /** What happens there, in words. */
  show(at: number): string {
    this.at = Math.max(0, Math.min(this.list.length - 1, at));
    const event = this.list[this.at];
    if (!event) return '';
    const cursor = this.stage.querySelector<HTMLElement>('.la-cursor')!;
    const above = this.stage.querySelector<HTMLElement>('.la-ladders')?.offsetTop ?? 0;
    cursor.hidden = false;
    cursor.style.top = `${(this.#scene.points[this.at]?.y ?? 0) + above}px`;
    for (const old of this.stage.querySelectorAll('.la-here')) old.classList.remove('la-here');
    if (isSegmentEvent(event.kind))
      this.stage.querySelector(`[data-event="s${event.index}"]`)?.classList.add('la-here');
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    cursor.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
    return momentInWords(this.#picture.traces[0], event, this.#lang);
  }
}

/** What of a cell without a run is shown: its table and its chart, as they stand. */
const copyOf = (live: LiveCell): HTMLElement => {
  const copy = live.part('.la-outputs').cloneNode(true) as HTMLElement;
  copy.removeAttribute('style');
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  return copy;
};

const forward = ['ArrowRight', 'ArrowDown', 'PageDown', 'Enter', ' '];
const back = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];

/** Whole screen where the browser has it; a dialog fills the window in any case, and closes with the whole screen. */
const wholeScreen = async (): Promise<void> => {
  try {
    // Before the dialog, which has to stand over it. Phones may have none.
    await document.documentElement.requestFullscreen?.({ navigationUI: 'hide' });
  } catch {
    // Not allowed here: the window is enough.
  }
};

const fill = (dialog: HTMLDialogElement, live: LiveCell, t: PresentWords): void => {
  const { lang } = live;
  const title = element('h2', 'la-present-title', live.part('.la-title').textContent ?? live.id);
  title.id = 'la-present-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const leave = button(t.leave, () => dialog.close());
  const head = element('header', 'la-present-head');
  head.append(title, leave);
  const scroll = element('div', 'la-present-scroll');
  dialog.append(head, scroll);
  const grown = element('div', 'la-present-figure');
  const grow = (): void => {
    grown.style.zoom = String(Math.max(1, Math.min(3, innerWidth / plainWidth)));
  };
  grow();
  addEventListener('resize', grow);
  dialog.addEventListener('close', () => removeEventListener('resize', grow));
  scroll.append(grown);
  // Without keys of its own a part that scrolls is reached by Tab.
  scroll.tabIndex = 0;
  const [number, id] = putAt(live.state) ?? [0, undefined];
  const drawn = live.figures.pictures.filter((picture) => picture !== null);
  const picture = drawn[number];
  if (!picture) {
    grown.append(copyOf(live));
    return;
  }
  const steps = new Steps(picture, lang, id);
  grown.append(steps.stage);
  const words = element('p', 'la-present-words');
  words.setAttribute('role', 'status');
  const place = element('span', 'la-present-place');
  const go = (at: number): void => {
    words.textContent = steps.show(at);
    place.textContent = `${steps.at + 1} / ${steps.list.length}`;
  };
  const foot = element('footer', 'la-present-foot');
  const by = (n: number) => () => go(steps.at + n);
  const turns = element('div', 'la-present-turns');
  turns.append(
    button(t.back, by(-1), 'la-icon la-icon-back'),
    place,
    button(t.forward, by(1), 'la-icon la-icon-forward'),
  );
  foot.append(words, turns);
  dialog.append(foot);
  dialog.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = (event.target as Element).closest('button') && /^(Enter| )$/.test(event.key);
    if (pressed) return;
    const to = forward.includes(event.key)
      ? steps.at + 1
      : back.includes(event.key)
        ? steps.at - 1
        : { Home: 0, End: steps.list.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  // Once there is room to scroll in.
  requestAnimationFrame(() => go(steps.at));
};

/** Shows a cell as it stands to a room, until Esc; the focus then is where it was. */
export const presentCell = async (live: LiveCell): Promise<void> => {
  if (document.querySelector('.la-present')) return;
  const whole = wholeScreen();
  const [t] = await Promise.all([loadWords(live.lang, 'present'), live.ready, whole]);
  adoptStyles(css);
  const dialog = document.createElement('dialog');
  dialog.className = 'la-present';
  document.body.append(dialog);
  fill(dialog, live, t);
  const left = (): void => {
    if (!document.fullscreenElement) dialog.close();
  };
  document.addEventListener('fullscreenchange', left);
  dialog.addEventListener('close', () => {
    document.removeEventListener('fullscreenchange', left);
    dialog.remove();
    if (document.fullscreenElement) void document.exitFullscreen();
    live.el.querySelector<HTMLElement>('[data-do=present]')?.focus({ preventScroll: true });
  });
  dialog.showModal();
  dialog.querySelector<HTMLElement>('.la-present-scroll')?.focus();
};
