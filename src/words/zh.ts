import type { Words } from './words.ts';
import { capture } from './zh/capture.ts';
import { cell } from './zh/cell.ts';
import { diagnose } from './zh/diagnose.ts';
import { editing } from './zh/editing.ts';
import { embed } from './zh/embed.ts';
import { exercise } from './zh/exercise.ts';
import { failures } from './zh/failures.ts';
import { figure } from './zh/figure.ts';
import { finding } from './zh/finding.ts';
import { front } from './zh/front.ts';
import { language } from './zh/language.ts';
import { limits } from './zh/limits.ts';
import { live } from './zh/live.ts';
import { notebook } from './zh/notebook.ts';
import { present } from './zh/present.ts';
import { prose } from './zh/prose.ts';
import { reasons } from './zh/reasons.ts';
import { run } from './zh/run.ts';
import { site } from './zh/site.ts';
import { symptoms } from './zh/symptoms.ts';
import { take } from './zh/take.ts';
import { twin } from './zh/twin.ts';

export const zh: Words = {
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
