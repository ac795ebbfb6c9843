/**
 * The words of the interface. A section is what one part of the site says, and what one part of the site loads: a file of its
 * name in each language's folder. English is the source, so its text is the type that the other languages fill in.
 */
import type { capture } from './en/capture.ts';
import type { cell } from './en/cell.ts';
import type { diagnose } from './en/diagnose.ts';
import type { editing } from './en/editing.ts';
import type { embed } from './en/embed.ts';
import type { exercise } from './en/exercise.ts';
import type { failures } from './en/failures.ts';
import type { figure } from './en/figure.ts';
import type { finding } from './en/finding.ts';
import type { front } from './en/front.ts';
import type { language } from './en/language.ts';
import type { limits } from './en/limits.ts';
import type { live } from './en/live.ts';
import type { notebook } from './en/notebook.ts';
import type { present } from './en/present.ts';
import type { prose } from './en/prose.ts';
import type { reasons } from './en/reasons.ts';
import type { run } from './en/run.ts';
import type { site } from './en/site.ts';
import type { symptoms } from './en/symptoms.ts';
import type { take } from './en/take.ts';
import type { twin } from './en/twin.ts';

export type CaptureWords = typeof capture;
export type CellWords = typeof cell;
export type DiagnoseWords = typeof diagnose;
export type EditingWords = typeof editing;
export type EmbedWords = typeof embed;
export type ExerciseWords = typeof exercise;
export type FailuresWords = typeof failures;
export type FigureWords = typeof figure;
export type FindingWords = typeof finding;
export type FrontWords = typeof front;
export type LanguageWords = typeof language;
export type LimitsWords = typeof limits;
export type LiveWords = typeof live;
export type NotebookWords = typeof notebook;
export type PresentWords = typeof present;
export type ProseWords = typeof prose;
export type ReasonsWords = typeof reasons;
export type RunWords = typeof run;
export type SiteWords = typeof site;
export type SymptomsWords = typeof symptoms;
export type TakeWords = typeof take;
export type TwinWords = typeof twin;

export interface Words {
  capture: CaptureWords;
  cell: CellWords;
  diagnose: DiagnoseWords;
  editing: EditingWords;
  embed: EmbedWords;
  exercise: ExerciseWords;
  failures: FailuresWords;
  figure: FigureWords;
  finding: FindingWords;
  front: FrontWords;
  language: LanguageWords;
  limits: LimitsWords;
  live: LiveWords;
  notebook: NotebookWords;
  present: PresentWords;
  prose: ProseWords;
  reasons: ReasonsWords;
  run: RunWords;
  site: SiteWords;
  symptoms: SymptomsWords;
  take: TakeWords;
  twin: TwinWords;
}

export type Section = keyof Words;
