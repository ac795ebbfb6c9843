import type { Words } from './words.ts';
import { capture } from './zh/capture.ts';
import { figure } from './zh/figure.ts';
import { finding } from './zh/finding.ts';
import { notebook } from './zh/notebook.ts';
import { prose } from './zh/prose.ts';
import { take } from './zh/take.ts';

export const zh: Words = {
  capture,
  figure,
  finding,
  notebook,
  prose,
  take,
};
