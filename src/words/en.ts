import { take } from './en/take.ts';
import type { Words } from './words.ts';

export const en: Words = { take };
