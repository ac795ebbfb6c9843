/** TypeScript → JavaScript that the sandbox can run: types erased, imports turned into `require`, lines kept. */
import { transform } from 'sucrase';
import { faultText } from '../words/index.ts';
import type { CodeFault } from './code-fault.ts';
import type { Text } from './text.ts';

export type Transpiled = { code: string; fault?: never } | { code?: never; fault: CodeFault };

const positionOf = (source: string, index: number): { line: number; column: number } => {
  const upTo = source.slice(0, index).split('\n');
  return { line: upTo.length, column: upTo.at(-1)!.length + 1 };
};

/** What the small compiler lets through and would then drop or misread. */
const unsupported: { pattern: RegExp; name: string; instead: Text }[] = [
  {
    pattern: /^[ \t]*(?:export\s+)?(?:namespace|module)\s+[A-Za-z_$][\w$.]*\s*\{/m,
    name: 'namespace',
    instead: faultText((words) => words.instead.namespace),
  },
  {
    pattern: /^[ \t]*@[A-Za-z_$][\w$.]*/m,
    name: 'decorator',
    instead: faultText((words) => words.instead.decorator),
  },
  {
    pattern: /^[ \t]*accessor\s+[A-Za-z_$]/m,
    name: 'accessor',
    instead: faultText((words) => words.instead.accessor),
  },
];

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Comments, and template literals and strings, as blanks of the same length: what is left is code. */
const codeOnly = (source: string): string =>
  source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
    blank,
  );

/** Sucrase's wording and position: `Error transforming cell.ts: Unexpected token (3:8)`. */
const plain = (message: string): Text => {
  const said = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  const expected = /^Unexpected token, expected "?(.+?)"?$/.exec(said);
  if (expected) return faultText((words) => words.expected(expected[1]!));
  if (said === 'Unexpected token') return faultText((words) => words.unexpected);
  if (/^Unterminated (string|template|comment|regular)/i.test(said))
    return faultText((words) => words.unterminated(said));
  return said.endsWith('.') ? said : `${said}.`;
};

/** Never throws: a text that is no program comes back as a fault with line and column. */
export const transpile = (source: string): Transpiled => {
  const code = codeOnly(source);
  for (const { pattern, name, instead } of unsupported) {
    const found = pattern.exec(code);
    if (found) {
      const start = found.index + (found[0].length - found[0].trimStart().length);
      const message = faultText((words) => words.cannotUse(name));
      return { fault: { stage: 'syntax', message, hint: instead, ...positionOf(source, start) } };
    }
  }
  try {
    const out = transform(source, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      production: true,
      filePath: 'cell.ts',
    });
    return { code: out.code };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    return {
      fault: {
        stage: 'syntax',
        message: plain(message),
        ...(loc ? { line: loc.line, column: loc.column } : {}),
      },
    };
  }
};
