import { capture } from './en/capture.ts';
import { cell } from './en/cell.ts';
import { diagnose } from './en/diagnose.ts';
import { editing } from './en/editing.ts';
import { embed } from './en/embed.ts';
import { exercise } from './en/exercise.ts';
import { failures } from './en/failures.ts';
import { figure } from './en/figure.ts';
import { finding } from './en/finding.ts';
import { front } from './en/front.ts';
import { language } from './en/language.ts';
import { limits } from './en/limits.ts';
import { live } from './en/live.ts';
import { notebook } from './en/notebook.ts';
import { present } from './en/present.ts';
import { prose } from './en/prose.ts';
import { reasons } from './en/reasons.ts';
import { run } from './en/run.ts';
import { site } from './en/site.ts';
import { symptoms } from './en/symptoms.ts';
import { take } from './en/take.ts';
import { twin } from './en/twin.ts';
import type { Words } from './words.ts';

export const en: Words = {
  capture,
  cell,
  diagnose,
  editing,
  embed,
  exercise,
  failures,
  figure,
  finding,
  front,
  language,
  limits,
  live,
  notebook,
  present,
  prose,
  reasons,
  run,
  site,
  symptoms,
  take,
  twin,
};
