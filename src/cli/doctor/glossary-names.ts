/** The ids of the glossary, read from its files as text: commands may not import the site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Ids of the entries of one file: the `id` of each object literal in it. */
export function idsIn(source: string): string[] {
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'id') {
      if (ts.isStringLiteralLike(node.initializer)) ids.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('glossary.ts', source, ts.ScriptTarget.Latest));
  return ids;
}

/** What `<Term>` may name, and what `<Setting>` may; null where there is no glossary. */
export function glossaryNames(repository: string): { terms: string[]; settings: string[] } | null {
  const folder = join(repository, 'src/site');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^glossary-\w+\.ts$/.test(name) && name !== 'glossary-json.ts')
    : [];
  if (files.length === 0) return null;
  const ids = (name: string) => idsIn(readFileSync(join(folder, name), 'utf8'));
  return {
    terms: files.flatMap(ids),
    settings: files.filter((name) => name.includes('setting')).flatMap(ids),
  };
}
