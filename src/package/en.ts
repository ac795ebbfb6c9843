import { finding } from '../words/en/finding.ts';
import { reasons } from '../words/en/reasons.ts';
import { unread } from '../words/en/unread.ts';
import { wordsAtHand } from '../words/index.ts';
import type { LanguageWords } from './language-words.ts';

/** Read from the site's style sheets where the package is built: `cli/package/build-package.ts`. */
declare const STYLES_EN: LanguageWords['styles'];

export const en: LanguageWords = {
  lang: 'en',
  ...wordsAtHand('en'),
  finding,
  reasons,
  unread,
  styles: STYLES_EN,
};
