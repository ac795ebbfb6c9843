/** Spelling of the English prose and of the words in cells, by cspell with the project's own word list. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapter, exerciseFiles, placeAt } from '../../chapter/build.ts';
import { type Cache, hashOf } from './cached.ts';
import type { Finding } from './finding.ts';

/** One word a line; `#` begins a comment. */
const wordList = 'tests/content/words.txt';

interface Issue {
  text: string;
  index: number;
  suggestions: string[];
}

const readWords = (root: string): string[] => {
  try {
    return readFileSync(join(root, wordList), 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
  } catch {
    return [];
  }
};

/** Misspelt words of each text, in order. The dictionaries take a second to load, so all texts go through at once. */
async function misspelt(texts: string[], words: string[], languageId: string): Promise<Issue[][]> {
  const { getDefaultSettings, spellCheckDocument } = await import('cspell-lib');
  const settings = await getDefaultSettings();
  return Promise.all(
    texts.map(async (text) => {
      const { issues } = await spellCheckDocument(
        { uri: 'file:///chapter.txt', text, languageId, locale: 'en,en-GB' },
        { generateSuggestions: true, noConfigSearch: true },
        { ...settings, language: 'en,en-GB', words, allowCompoundWords: false },
      );
      return issues.map(({ text: word, offset, suggestions }) => ({
        text: word,
        index: offset,
        suggestions: (suggestions ?? []).slice(0, 3),
      }));
    }),
  );
}

/** The word at this place when it looks like the name of something: capitals, a digit, `_` or a capital within. */
function nameAround(text: string, index: number): { text: string; index: number } | null {
  const from = index - /\w*$/.exec(text.slice(0, index))![0].length;
  const word = /^\w+/.exec(text.slice(from))?.[0] ?? '';
  return /^[A-Z]{2,}$|[\d_]|[a-z][A-Z]/.test(word) ? { text: word, index: from } : null;
}

export async function checkSpelling(chapter: Chapter, root: string, cache: Cache): Promise<Finding[]> {
  const words = readWords(root);
  const findings: Finding[] = [];
  const cells = [...chapter.cells, ...exerciseFiles(chapter)];
  const prose = chapter.en?.text.prose ?? [];
  const jobs = [
    { languageId: 'plaintext', texts: prose.map(({ text }) => text.replaceAll('\uFFFC', ' ')) },
    { languageId: 'typescript', texts: cells.map(({ source }) => source) },
  ];
  for (const [which, { languageId, texts }] of jobs.entries()) {
    const key = hashOf('spelling', languageId, ...words, '', ...texts);
    let issues = cache.get(key) as Issue[][] | undefined;
    if (!issues) {
      issues = texts.length === 0 ? [] : await misspelt(texts, words, languageId);
      cache.set(key, issues);
    }
    for (const [i, found] of issues.entries()) {
      for (const { text, index, suggestions } of found) {
        const name = which === 0 ? nameAround(texts[i]!, index) : null;
        const cell = cells[i];
        findings.push({
          file: which === 0 ? chapter.en!.file : cell!.file,
          ...(which === 0 ? prose[i]!.placeOf(name?.index ?? index) : placeAt(cell!.source, index)),
          what: `"${name?.text ?? text}" is in no dictionary`,
          right: name
            ? `a name stands in \`code\`; a word of the field goes into ${wordList}`
            : `${suggestions.length > 0 ? `${suggestions.join(', ')}? A` : 'a'} word of the field goes into ${wordList}`,
        });
      }
    }
  }
  return findings;
}
