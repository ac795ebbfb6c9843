/** What can be wrong with a capture file. */
import type { UnreadWords } from '../../words/index.ts';

export interface CaptureFault {
  code: keyof UnreadWords['files'];
  values: Record<string, number | string>;
}

/** For the file's owner. */
export const captureFaultInWords = ({ code, values }: CaptureFault, words: UnreadWords): string =>
  words.files[code](values);
