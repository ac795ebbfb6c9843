import type { QuestionsWords } from '../words.ts';
import { captures } from './questions/captures.ts';
import { chapters } from './questions/chapters.ts';
import { errors } from './questions/errors.ts';
import { languages } from './questions/languages.ts';
import { states } from './questions/states.ts';
import { waits } from './questions/waits.ts';

export const questions: QuestionsWords = { states, errors, waits, captures, chapters, languages };
