/**
 * The tokens of a cell's code, line by line: for the plain editor and for Monaco, where the real highlighter (190 KB of
 * grammar) would be what a reader waits for. A test holds it to the colours of the site's own code; elsewhere it may be
 * wrong about a colour, never about the text.
 */

export type TokenKind =
  | 'comment'
  | 'string'
  | 'number'
  | 'keyword'
  | 'function'
  | 'type'
  | 'property'
  | 'name';

export interface Token {
  start: number;
  end: number;
  kind: TokenKind;
}
/** What a line begins in. */
export type LineState = 'code' | 'comment' | 'template';

const token =
  /(?<comment>\/\/.*|\/\*.*?(?:\*\/|$))|(?<string>'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|`)|(?<word>[A-Za-z_$][\w$]*)|(?<number>\d[\w.]*)/g;
const keywords = new Set(
  'as async await break case catch class const continue default do else export extends finally for from function if implements import in instanceof interface keyof let new of return satisfies static switch throw try type typeof void while yield this'.split(
    ' ',
  ),
);
const constants = /^(?:true|false|null|undefined|Infinity|NaN)$/;
const primitive = 'any|boolean|never|number|object|string|unknown|bigint|symbol';
const isTypeName = new RegExp(`^(?:${primitive}|null|undefined|[A-Z].*)$`);
/** What stands before a type: a colon, an angle bracket, another type of a union, a word that asks for one. */
const typePlace =
  /(?:[:<]|:\s*\(|:\s*\[(?:[\w\s]+,)*|\btype\s+\w+\s*=|[^|]\||[^&]&|\b(?:type|interface|extends|implements|as|satisfies|keyof)|<.*,)$/;
/** A value after a colon that is a type: the name before the colon is then a parameter's, not an object's key. */
const beginsType = new RegExp(
  `^\\s*(?:[A-Z][\\w$]*\\b(?!\\s*[.(])|(?:${primitive})\\b|(?:readonly|keyof)\\b|\\[[^\\]]*\\](?:\\[\\])*\\s*=\\s|'[^']*'\\s*\\||\\{\\s*\\w+\\??:\\s*(?:${primitive})\\b)`,
);
const beginsFunction =
  /^\s*(?:async\s*)?(?:\((?:[^()]|\([^()]*\))*\)\s*(?::[\w<>[\]|() ]+)?=>|\([^()]*$|[\w$]+\s*=>)/;

/** In a pattern: `({ do: what }) =>`. */
const renames = /^\s*[\w$]+\s*(?:,[^{}]*)?\}\)?\s*=/;

const wordKind = (line: string, start: number, word: string): TokenKind => {
  const before = line.slice(0, start).trimEnd();
  const after = line.slice(start + word.length);
  const member = /(?:^|[^.])\.$/.test(before);
  const isType = !member && typePlace.test(before) && isTypeName.test(word) && !/^\s*[.(]/.test(after);
  // `import { type Rule }` names a type without being one.
  if (isType && /\btype$/.test(before)) return /^\s*[=<]/.test(after) ? 'type' : 'name';
  const [, value] = /^\s*\??:(.*)/.exec(after) ?? [];
  const key = value !== undefined && !/\?[^,{(]*$/.test(before);
  if (!member && !key) {
    if (word === 'from' ? /^\s*['"]/.test(after) : keywords.has(word)) return 'keyword';
    if (isType && (!constants.test(word) || !/[:<]$/.test(before))) return 'type';
    if (constants.test(word)) return 'number';
  }
  if (/^(?:\s*(?:<[^>]*>)?\(|`)/.test(after)) return 'function';
  if (key) {
    if (beginsFunction.test(value)) return 'function';
    return beginsType.test(value) || renames.test(value) ? 'name' : 'property';
  }
  const [, made = ''] = (/\b(?:const|let)$/.test(before) && /^\s*(?::[^=]*)?=(?!=)(.*)/.exec(after)) || [];
  if (beginsFunction.test(made)) return 'function';
  // The last name of a chain; one in its middle is an object again, one in capitals a constant.
  return member && word !== 'length' && !/^(?:\?\.|\.|!\.)/.test(after) && !/^[A-Z][A-Z0-9_]*$/.test(word)
    ? 'property'
    : 'name';
};

/** Where the `}` of a `${` is, counting braces; the line's end if there is none. */
const endOfHole = (line: string, from: number): number => {
  let depth = 1;
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '{') depth += 1;
    else if (line[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return line.length;
};

/** Tokens of `line`, which begins in `state`; the state that the next line begins in. */
export const scanLine = (line: string, state: LineState): { tokens: Token[]; state: LineState } => {
  const tokens: Token[] = [];
  const add = (start: number, end: number, kind: TokenKind): void => {
    if (end > start) tokens.push({ start, end, kind });
  };
  /** From inside a template literal to after its end: its text is a string, its holes are code, whose plain names look like the text. */
  const template = (from: number, began: number): number => {
    let start = began;
    for (let at = from; at < line.length; at += 1) {
      if (line[at] === '\\') at += 1;
      else if (line[at] === '`') {
        add(start, at + 1, 'string');
        return at + 1;
      } else if (line.startsWith('${', at)) {
        add(start, at, 'string');
        const end = endOfHole(line, at + 2);
        for (const one of scanLine(line.slice(at + 2, end), 'code').tokens)
          add(one.start + at + 2, one.end + at + 2, one.kind === 'name' ? 'string' : one.kind);
        at = end;
        start = end + 1;
      }
    }
    add(start, line.length, 'string');
    return -1;
  };

  let at = 0;
  if (state === 'comment') {
    const close = line.indexOf('*/');
    at = close < 0 ? line.length : close + 2;
    add(0, at, 'comment');
    if (close < 0) return { tokens, state };
  } else if (state === 'template') {
    at = template(0, 0);
    if (at < 0) return { tokens, state };
  }
  const find = new RegExp(token);
  for (;;) {
    find.lastIndex = at;
    const match = find.exec(line);
    if (!match) return { tokens, state: 'code' };
    const { comment, string, word } = match.groups!;
    const start = match.index;
    at = start + match[0].length;
    if (string === '`') {
      at = template(at, start);
      if (at < 0) return { tokens, state: 'template' };
    } else
      add(start, at, comment ? 'comment' : string ? 'string' : word ? wordKind(line, start, word) : 'number');
    if (comment?.startsWith('/*') && (comment.length < 4 || !comment.endsWith('*/')))
      return { tokens, state: 'comment' };
  }
};
