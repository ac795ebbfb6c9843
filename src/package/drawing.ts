import { renderSvg as drawn } from '../render/index.ts';
import type { Trace } from '../sim/index.ts';
import { layout as laidOut, type Scene } from '../timeline/index.ts';
import { en } from './en.ts';
import type { LanguageWords } from './language-words.ts';

export interface LayoutOptions {
  /** Default: English. */
  words?: LanguageWords;
  /** Ids of folds (`scene.folds`) to draw in full, or all of them. */
  unfold?: readonly string[] | 'all';
  /** Names of the two traces: `['Linux', 'textbook']`. */
  names?: readonly [string, string];
  /** Timers beside the bands. Default true. */
  timers?: boolean;
}

/** Trace → scene: where each mark of the timeline lies, in numbers. Two traces are drawn on one axis of time. */
export const layout = (
  trace: Trace | readonly [Trace, Trace],
  { words = en, ...options }: LayoutOptions = {},
): Scene => laidOut(trace, { ...options, words: words.figure });

export interface SvgOptions {
  /** px. The file is 32 wider, for its margin. Two traces stand beside each other where there is room. Default 720. */
  width?: number;
  /** Default `light`. */
  theme?: 'light' | 'dark';
  /** The text alternative, for who does not see it: `summarize(trace)`. */
  summary?: string;
  /** Those of `layout`. Default: English. */
  words?: LanguageWords;
}

/** Scene → SVG, a picture that needs nothing else: rules and colours are inside, typefaces are the reader's own. */
export const renderSvg = (
  scene: Scene,
  { width = 720, theme = 'light', summary, words = en }: SvgOptions = {},
): string =>
  drawn(scene, { fixed: { width, style: words.styles[theme] }, ...(summary !== undefined && { summary }) });
