/** Words of a cell that a reader sees: labels and captions are in both languages. */
import { type CellFile, placeAt } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';
import { isLeftInEnglish } from './front-matter.ts';

const said = /(?<![\w$.])(zh|caption|label):\s*(['"`])((?:\\.|(?!\2)[\s\S])*)\2/g;

export const checkCellWords = ({ file, source }: CellFile): Finding[] =>
  [...source.matchAll(said)].flatMap((match) => {
    const [, key, , words = ''] = match;
    if (!isLeftInEnglish(words)) return [];
    const place = placeAt(source, match.index);
    return key === 'zh'
      ? [{ file, ...place, what: `"${words}" is not translated`, right: 'write it in Chinese' }]
      : [
          {
            file,
            ...place,
            what: `"${words}" is in English only`,
            right: `write ${key}: { en: '…', zh: '…' }`,
          },
        ];
  });
