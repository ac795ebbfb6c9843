/** Hovers beside the compiler's own: the glossary's words for states, settings and calls, and where they are shown. */
import type { Explain } from './explanation.ts';
import { monaco } from './monaco-features.ts';

let explain: Explain | undefined;

const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');

/** From now on `how` says what a name means; there is one live editor at a time. */
export const explainNames = (how: Explain): void => {
  const first = explain === undefined;
  explain = how;
  if (!first) return;
  monaco.languages.registerHoverProvider('typescript', {
    provideHover: async (model, position) => {
      const at = model.getWordAtPosition(position);
      const found = at && (await explain?.(at.word));
      if (!found) return null;
      const links = found.links.map(({ words, href }) => `[${plain(words)}](${href})`).join(' · ');
      return {
        range: new monaco.Range(position.lineNumber, at.startColumn, position.lineNumber, at.endColumn),
        contents: [
          { value: `**${plain(found.name)}** ${found.words.map(plain).join(' ')}` },
          { value: links },
        ],
      };
    },
  });
};
