import { capture } from './en/capture.ts';
import { figure } from './en/figure.ts';
import { finding } from './en/finding.ts';
import { notebook } from './en/notebook.ts';
import { prose } from './en/prose.ts';
import { take } from './en/take.ts';
import type { Words } from './words.ts';

export const en: Words = {
  capture,
  figure,
  finding,
  notebook,
  prose,
  take,
};
