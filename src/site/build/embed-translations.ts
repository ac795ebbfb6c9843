/** What an embedded figure has to say anew when it is turned, in the language of its page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCell, readTranslations, textsInCode } from '../../chapter/build.ts';
import { inLanguage, type Parameters } from '../../notebook/index.ts';
import { type Lang, languages } from '../../words/lang.ts';

/** The texts of a cell's code, and of the cells that it builds on. */
const textsOf = (folder: string, id: string): string[] => {
  const source = readFileSync(join(folder, `${id}.ts`), 'utf8');
  const imported = [...source.matchAll(/from '\.\/([\w-]+)\.ts'/g)];
  return [
    ...textsInCode(source).map(({ key }) => key),
    ...imported.flatMap(([, one = '']) => textsOf(folder, one)),
  ];
};

/**
 * Names of what can be turned are left out: they stand in the finished page.
 * @param chapter its folder, from the top of the repository @returns undefined where nothing is left to say
 */
export const embedTranslations = async (
  root: string,
  chapter: string,
  id: string,
  lang: Lang,
): Promise<Record<string, string> | undefined> => {
  const { [lang]: all = {} } = readTranslations(root, chapter);
  const { parameters } = await loadCell(root, chapter, id);
  const names = Object.values(parameters as Parameters).flatMap((one) => [
    one.label,
    ...(one.kind === 'select' ? Object.values(one.labels ?? {}) : []),
  ]);
  const named = names.map((name) => inLanguage(name ?? '', languages[0]));
  const texts = textsOf(join(root, chapter, 'cells'), id);
  const anew = texts.filter((text) => !named.includes(text) || texts.indexOf(text) < texts.lastIndexOf(text));
  const said = Object.entries(all).filter(([text]) => anew.includes(text));
  return said.length > 0 ? Object.fromEntries(said) : undefined;
};
