/** The text as HTML in the classes of the static block; everything in it is escaped. */
import { type LineState, scanLine } from './code-tokens.ts';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const highlightLightly = (text: string): string => {
  let state: LineState = 'code';
  const lines = text.split('\n').map((line) => {
    const scanned = scanLine(line, state);
    state = scanned.state;
    let html = '';
    let at = 0;
    for (const { start, end, kind } of scanned.tokens) {
      const name = kind === 'name' ? 'i' : kind[0];
      html += `${escapeHtml(line.slice(at, start))}<span class="${name}">${escapeHtml(line.slice(start, end))}</span>`;
      at = end;
    }
    return html + escapeHtml(line.slice(at));
  });
  return lines.join('\n');
};
