/**
 * The questions people come with, by the address of the answer without base and language: `asks` is the question, `typed`
 * what people type for it, error messages, `ss` output, half sentences. A group in a file of its own.
 */
import { captures } from './questions/captures.ts';
import { chapters } from './questions/chapters.ts';
import { errors } from './questions/errors.ts';
import { languages } from './questions/languages.ts';
import { states } from './questions/states.ts';
import { waits } from './questions/waits.ts';

export const questions = { states, errors, waits, captures, chapters, languages };
