/** `1` and on, a line each, for as many lines as `text` has: what stands beside a block of code (`data-lines`, cell-code.css). */
export const lineNumbers = (text: string): string =>
  text
    .split('\n')
    .map((_, i) => i + 1)
    .join('\n');
