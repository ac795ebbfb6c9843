/** What the cells of a chapter say in other languages: `zh.words.json` beside its texts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translations } from '../notebook/index.ts';
import { languages } from '../words/lang.ts';

/** Of languages other than the source's: `zh.words.json`. */
export const translationFile = (lang: string): string => `${lang}.words.json`;

/** @param chapter its folder, from the top of the repository @throws SyntaxError where a file is no JSON */
export const readTranslations = (root: string, chapter: string): Translations =>
  Object.fromEntries(
    languages.slice(1).flatMap((lang) => {
      const file = join(root, chapter, translationFile(lang));
      return existsSync(file) ? [[lang, JSON.parse(readFileSync(file, 'utf8'))]] : [];
    }),
  );
