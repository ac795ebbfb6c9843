import type { Words } from './words.ts';
import { capture } from './zh/capture.ts';
import { diagnose } from './zh/diagnose.ts';
import { failures } from './zh/failures.ts';
import { figure } from './zh/figure.ts';
import { finding } from './zh/finding.ts';
import { limits } from './zh/limits.ts';
import { notebook } from './zh/notebook.ts';
import { prose } from './zh/prose.ts';
import { symptoms } from './zh/symptoms.ts';
import { take } from './zh/take.ts';
import { twin } from './zh/twin.ts';

export const zh: Words = {
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
