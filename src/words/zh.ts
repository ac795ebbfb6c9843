import type { Words } from './words.ts';
import { figure } from './zh/figure.ts';
import { finding } from './zh/finding.ts';
import { take } from './zh/take.ts';

export const zh: Words = { figure, finding, take };
