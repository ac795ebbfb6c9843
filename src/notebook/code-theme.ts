/**
 * The colours of code, once for the static page and the editor: `codeTheme` is a TextMate theme for the editor and for
 * Shiki; `classForColours` turns Shiki's inline colours into the classes `k` (keyword) …, whose values
 * `src/site/styles/tokens.css` holds as `--code-keyword` … (a test keeps the two equal).
 */
import type { ShikiTransformer, ThemeRegistrationRaw } from 'shiki';

type Code = Parameters<NonNullable<ShikiTransformer['code']>>[0];
type Node = Code['children'][number];

/** Kind of token → [light, dark, the TextMate scopes it covers]. */
const kinds: Record<string, [light: string, dark: string, scopes: string[]]> = {
  comment: ['#616c76', '#8e989f', ['comment', 'punctuation.definition.comment']],
  string: ['#1c6a45', '#8fd3a6', ['string', 'punctuation.definition.string', 'constant.other.symbol']],
  number: ['#94470a', '#f0b383', ['constant.numeric', 'constant.language', 'constant.character']],
  keyword: [
    '#8a2f5e',
    '#f0a3c8',
    [
      'keyword',
      'storage',
      'keyword.operator.new',
      'keyword.operator.expression',
      'variable.language.this',
      'punctuation.definition.keyword',
    ],
  ],
  function: ['#0b5578', '#84c6e6', ['entity.name.function', 'support.function', 'variable.function']],
  type: ['#5a3f9e', '#c3b1f5', ['entity.name.type', 'support.type', 'support.class', 'entity.name.tag']],
  property: [
    '#2f4f63',
    '#b9d0de',
    [
      'meta.object-literal.key',
      'variable.other.property',
      'variable.parameter.option',
      'entity.other.attribute-name',
    ],
  ],
  punctuation: [
    '#46515c',
    '#b0b9be',
    ['punctuation', 'keyword.operator', 'meta.brace', 'storage.type.function.arrow'],
  ],
};

const ground = {
  light: { background: '#f8f8f4', foreground: '#151d26' },
  dark: { background: '#11171c', foreground: '#e5e8e4' },
};

/** A TextMate theme named `last-ack-light` or `last-ack-dark`. */
export const codeTheme = (mode: 'light' | 'dark'): ThemeRegistrationRaw => ({
  name: `last-ack-${mode}`,
  type: mode,
  colors: { 'editor.background': ground[mode].background, 'editor.foreground': ground[mode].foreground },
  settings: [
    { settings: { ...ground[mode] } },
    ...Object.values(kinds).map(([light, dark, scope]) => ({
      scope,
      settings: { foreground: mode === 'light' ? light : dark },
    })),
  ],
});

const kindOfLight = new Map(Object.entries(kinds).map(([kind, [light]]) => [light, kind]));

/** Text of a node and of all below it. */
const textOf = (node: Node): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/**
 * For static code highlighted with `codeTheme('light')`: one class instead of a style, so that both themes fit one page.
 * Every chapter carries all its code, so the markup is small: classes of one letter (the kind's first, `f` function,
 * `p` property …, `i` other names), punctuation bare in the block's own colour, space outside the spans, no span around
 * a line (what marks lines makes them).
 */
export const classForColours: ShikiTransformer = {
  name: 'class-for-colours',
  preprocess(_, options) {
    // Without it a busy machine would give up on a line after half a second, and the page would be another.
    options.tokenizeTimeLimit = 0;
  },
  pre(node) {
    node.properties.style = undefined;
    // The theme's name, which no rule asks for.
    node.properties.class = String(node.properties.class).replace(/ last-ack-light\b/, '');
  },
  span(node) {
    const colour = /color:\s*(#[0-9a-f]{6})/i.exec(String(node.properties.style ?? ''))?.[1]?.toLowerCase();
    const kind = colour === undefined ? undefined : kindOfLight.get(colour);
    node.properties.style = undefined;
    node.properties.class = kind === undefined ? 'i' : kind === 'punctuation' ? undefined : kind[0];
  },
  code(node) {
    const small: Node[] = [];
    const add = (text: string): void => {
      const last = small.at(-1);
      if (last?.type === 'text') last.value += text;
      else if (text) small.push({ type: 'text', value: text });
    };
    for (const line of node.children)
      for (const token of 'children' in line ? line.children : [line]) {
        const text = textOf(token);
        const name = token.type === 'element' && token.properties.class;
        if (!name || !text.trim()) {
          add(text);
          continue;
        }
        const [, before = '', word = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
        add(before);
        small.push({
          type: 'element',
          tagName: 'span',
          properties: { class: name },
          children: [{ type: 'text', value: word }],
        });
        add(after);
      }
    node.children = small;
  },
};

/** Each kind with its colours, for the test that holds the style sheet against them. */
export const codeColours = Object.fromEntries(
  Object.entries(kinds).map(([kind, [light, dark]]) => [kind, { light, dark }]),
);
