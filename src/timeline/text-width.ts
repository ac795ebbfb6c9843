import { bold, measured, mono, regular } from './text-widths.ts';

/** The three faces a figure is set in: Inter at weight 400, at 600, and JetBrains Mono. */
export type Face = 'regular' | 'bold' | 'mono';

const indexOf = new Map([...measured].map((char, i) => [char, i]));

/** Marks a Chinese face draws a whole em wide, which a page in Chinese takes from it. */
const wideInChinese = '—‘’“”…';

/** Thousandths of an em for what neither typeface has: a Chinese character is one em, a picture above U+FFFF may be more. */
const foreign = (char: string): number => (char.length > 1 ? 1400 : 1060);

/**
 * Width of a text in px, never less than what a browser draws: the advance widths of our own typefaces, without kerning and
 * with digits of one width, as figure.css asks for. `size` in px. What our typefaces lack is reckoned on the wide side.
 */
export const textWidth = (text: string, size: number, face: Face): number => {
  const table = face === 'bold' ? bold : regular;
  const chinese = /[\u2e80-\uffef]/.test(text);
  let sum = 0;
  for (const char of text) {
    const known = table[indexOf.get(char) ?? -1];
    if (known === undefined || (chinese && wideInChinese.includes(char))) sum += foreign(char);
    else sum += face === 'mono' ? mono : known;
  }
  return (sum * size) / 1000;
};
