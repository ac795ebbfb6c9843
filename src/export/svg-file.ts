/**
 * A timeline as a file of its own: the colours, the rules and the typeface that the page keeps in style sheets go inside.
 * Custom properties are replaced by their values, because many SVG readers know none.
 */

/** Custom properties by name, `--ink` → `#111`. */
export type Properties = Readonly<Record<string, string>>;

export interface SvgFileParts {
  /** `<svg …>…</svg>` as the renderer gives it. */
  svg: string;
  /** The style rules of the drawing. */
  css: string;
  properties: Properties;
  /** Typefaces to embed, as data: addresses. */
  fonts?: readonly { family: string; weight?: string; data: string }[];
  /** Painted behind the drawing; none means transparent. */
  background?: string;
}

/** `var(--a, fallback)` → the value of `--a`, nested ones too; an unknown one takes its fallback, or nothing. */
export const resolveProperties = (text: string, properties: Properties, depth = 0): string => {
  if (depth > 8) return text;
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('var(', at);
    if (start < 0) return out + text.slice(at);
    let level = 1;
    let end = start + 4;
    while (end < text.length && level > 0) {
      if (text[end] === '(') level++;
      else if (text[end] === ')') level--;
      end++;
    }
    const inside = text.slice(start + 4, end - 1);
    const comma = inside.indexOf(',');
    const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
    const value = properties[name] ?? (comma < 0 ? '' : inside.slice(comma + 1).trim());
    out += text.slice(at, start) + resolveProperties(value, properties, depth + 1);
    at = end;
  }
};

/** Names of the custom properties a text uses. */
export const usedProperties = (text: string): string[] => [
  ...new Set([...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]!)),
];

const escapeStyle = (css: string): string => css.replaceAll(']]>', ']] >');

/** The standalone file. Width and height come from the viewBox where the drawing has none, so that it opens at its size. */
export const svgFile = ({ svg, css, properties, fonts = [], background }: SvgFileParts): string => {
  const open = /<svg\b[^>]*>/.exec(svg);
  if (!open) throw new Error('svgFile: there is no <svg> element in what was given');
  let tag = open[0];
  if (!/\sxmlns=/.test(tag)) tag = tag.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const box = /viewBox="([-\d.\s]+)"/.exec(tag)?.[1]?.trim().split(/\s+/);
  if (box?.length === 4) {
    tag = tag.replace(/\s(?:width|height)="[^"]*"/g, '');
    tag = tag.replace('<svg', `<svg width="${box[2]}" height="${box[3]}"`);
  }
  const faces = fonts.map(
    (f) =>
      `@font-face{font-family:${JSON.stringify(f.family)};${f.weight ? `font-weight:${f.weight};` : ''}src:url(${f.data})}`,
  );
  const style = resolveProperties(`${faces.join('')}${css}`, properties);
  const paper =
    background && box?.length === 4
      ? `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${resolveProperties(background, properties)}"/>`
      : '';
  const body = resolveProperties(svg.slice(open.index + open[0].length), properties);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag}<style><![CDATA[${escapeStyle(style)}]]></style>${paper}${body}\n`;
};
