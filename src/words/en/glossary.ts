/** The glossary: its page, and what is said of each entry by its id. */
import { segments } from './glossary/segments.ts';
import { settings } from './glossary/settings.ts';
import { states } from './glossary/states.ts';
import { terms } from './glossary/terms.ts';

export const glossary = {
  lead: 'States, segments, settings and terms of a connection’s end, a sentence or two each, with the place where each is laid down or implemented.',
  kinds: { state: 'States', segment: 'Segments', setting: 'Settings', term: 'Terms' },
  standard: 'Default',
  range: (least: number, most: string) => `, accepts ${least} to ${most}`,
  inCells: 'In this site’s cells: ',
  shown: 'Shown in',
  source: 'Source',
  /** `name`: only of what each language calls in its own way. */
  states,
  segments,
  settings,
  terms,
};
