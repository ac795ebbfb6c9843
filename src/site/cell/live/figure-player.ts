/**
 * Plays a figure: a line goes down it from the close, what is still to come is veiled, segments travel and timers drain. About
 * eight seconds, whatever the run. Where less motion is asked for it steps from event to event in the same time.
 */
import { type Pace, paceOf, type Scene, type SegmentLine, wayOf } from '../../../timeline/index.ts';

const PLAY_MS = 8000;
/** A step that is shorter cannot be read, ms. */
const STEP_MS = 250;

export interface Played {
  stage: HTMLElement;
  scene: Scene;
  /** Index of the event to start from. */
  from: number;
  /** How many times as fast as by itself. */
  speed: number;
  /** The line has come to this height. */
  reached(y: number): void;
  /** The next event, where motion is reduced; false: there is none. */
  step(): boolean;
  ended(): void;
}

/** How far across a segment is at height y, from its sender; null: not on its way. */
const along = (s: SegmentLine, y: number): number | null => {
  if (y < s.y0 || y > s.y1) return null;
  const way = (a: number, b: number): number => (b > a ? Math.min(1, (y - a) / (b - a)) : 1);
  const [begin, end] = wayOf(s);
  if (!s.hold) return begin + way(s.y0, s.y1) * (end - begin);
  const [enters, leaves] = s.hold;
  return y < enters ? way(s.y0, enters) * 0.8 : y < leaves ? 0.8 : 0.8 + way(leaves, s.y1) * 0.2;
};

const element = (name: string): HTMLElement => {
  const made = document.createElement('i');
  made.className = name;
  return made;
};

export class FigurePlayer {
  readonly #played: Played;
  readonly #pace: Pace;
  readonly #layer = element('la-playing');
  readonly #veil = element('la-veil');
  #frame = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #began: number;
  /** How long all of it takes. */
  readonly #ms: number;

  constructor(played: Played) {
    this.#played = played;
    this.#ms = PLAY_MS / played.speed;
    this.#pace = paceOf(played.scene);
    const { scene, from } = played;
    const y = scene.points[from]?.y ?? 0;
    // To the share at which this height is reached: a bisection, since the pace only goes down.
    let [low, high] = [0, 1];
    while (high - low > 0.001) {
      const middle = (low + high) / 2;
      if (this.#pace(middle) < y) low = middle;
      else high = middle;
    }
    this.#began = performance.now() - low * this.#ms;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.#inSteps();
    else {
      this.#layer.append(this.#veil);
      played.stage.querySelector('.la-ladders')?.append(this.#layer);
      this.#frame = requestAnimationFrame(this.#next);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearInterval(this.#timer);
    this.#layer.remove();
  }

  #inSteps(): void {
    const { scene, from, step, ended } = this.#played;
    const left = Math.max(1, scene.points.length - from);
    const next = (): void => {
      if (!step()) ended();
    };
    this.#timer = setInterval(next, Math.max(STEP_MS / this.#played.speed, this.#ms / left));
  }

  #next = (now: number): void => {
    const { stage, reached, ended } = this.#played;
    const share = (now - this.#began) / this.#ms;
    if (!stage.isConnected || share >= 1) {
      reached(this.#pace(1));
      ended();
      return;
    }
    const y = this.#pace(share);
    reached(y);
    this.#paint(y);
    this.#frame = requestAnimationFrame(this.#next);
  };

  /** The veil from here down, a dot for each segment on its way, and of each timer what is left. */
  #paint(y: number): void {
    const { stage, scene } = this.#played;
    const ladders = stage.querySelector<HTMLElement>('.la-ladders');
    if (!ladders) return;
    const ground = ladders.getBoundingClientRect();
    const parts: HTMLElement[] = [this.#veil];
    this.#veil.style.top = `${y}px`;
    const runs = [...ladders.querySelectorAll<SVGElement>(':scope > .la-svg')].map((svg) =>
      svg.getBoundingClientRect(),
    );
    for (const s of scene.segments) {
      const share = along(s, y);
      const run = runs[s.ladder];
      if (share === null || !run?.width) continue;
      const dot = element(`la-dot la-dot-${s.kind}`);
      const x = s.from === 'client' ? share : 1 - share;
      dot.style.cssText = `left:${run.left - ground.left + x * run.width}px;top:${y}px`;
      parts.push(dot);
    }
    for (const bar of scene.bars) {
      if (bar.ladder !== 0 || bar.y0 > y || bar.y1 < y) continue;
      const box = ladders.querySelector(`.la-r[data-event="${bar.id}"]`)?.getBoundingClientRect();
      if (!box) continue;
      const left = element(bar.limit ? 'la-left la-left-broad' : 'la-left');
      left.style.cssText = `left:${box.left + box.width / 2 - ground.left}px;top:${y}px;height:${bar.y1 - y}px`;
      parts.push(left);
    }
    this.#layer.replaceChildren(...parts);
  }
}
