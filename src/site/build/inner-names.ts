/**
 * Names of members that only the simulator's own classes have: a finished program may give them shorter ones. Left alone is
 * whatever may be read by its name: what goes in and comes out, what a text, a cell, another layer or the platform says too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

const isMember = (node: ts.Node): boolean =>
  (ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) &&
  ts.isClassLike(node.parent);
/** Of a type, or of an object as it is written down. */
const isProperty = (node: ts.Node): boolean =>
  ts.isPropertySignature(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isShorthandPropertyAssignment(node);
/** By itself in its file: a part that is fetched later is asked for these by name (`late-parts.ts`). */
const standsAlone = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node)
    ? ts.isSourceFile(node.parent.parent.parent)
    : (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && ts.isSourceFile(node.parent);

interface Found {
  members: Set<string>;
  said: Set<string>;
}

/** @param own it is of the simulator, and not of what goes in or comes out of it */
const lookThrough = (file: string, own: boolean, { members, said }: Found): void => {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) for (const word of node.text.split(/\W+/)) said.add(word);
    if (ts.isIdentifier(node) && (node.parent as ts.NamedDeclaration).name === node) {
      const { parent } = node;
      if (own && isMember(parent)) members.add(node.text);
      else if (standsAlone(parent) || (!own && isProperty(parent))) said.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
};

/** What browsers and the language have. */
const platformNames = (): Set<string> => {
  const folder = dirname(fileURLToPath(import.meta.resolve('typescript')));
  const texts = readdirSync(folder)
    .filter((file) => /^lib\.(es|dom).*\.d\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = /^\s+(?:readonly |get |set )?(\w+)\??[:(<]/gm;
  return new Set(texts.flatMap((text) => [...text.matchAll(names)].map(([, name = '']) => name)));
};

/** Matches the whole of each such name. */
export const innerNames = (root: string): RegExp => {
  const found: Found = { members: new Set(), said: platformNames() };
  const sim = join(root, 'src/sim');
  const inAndOut = ['scenario', 'trace'].map((name) => join(sim, `${name}.ts`));
  for (const file of [...filesIn(join(root, 'src')), ...filesIn(join(root, 'content'))])
    lookThrough(file, file.startsWith(sim) && !inAndOut.includes(file), found);
  const inner = [...found.members].filter((name) => !found.said.has(name));
  return new RegExp(`^(?:${inner.join('|')})$`);
};
