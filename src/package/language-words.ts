import type { Lang, Words } from '../words/index.ts';

/** What functions of the package say, in one language. English is in the package itself, Chinese in `last-ack/zh`. */
export interface LanguageWords
  extends Pick<Words, 'figure' | 'live' | 'run' | 'finding' | 'reasons' | 'unread'> {
  lang: Lang;
  /** The rules and colours inside a drawing; they name this language's typefaces. */
  styles: { light: string; dark: string };
}
