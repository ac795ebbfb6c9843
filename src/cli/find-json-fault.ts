/** Where a text stops being JSON. `JSON.parse` does not always say, and says it differently in each version of Node. */

export interface JsonFault {
  line: number;
  column: number;
  found: string;
  allowed: string;
}

/** The first place where `text` is not JSON, counted from 1; null when it is JSON. */
export function findJsonFault(text: string): JsonFault | null {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const blank = () => {
    while (' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
  };
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match !== null;
  };
  const fail = (allowed: string): never => {
    const before = text.slice(0, at);
    const rest = text.slice(at, at + 20);
    throw {
      line: before.split('\n').length,
      column: at - before.lastIndexOf('\n'),
      found: rest === '' ? 'the end of the file' : JSON.stringify(/^(?:[\w.+-]+|.)/su.exec(rest)![0]),
      allowed,
    } satisfies JsonFault;
  };
  const string = (): boolean => take(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy);
  const items = (end: string, item: () => void, what: string) => {
    at += 1;
    blank();
    while (text[at] !== end) {
      item();
      blank();
      if (text[at] === end) break;
      if (text[at] !== ',') fail(`a comma or ${end}`);
      at += 1;
      blank();
      if (text[at] === end) fail(`${what}: no comma stands before ${end}`);
    }
    at += 1;
  };
  const entry = () => {
    if (!string()) fail('a key in double quotes');
    blank();
    if (text[at] !== ':') fail('a colon after the key');
    at += 1;
    value();
  };
  const value = () => {
    blank();
    if (text[at] === '{') items('}', entry, 'another key');
    else if (text[at] === '[') items(']', value, 'another value');
    else if (!string() && !take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)) {
      fail('a value: { }, [ ], a string in double quotes, a number, true, false or null');
    }
    blank();
  };
  try {
    value();
    if (at < text.length) fail('nothing more');
    return null;
  } catch (fault) {
    if (fault instanceof Error) throw fault;
    return fault as JsonFault;
  }
}
