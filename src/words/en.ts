import { capture } from './en/capture.ts';
import { diagnose } from './en/diagnose.ts';
import { failures } from './en/failures.ts';
import { figure } from './en/figure.ts';
import { finding } from './en/finding.ts';
import { limits } from './en/limits.ts';
import { notebook } from './en/notebook.ts';
import { prose } from './en/prose.ts';
import { symptoms } from './en/symptoms.ts';
import { take } from './en/take.ts';
import { twin } from './en/twin.ts';
import type { Words } from './words.ts';

export const en: Words = {
  capture,
  diagnose,
  failures,
  figure,
  finding,
  limits,
  notebook,
  prose,
  symptoms,
  take,
  twin,
};
