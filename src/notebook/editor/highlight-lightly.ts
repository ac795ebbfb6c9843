/**
 * Colours for text that is being typed, where the real highlighter is not loaded: six kinds of token by one expression,
 * in the classes of the static block. Wrong colours at worst; the text is always exactly what was typed.
 */

const token =
  /(\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*)|('(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?)|\b(\d[\w.]*|true|false|null|undefined)\b|\b(as|async|await|break|case|const|continue|default|do|else|export|extends|for|from|function|if|import|in|interface|let|new|of|return|satisfies|switch|throw|try|catch|type|typeof|while)\b|\b([A-Za-z_$][\w$]*)(?=\s*\()|([A-Za-z_$][\w$]*)/g;
const classes = ['c', 's', 'n', 'k', 'f', 'i'];

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** HTML of the text; everything in it is escaped. */
export const highlightLightly = (text: string): string => {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(token)) {
    const kind = classes[match.slice(1).findIndex((group) => group !== undefined)]!;
    html += `${escapeHtml(text.slice(at, match.index))}<span class="${kind}">${escapeHtml(match[0])}</span>`;
    at = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(at));
};
