/** Writes a sentence under a figure. A stranger's words are escaped; the name of a state stays on one line. */
import { escapeText } from '../../../render/index.ts';
import { wholeNames } from '../../typeset.ts';
import { patchHtml } from './patch-html.ts';

export const setWords = (element: Element, words: string): void =>
  patchHtml(element, wholeNames(escapeText(words)));
