/**
 * A timeline as a file of its own: the rules and colours that the page keeps in style sheets go inside. Custom properties are
 * replaced by their values and everything many SVG readers do not know (light-dark(), container and media queries) is
 * resolved or left out. The typefaces are the reader's own, by name, with a generic one last.
 */
import type { Lang } from '../words/lang.ts';

/** Custom properties by name, `--ink` → `#111`. */
export type Properties = Readonly<Record<string, string>>;

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

/** End of the block or call that opens at `at` with `open`. */
const closing = (text: string, at: number, open: string, close: string): number => {
  let level = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === open) level++;
    else if (text[i] === close && --level === 0) return i;
  }
  return text.length;
};

/** Top-level commas of an argument list. */
const argumentsOf = (text: string): string[] => {
  const parts: string[] = [''];
  let level = 0;
  for (const c of text) {
    if (c === '(') level++;
    else if (c === ')') level--;
    if (c === ',' && level === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim());
};

/** Replaces each call of `name(…)` by what `by` makes of its arguments. */
const replaceCalls = (text: string, name: string, by: (args: string[]) => string): string => {
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf(`${name}(`, at);
    if (start < 0) return out + text.slice(at);
    const end = closing(text, start + name.length, '(', ')');
    out += text.slice(at, start) + by(argumentsOf(text.slice(start + name.length + 1, end)));
    at = end + 1;
  }
};

/** `var(--a, fallback)` → the value of `--a`, nested ones too; an unknown one takes its fallback, or nothing. */
export const resolveProperties = (text: string, properties: Properties, depth = 0): string =>
  depth > 8
    ? text
    : replaceCalls(text, 'var', ([name, ...fallback]) =>
        resolveProperties(properties[name!] ?? fallback.join(', '), properties, depth + 1),
      );

/** The custom properties a style sheet gives `:root`, and `:root` in that language, each `light-dark(a, b)` decided. */
export const themeProperties = (
  tokensCss: string,
  theme: 'light' | 'dark',
  lang: Lang = 'en',
): Properties => {
  const found: Record<string, string> = {};
  const rules = withoutComments(tokensCss).matchAll(/:root(?::lang\((\w+)\))?[^{}]*\{([^}]*)\}/g);
  for (const [, only = lang, body] of rules)
    for (const [, name, value] of (only === lang ? body! : '').matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g))
      found[name!] = replaceCalls(value!.replace(/\s+/g, ' ').trim(), 'light-dark', (both) =>
        theme === 'light' ? both[0]! : (both[1] ?? both[0]!),
      );
  return found;
};

/** The drawing's rules with nothing left to look up: what goes into the file's `<style>`. */
export const drawingStyle = (
  figureCss: string,
  tokensCss: string,
  theme: 'light' | 'dark' = 'light',
  lang: Lang = 'en',
): string => {
  let css = withoutComments(figureCss);
  for (let at = css.indexOf('@'); at >= 0; at = css.indexOf('@', at)) {
    const brace = css.indexOf('{', at);
    css = css.slice(0, at) + css.slice(brace < 0 ? css.length : closing(css, brace, '{', '}') + 1);
  }
  const properties = themeProperties(tokensCss, theme, lang);
  const rules: string[] = ['.la-paper{fill:var(--paper)}'];
  for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    // Hover, focus and the cursor are the page's.
    if (/:hover|:focus|:active|\[hidden\]/.test(selector!)) continue;
    const declarations = body!
      .split(';')
      .map((d) => d.trim())
      .filter((d) => d !== '' && !/^(?:--|d:|transition|animation|cursor|outline|container|position)/.test(d))
      .filter((d) => !/calc\(|cqw/.test(d));
    if (declarations.length > 0)
      rules.push(`${selector!.trim().replace(/\s+/g, ' ')}{${declarations.join(';')}}`);
  }
  return resolveProperties(rules.join(''), properties).replaceAll('<', '\\3c ');
};

/** What XML 1.0 cannot hold, however it is written: with one of them in a name a picture would not open. */
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The file: `svg` as the renderer drew it at a fixed width with `drawingStyle` inside, with an XML head. */
export const svgFile = (svg: string): string => {
  if (!svg.startsWith('<svg')) throw new Error('svgFile: what was given does not begin with <svg');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace(noXml, '\ufffd')}\n`;
};
