/** Files in a chapter's folder that nothing reads: mostly meant for something, under a name or in a folder that is not looked at. */
import { basename } from 'node:path';
import { type Chapter, translationFile } from '../../chapter/build.ts';
import { type Lang, languages } from '../../words/lang.ts';
import type { Finding } from './finding.ts';

/** Whether a file was meant to be the text of this language: `en.md`, `EN.mdx`. */
export const isMeantForText = (file: string, lang: Lang): boolean =>
  new RegExp(`^${lang}\\.(mdx?|markdown|txt)$`, 'i').test(file);

function rightFor(file: string): string {
  for (const lang of ['en', 'zh'] as const) if (isMeantForText(file, lang)) return `rename it to ${lang}.mdx`;
  const lang = /^(\w+)\.(?:words|cells|json).*/.exec(file)?.[1];
  if (languages.slice(1).some((one) => one === lang)) return `rename it to ${translationFile(lang!)}`;
  const [, name, ending] = /^(.*)\.(\w+)$/.exec(basename(file)) ?? [];
  if (/^([jt]sx?|mts|cts|mjs|cjs)$/.test(ending ?? ''))
    return `a cell is TypeScript in cells: rename it to cells/${name}.ts`;
  if (/^(avif|gif|jpe?g|png|svg|webp)$/i.test(ending ?? ''))
    return `a picture lies beside the text: rename it to ${name}.${ending!.toLowerCase()}`;
  return 'remove it: a chapter is en.mdx, zh.mdx, zh.words.json, cells/NAME.ts, transcripts/NAME.txt and pictures beside the texts';
}

export const checkStrays = ({ path, others }: Chapter): Finding[] =>
  others.map((file) => ({
    file: `${path}/${file}`,
    line: 1,
    column: 1,
    what: 'nothing reads this file',
    right: rightFor(file),
  }));
