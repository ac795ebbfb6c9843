/** Cells through the TypeScript compiler, all chapters in one program: its complaints, and which imports a cell may have. */
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { type CellFile, type Chapter, exerciseFiles, placeAt } from '../../chapter/build.ts';
import { sysctls } from '../../sim/index.ts';
import { type Cache, hashOf, hashOfFolders } from './cached.ts';
import type { Finding } from './finding.ts';
import { nearest, rightName } from './nearest.ts';
import { endTheMerge } from './syntax-advice.ts';
import { findUnsteady } from './unsteady.ts';

/** Where `last-ack` is: the API of cells, whatever folder the chapters are in. */
export const repository = resolve(import.meta.dirname, '../../..');
const content = join(repository, 'content');

/** What a cell may say: an editor that opens one reads the same file, and complains of the same. */
const compilerOptions: ts.CompilerOptions = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(content, 'tsconfig.json'), ts.sys.readFile).config,
  { ...ts.sys, readDirectory: () => [] },
  content,
).options;
const cellApi = join(content, compilerOptions.paths!['last-ack']![0]!);

/** Files as the compiler reads them: those of the language and the simulator take ten times as long as a cell. */
const parsed = new Map<string, ts.SourceFile>();

/** A host that parses a file again only if its text is another. */
function hostThatKeeps(): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions);
  const parse = host.getSourceFile;
  host.getSourceFile = (name, ...how) => {
    const kept = parsed.get(name);
    if (kept && kept.text === host.readFile(name)) return kept;
    const file = parse(name, ...how);
    // Cells come and go; the others are few.
    if (file && !/\/(cells|exercises)\//.test(name)) parsed.set(name, file);
    return file;
  };
  return host;
}

interface Diagnostic {
  file: string;
  offset: number;
  code: number;
  message: string;
}

/** Merge conflict marker encountered. */
const mergeMark = 1185;
const missingProperty = /Property '([^']+)' is missing in type/;

/** The compiler's words without whole types written out, and without its advice to change how it is called. */
function shortened(message: string): string {
  const missing = missingProperty.exec(message)?.[1];
  if (missing) return `Property '${missing}' is missing`;
  return message
    .replace(/\. Do you need to (change your target|install type).*/, '')
    .replace(
      /^Object literal may only specify known properties, (?:and|but) ''?([^' ]+)''? does not exist.*?('\.|'$|$)/,
      "'$1' is no known property. ",
    )
    .trim();
}

/** What would be right, where the compiler's number tells. */
function rightFor(
  { code, message }: Diagnostic,
  cells: readonly CellFile[],
  exported: readonly string[],
): string {
  if (code === mergeMark) return endTheMerge;
  if (code < 2000)
    return 'look here and shortly before: a bracket, a comma or a quote is missing or too many';
  const quoted = [...message.matchAll(/'([^']+)'/g)].map(([, word]) => word!);
  const missing = missingProperty.exec(message)?.[1];
  if (missing) return `add ${missing}; the API page has each function with an example`;
  switch (code) {
    case 2580: // Names of Node and of browsers
    case 2584:
    case 2591:
      return 'remove it: a cell computes and returns, it prints, waits and asks for nothing';
    case 2304: // Cannot find name
    case 2552: {
      const near = nearest(quoted[0] ?? '', exported);
      return near
        ? `import { ${near} } from 'last-ack'${near === quoted[0] ? '' : `, and write ${near}`}`
        : message.includes('Did you mean')
          ? 'use the name it suggests'
          : 'declare it, or import it from last-ack or a cell further up the page';
    }
    case 2305: // Module has no exported member
    case 2724:
      return quoted[0]?.includes('last-ack')
        ? rightName(quoted.at(quoted.length > 2 ? 1 : -1) ?? '', exported, 'name')
        : 'export it from that cell with a name';
    case 2307: // Cannot find module
      return `a cell imports only 'last-ack' and cells of its chapter: ${cells.map(({ id }) => `./${id}.ts`).join(', ')}`;
    case 2353: // unknown property
    case 2561:
      if (quoted[0]?.includes('.')) return rightName(quoted[0], Object.keys(sysctls), 'setting');
      return /Did you mean/.test(message)
        ? 'use the name it suggests'
        : 'remove it, or see the fields of that type on the API page';
    case 2322:
    case 2345: {
      const choices = /type '("[^"]*"(?: \| "[^"]*")+)'/.exec(message)?.[1];
      if (choices) return `write one of ${choices.replaceAll(' | ', ', ')}`;
      return 'give a value of the type it names; the API page has each function with an example';
    }
    case 6133:
      return 'remove what is not used';
    default:
      return message.includes('Did you mean')
        ? 'use the name it suggests'
        : 'mend it; the API page has each function with an example';
  }
}

/** Names that `from 'last-ack'` gives, types included. */
function exportsOf(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(cellApi);
  const symbol = file && checker.getSymbolAtLocation(file);
  return symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
}

/** What of the compiler's words to mend first: after the syntax the types, and only then what is not used. */
function worthTelling(program: ts.Program, file: ts.SourceFile): readonly ts.Diagnostic[] {
  const syntax = program.getSyntacticDiagnostics(file);
  const merge = syntax.filter(({ code }) => code === mergeMark);
  if (syntax.length > 0) return [...merge, ...syntax].slice(0, 1); // the others follow from it
  const types = program.getSemanticDiagnostics(file);
  const wrong = types.filter(({ reportsUnnecessary }) => !reportsUnnecessary);
  return wrong.length > 0 ? wrong : types;
}

/** Imports that a cell may not have: the compiler would accept them. */
function forbiddenImports(cell: CellFile, chapter: Chapter): Finding[] {
  const order = (chapter.en?.text.components ?? [])
    .filter(({ name }) => name === 'Cell')
    .map(({ attributes }) => attributes.id?.value);
  const source = ts.createSourceFile(cell.file, cell.source, ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement): Finding[] => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const from = statement.moduleSpecifier.text;
    const place = placeAt(cell.source, statement.moduleSpecifier.getStart(source));
    const other = /^\.\/([\w-]+)(?:\.ts)?$/.exec(from)?.[1];
    if (from === 'last-ack') return [];
    if (chapter.cells.every(({ file }) => file !== cell.file))
      return [
        {
          file: cell.file,
          ...place,
          what: `an exercise may not import "${from}"`,
          right: `import from 'last-ack' alone: each file of an exercise stands by itself`,
        },
      ];
    if (other === undefined) {
      const near = nearest(from, ['last-ack']);
      return [
        {
          file: cell.file,
          ...place,
          what: `a cell may not import "${from}"`,
          right: near
            ? `write 'last-ack'`
            : `import from 'last-ack' or a cell further up the page ('./CELL.ts')`,
        },
      ];
    }
    if (!order.includes(other) || order.indexOf(other) < order.indexOf(cell.id) || !order.includes(cell.id))
      return [];
    return [
      {
        file: cell.file,
        ...place,
        what: `imports "${other}", which stands further down the page`,
        right: 'build on cells further up the page only: a reader has not seen the later one yet',
      },
    ];
  });
}

const filesOf = (chapter: Chapter): CellFile[] => [...chapter.cells, ...exerciseFiles(chapter)];

/** Faults of the cells of these chapters, by the compiler. Unchanged chapters come from the cache. */
export function compileCells(chapters: readonly Chapter[], root: string, cache: Cache): Finding[] {
  const api = hashOfFolders([join(repository, 'src/sim'), join(repository, 'src/notebook')]);
  const keyOf = (chapter: Chapter) =>
    hashOf('compile-9', ts.version, api, ...filesOf(chapter).flatMap(({ file, source }) => [file, source]));
  const findings = chapters.flatMap((chapter) =>
    filesOf(chapter).flatMap((cell) => [...forbiddenImports(cell, chapter), ...findUnsteady(cell)]),
  );
  const stale = chapters.filter((chapter) => {
    const kept = cache.get(keyOf(chapter)) as Finding[] | undefined;
    if (kept) findings.push(...kept);
    return !kept && filesOf(chapter).length > 0;
  });
  if (stale.length === 0) return findings;

  const program = ts.createProgram(
    stale.flatMap((chapter) => filesOf(chapter).map(({ file }) => join(root, file))),
    compilerOptions,
    hostThatKeeps(),
  );
  const exported = exportsOf(program);
  for (const chapter of stale) {
    const found = filesOf(chapter).flatMap((cell) => {
      const file = program.getSourceFile(join(root, cell.file));
      if (!file) return [];
      return worthTelling(program, file).map((diagnostic) => {
        const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replaceAll(/\s+/g, ' ');
        const offset = diagnostic.start ?? 0;
        return {
          file: cell.file,
          ...placeAt(cell.source, offset),
          what: `does not compile: ${shortened(message).replaceAll(`${root}/`, '').replace(/\.$/, '')}`,
          right: rightFor(
            { file: cell.file, offset, code: diagnostic.code, message },
            chapter.cells,
            exported,
          ),
        };
      });
    });
    cache.set(keyOf(chapter), found);
    findings.push(...found);
  }
  return findings;
}
