/**
 * The reference of `last-ack`, read from the source at build: every exported name with its declaration and doc comment, and
 * the examples of content/api that show them. The compiler is loaded when asked, since only one page needs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import type ts from 'typescript';
import { inEveryLanguage, type Lang, languages } from '../../words/lang.ts';

export interface ApiEntry {
  name: string;
  /** `value`: there at run time; `type`: for the compiler. */
  kind: 'value' | 'type';
  /** TypeScript: the signature of a function, the whole of a type with the comments on its fields. */
  declaration: string;
  /** The doc comment as plain text; empty where the declaration says it all. */
  text: string;
  /** Where it is declared: `src/sim/steps.ts:10`. */
  source: string;
}
export interface ApiExample {
  /** `steps`: file name and anchor. */
  id: string;
  title: Record<Lang, string>;
  code: string;
  /** Exported names it shows that no example before it has. */
  names: string[];
}
export interface Api {
  entries: ApiEntry[];
  examples: ApiExample[];
}

/** What a first cell needs comes first. */
const order = [
  'cell',
  'closing',
  'parameters',
  'texts',
  'steps',
  'rules',
  'settings',
  'simulate',
  'chance',
  'many-connections',
  'middlebox',
  'recordings',
  'exercises',
];

/** @throws when an example has no place: it would stand before all others, where nobody has read anything yet */
const placeOf = (id: string): number => {
  const place = order.indexOf(id);
  if (place < 0)
    throw new Error(`content/api/${id}.ts has no place among the examples: name it in \`order\`.`);
  return place;
};

function declarationOf(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  name: string,
  node: ts.Declaration,
): string {
  if (compiler.isVariableDeclaration(node) || compiler.isFunctionDeclaration(node)) {
    const type = checker.getTypeAtLocation(node);
    const [signature] = type.getCallSignatures();
    if (signature) {
      const { NoTruncation } = compiler.TypeFormatFlags;
      return `function ${name}${checker.signatureToString(signature, undefined, NoTruncation)}`;
    }
    return `const ${node.getText()}`;
  }
  return node.getText().replace(/^export /, '');
}

function examplesOf(folder: string, exported: readonly string[]): ApiExample[] {
  const shown = new Set<string>();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((id) => {
      const [first = '', ...rest] = readFileSync(join(folder, `${id}.ts`), 'utf8').split('\n');
      // `// In English | in the next language`
      const titles = first.replace(/^\/\/ /, '').split(' | ');
      const title = inEveryLanguage((lang) => titles[languages.indexOf(lang)] ?? titles[0] ?? id);
      const code = rest.join('\n').trim();
      const names = exported.filter((name) => !shown.has(name) && new RegExp(`\\b${name}\\b`).test(code));
      for (const name of names) shown.add(name);
      return { id, title, code, names };
    });
}

/** @param root of the repository */
export function readApi(root: string): Api {
  const compiler: typeof ts = createRequire(import.meta.url)('typescript');
  const file = resolve(root, 'src/notebook/cell-api.ts');
  const program = compiler.createProgram([file], {
    strict: true,
    target: compiler.ScriptTarget.ES2023,
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const entries = checker
    .getExportsOfModule(module)
    .map((symbol): ApiEntry => {
      const own = symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const node = own.declarations![0]!;
      const from = node.getSourceFile();
      const { line } = from.getLineAndCharacterOfPosition(node.getStart());
      return {
        name: symbol.name,
        kind: own.flags & compiler.SymbolFlags.Value ? 'value' : 'type',
        declaration: declarationOf(compiler, checker, symbol.name, node),
        text: compiler.displayPartsToString(own.getDocumentationComment(checker)).replaceAll(/\s+/g, ' '),
        source: `${relative(resolve(root), from.fileName)}:${line + 1}`,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    entries,
    examples: examplesOf(
      resolve(root, 'content/api'),
      entries.map(({ name }) => name),
    ),
  };
}
