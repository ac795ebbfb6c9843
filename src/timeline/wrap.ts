import { type Face, textWidth } from './text-width.ts';

/**
 * Breaks a text into lines no wider than `max` em: at spaces, after hyphens and underscores, before brackets, between Chinese
 * characters; a word that is wider is broken where it must. A value keeps its unit.
 */
export const wrap = (text: string, max: number, face: Face = 'regular'): string[] => {
  const wide = (part: string): number => textWidth(part, 1, face);
  const parts =
    text
      .replace(/ (ms|s)\b/g, '\u00a0$1')
      .replace(/→ /g, '→\u00a0')
      .match(/[⺀-鿿＀-￯]|[^ _\-(⺀-鿿＀-￯]+[_-]?|\([^ ]*|[_-]| /g) ?? [];
  const lines: string[] = [''];
  const put = (part: string): void => {
    const last = lines.length - 1;
    const line = lines[last] as string;
    if (line.trim() !== '' && wide((line + part).trim()) > max) lines.push(part.trim());
    else lines[last] = line + part;
  };
  // A result too long to stand behind its arrow is broken there, and is a word of its own.
  const broken = (part: string): string[] =>
    part.startsWith('→\u00a0') && wide(part) > max ? ['→', part.slice(2)] : [part];
  for (const part of parts.flatMap(broken)) {
    if (wide(part) <= max) put(part);
    else {
      let rest = part;
      while (rest !== '') {
        let n = rest.length;
        while (n > 1 && wide(rest.slice(0, n)) > max) n--;
        // No letter is left alone.
        if (n > 2 && n === rest.length - 1) n = Math.ceil(rest.length / 2);
        put(rest.slice(0, n));
        rest = rest.slice(n);
      }
    }
  }
  return lines.map((line) => line.trim()).filter(Boolean);
};
