/**
 * Stands in for Monaco's `iconsStyleSheet` (the build puts it there): characters of the reader's own typeface instead of an
 * icon font of 150 KB, whose arrival would make the browser lay out the whole page anew.
 */

const icons: Record<string, string> = {
  'symbol-method': 'ƒ',
  'symbol-function': 'ƒ',
  'symbol-constructor': 'ƒ',
  'symbol-field': '•',
  'symbol-property': '•',
  'symbol-variable': 'x',
  'symbol-constant': 'c',
  'symbol-value': '#',
  'symbol-class': 'C',
  'symbol-interface': 'I',
  'symbol-enum': 'E',
  'symbol-enum-member': 'e',
  'symbol-module': '{}',
  'symbol-type-parameter': 'T',
  'symbol-keyword': 'k',
  'symbol-text': '“”',
  'symbol-file': '≡',
  'symbol-reference': '→',
  'marker-navigation-next': '↓',
  'marker-navigation-previous': '↑',
  'parameter-hints-next': '↓',
  'parameter-hints-previous': '↑',
  'suggest-more-info': '›',
  close: '×',
  error: '!',
  warning: '!',
  info: 'i',
};

// Behind the slash: nothing to read out. A browser that does not know it keeps the rule before.
const rules = Object.entries(icons).map(
  ([name, sign]) => `.codicon-${name}:before { content: '${sign}'; content: '${sign}' / ''; }`,
);

const style = `.codicon[class*='codicon-'] {
  display: inline-block; min-width: 16px; font: 600 13px/16px ui-monospace, monospace; text-align: center; user-select: none; }
.codicon[class*='codicon-symbol-'] { letter-spacing: -0.1em; }
.codicon:is([class*='-next'], [class*='-previous'], .codicon-close) { font: 18px/16px system-ui, sans-serif; }`;

/** The shape Monaco's theme service asks for. */
export const getIconsStyleSheet = () => ({
  getCSS: () => [style, ...rules].join('\n'),
  onDidChange: () => ({ dispose() {} }),
  dispose() {},
});

export class UnthemedProductIconTheme {
  getIcon(): undefined {}
}
