/** Writes a sentence under a figure. A stranger's words are text; the name of a state stays on one line. */
import { showMarks } from './show-marks.ts';
import { wordMarks } from './word-marks.ts';

export const setWords = (element: Element, words: string): void => showMarks(element, wordMarks(words));
