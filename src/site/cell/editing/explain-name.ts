/** What a name in a cell's code means, for the editor's hovers: the glossary's words, the setting's range, the chapter. */
import type { Explanation, Language } from '../../../notebook/index.ts';
import { sysctls, whyNoEffect } from '../../../sim/index.ts';
import { type EditingWords, noteAtHand, pathPrefix } from '../../../words/index.ts';

type Definitions = Record<string, [name: string, short: string, chapter?: string]>;

/** Names of the API that the glossary has under another id. */
const ids: Record<string, string> = {
  connect: 'three-way-handshake',
  close: 'close-call',
  shutdown: 'shutdown-call',
  recvUntilEof: 'end-of-file',
  linger: 'SO_LINGER',
  rttMs: 'rtt',
  SYN_RECV: 'syn-received',
};

let loaded: Promise<Definitions> | undefined;

/**
 * @param base of the site, with a slash at its end
 * @returns null for a name that the glossary does not have, and while it cannot be reached
 */
export const explainName = async (
  { lang, base }: { lang: Language; base: string },
  t: EditingWords['explain'],
  word: string,
): Promise<Explanation | null> => {
  const home = `${location.origin}${base.slice(0, -1)}${pathPrefix(lang)}/`;
  loaded ??= fetch(`${home}glossary.json`).then((answer) => answer.json() as Promise<Definitions>);
  let definitions: Definitions;
  try {
    definitions = await loaded;
  } catch {
    loaded = undefined;
    return null;
  }
  // The kernel's FIN_WAIT1 is the glossary's fin-wait-1.
  const state = word
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/wait(\d)/, 'wait-$1');
  const id = [ids[word], word, /^[A-Z]/.test(word) ? state : undefined].find(
    (one) => one !== undefined && Object.hasOwn(definitions, one),
  );
  const found = id === undefined ? undefined : definitions[id];
  if (!found) return null;
  const [name, short, chapter] = found;
  const [full, range] = Object.entries(sysctls).find(([full]) => full.endsWith(`.${word}`)) ?? ['', null];
  const idle = whyNoEffect(full);
  return {
    name,
    words: range
      ? [
          short,
          t.range(range[0], range[1], range[2], t.unitOf(range[3])),
          ...(idle ? [noteAtHand(lang).noEffect(word, idle)] : []),
        ]
      : [short],
    links: [
      ...(chapter ? [{ words: t.chapter, href: `${home}${chapter}/` }] : []),
      { words: t.more, href: `${home}glossary/#${id}` },
    ],
  };
};
