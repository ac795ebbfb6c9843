/** What takes too long, or never comes. */
import type { Question } from './question.ts';

export const waits: readonly Question[] = [];
