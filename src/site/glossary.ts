/**
 * The glossary: the one place where a state, a segment, a setting or a term is explained. It is the glossary page, the short
 * definitions shown in chapters, and the list of ids that `<Term>`, `<State>` and `<Setting>` accept. Defaults of settings are
 * not repeated here: the page reads them from the simulator's own table.
 */
import type { GlossaryWords } from '../words/index.ts';
import type { GlossaryEntry, GlossarySaid } from './glossary-entry.ts';
import { segments, states } from './glossary-protocol.ts';
import { settings } from './glossary-settings.ts';
import { terms } from './glossary-terms.ts';

export type GlossaryKind = 'state' | 'segment' | 'setting' | 'term';

export const glossary: Record<GlossaryKind, readonly GlossaryEntry[]> = {
  state: states,
  segment: segments,
  setting: settings,
  term: terms,
};

const byId = new Map<string, GlossaryEntry>(
  Object.values(glossary).flatMap((entries) => entries.map((entry) => [entry.id, entry])),
);

/** The entry with this id. Throws with the nearest ids where there is none, so that a misspelt id fails the build. */
export const glossaryEntry = (id: string): GlossaryEntry => {
  const entry = byId.get(id);
  if (entry !== undefined) return entry;
  const alike = [...byId.keys()].filter((known) => known.includes(id) || id.includes(known));
  throw new Error(
    `The glossary has no entry "${id}". ${
      alike.length > 0 ? `Close to it: ${alike.join(', ')}.` : `There are: ${[...byId.keys()].join(', ')}.`
    } Entries are written in src/site/glossary-*.ts and src/words/*/glossary/.`,
  );
};

/** What the words say of an entry. */
export const saidOf = ({ id }: GlossaryEntry, words: GlossaryWords): GlossarySaid =>
  ({ ...words.states, ...words.segments, ...words.settings, ...words.terms })[id];

export const entryName = (entry: GlossaryEntry, words: GlossaryWords): string =>
  saidOf(entry, words).name ?? entry.name ?? entry.id;

/** Where a source can be read: an RFC's section, a kernel function, a manual page. */
export const sourceHref = (source: string): string => {
  const rfc = /^RFC (\d+)(?: §([\d.]+))?$/.exec(source);
  if (rfc) {
    return `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${rfc[2] ? `#section-${rfc[2].replace(/\.$/, '')}` : ''}`;
  }
  const manual = /^man (\d) (\S+)$/.exec(source);
  if (manual) return `https://man7.org/linux/man-pages/man${manual[1]}/${manual[2]}.${manual[1]}.html`;
  if (source === 'ip-sysctl') return 'https://docs.kernel.org/networking/ip-sysctl.html';
  return `https://elixir.bootlin.com/linux/v6.18/A/ident/${source.replace(/\(\)$/, '')}`;
};
