import { capture } from './en/capture.ts';
import { cell } from './en/cell.ts';
import { conformance } from './en/conformance.ts';
import { diagnose } from './en/diagnose.ts';
import { editing } from './en/editing.ts';
import { embed } from './en/embed.ts';
import { exercise } from './en/exercise.ts';
import { failures } from './en/failures.ts';
import { faults } from './en/faults.ts';
import { figure } from './en/figure.ts';
import { finding } from './en/finding.ts';
import { front } from './en/front.ts';
import { glossary } from './en/glossary.ts';
import { language } from './en/language.ts';
import { limits } from './en/limits.ts';
import { live } from './en/live.ts';
import { note } from './en/note.ts';
import { notebook } from './en/notebook.ts';
import { pages } from './en/pages.ts';
import { present } from './en/present.ts';
import { prose } from './en/prose.ts';
import { questions } from './en/questions.ts';
import { reader } from './en/reader.ts';
import { reasons } from './en/reasons.ts';
import { run } from './en/run.ts';
import { site } from './en/site.ts';
import { symptoms } from './en/symptoms.ts';
import { tables } from './en/tables.ts';
import { take } from './en/take.ts';
import { twin } from './en/twin.ts';
import { unread } from './en/unread.ts';
import type { Words } from './words.ts';

export const en: Words = {
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
