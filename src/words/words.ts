/**
 * The words of the interface. A section is what one part of the site says, and what one part of the site loads: a file of its
 * name in each language's folder. English is the source, so its text is the type that the other languages fill in.
 */
import type { capture } from './en/capture.ts';
import type { figure } from './en/figure.ts';
import type { finding } from './en/finding.ts';
import type { notebook } from './en/notebook.ts';
import type { prose } from './en/prose.ts';
import type { take } from './en/take.ts';

export type CaptureWords = typeof capture;
export type FigureWords = typeof figure;
export type FindingWords = typeof finding;
export type NotebookWords = typeof notebook;
export type ProseWords = typeof prose;
export type TakeWords = typeof take;

export interface Words {
  capture: CaptureWords;
  figure: FigureWords;
  finding: FindingWords;
  notebook: NotebookWords;
  prose: ProseWords;
  take: TakeWords;
}

export type Section = keyof Words;
