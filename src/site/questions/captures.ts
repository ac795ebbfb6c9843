/** What looks odd in a capture. */
import type { Question } from './question.ts';

export const captures: readonly Question[] = [];
