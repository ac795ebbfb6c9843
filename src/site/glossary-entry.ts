import type { GlossaryWords } from '../words/index.ts';

/** What is said of it stands under its id in `words/en/glossary/` and its likes. */
export interface GlossaryEntry {
  /** Anchor on the glossary page, and what a chapter writes: `rto`, `fin-wait-1`, `tcp_fin_timeout`. */
  id: GlossaryId;
  /** As it is spelled in every language; a term has its name from the words. Default: the id. */
  name?: string;
  /** Where it is laid down or implemented: `RFC 9293 §3.6`, `tcp_fin()`, `man 7 tcp`. */
  source: string[];
  /** The chapter that shows it. */
  chapter?: string;
}

export type GlossaryId = {
  [Kind in 'states' | 'segments' | 'settings' | 'terms']: keyof GlossaryWords[Kind];
}['states' | 'segments' | 'settings' | 'terms'];

export interface GlossarySaid {
  name?: string;
  /** One or two short sentences: what a reader sees on hover. */
  short: string;
  /** What the glossary page adds. */
  more?: string;
}
