import type { Words } from './words.ts';
import { take } from './zh/take.ts';

export const zh: Words = { take };
