import { wordsAtHand } from '../words/index.ts';
import { finding } from '../words/zh/finding.ts';
import { reasons } from '../words/zh/reasons.ts';
import { unread } from '../words/zh/unread.ts';
import type { LanguageWords } from './language-words.ts';

/** Read from the site's style sheets where the package is built: `cli/package/build-package.ts`. */
declare const STYLES_ZH: LanguageWords['styles'];

export const zh: LanguageWords = {
  lang: 'zh',
  ...wordsAtHand('zh'),
  finding,
  reasons,
  unread,
  styles: STYLES_ZH,
};
