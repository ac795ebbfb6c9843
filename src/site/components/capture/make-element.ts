/** Elements made in one line, their words set as those of the finished pages are, and numbers as the page writes them. */
import { wholeWords } from '../../whole-words.ts';

/** What stands in these is what a machine says, or may hold no element. */
const plain: readonly string[] = ['code', 'pre', 'option', 'textarea'];

export const element = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] => {
  const { textContent, ...others } = properties;
  const made = Object.assign(document.createElement(tag), others);
  const all = textContent ? [textContent, ...children] : children;
  made.append(
    ...(plain.includes(tag)
      ? all
      : all.flatMap((child) => (typeof child === 'string' ? wholeWords(child) : [child]))),
  );
  return made;
};

export const duration = (ms: number): string =>
  ms >= 60_000
    ? `${(ms / 60_000).toFixed(1)} min`
    : ms >= 1000
      ? `${(ms / 1000).toFixed(2)} s`
      : `${Math.round(ms * 10) / 10} ms`;
export const size = (bytes: number): string =>
  bytes >= 1e6
    ? `${(bytes / 1e6).toFixed(1)} MB`
    : bytes >= 1e4
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${bytes} B`;
