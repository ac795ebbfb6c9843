import type { Words } from './words.ts';
import { capture } from './zh/capture.ts';
import { cell } from './zh/cell.ts';
import { conformance } from './zh/conformance.ts';
import { diagnose } from './zh/diagnose.ts';
import { editing } from './zh/editing.ts';
import { embed } from './zh/embed.ts';
import { exercise } from './zh/exercise.ts';
import { failures } from './zh/failures.ts';
import { faults } from './zh/faults.ts';
import { figure } from './zh/figure.ts';
import { finding } from './zh/finding.ts';
import { front } from './zh/front.ts';
import { glossary } from './zh/glossary.ts';
import { language } from './zh/language.ts';
import { limits } from './zh/limits.ts';
import { live } from './zh/live.ts';
import { note } from './zh/note.ts';
import { notebook } from './zh/notebook.ts';
import { pages } from './zh/pages.ts';
import { present } from './zh/present.ts';
import { prose } from './zh/prose.ts';
import { questions } from './zh/questions.ts';
import { reader } from './zh/reader.ts';
import { reasons } from './zh/reasons.ts';
import { run } from './zh/run.ts';
import { site } from './zh/site.ts';
import { symptoms } from './zh/symptoms.ts';
import { tables } from './zh/tables.ts';
import { take } from './zh/take.ts';
import { twin } from './zh/twin.ts';
import { unread } from './zh/unread.ts';

export const zh: Words = {
  capture,
  cell,
  conformance,
  diagnose,
  editing,
  embed,
  exercise,
  failures,
  faults,
  figure,
  finding,
  front,
  glossary,
  language,
  limits,
  live,
  note,
  notebook,
  pages,
  present,
  prose,
  questions,
  reader,
  reasons,
  run,
  site,
  symptoms,
  tables,
  take,
  twin,
  unread,
};
