import type { Lang } from './paths.ts';

export interface GlossaryEntry {
  /** Anchor on the glossary page, and what a chapter writes: `rto`, `fin-wait-1`, `tcp_fin_timeout`. */
  id: string;
  /** As it is spelled on screen; `zh` where Chinese has its own word. */
  name: { en: string; zh?: string };
  /** One or two short sentences: what a reader sees on hover. */
  short: Record<Lang, string>;
  /** What the glossary page adds. */
  more?: Record<Lang, string>;
  /** Where it is laid down or implemented: `RFC 9293 §3.6`, `tcp_fin()`, `man 7 tcp`. */
  source: string[];
  /** The chapter that shows it. */
  chapter?: string;
}
