/**
 * Writes every mutant of a file into it at once, behind one switch (mutant schemata): a file is compiled once, and a mutant
 * costs a comparison. Code for the survey evaluates both, and notes which mutants could be told from the original at all.
 */
import ts from 'typescript';
import { isPure } from './is-pure.ts';
import {
  isCondition,
  isOnlyTold,
  numbersFor,
  type Replacement,
  replacementsOf,
  statementsFor,
} from './operators.ts';

export interface Mutant {
  id: number;
  file: string;
  line: number;
  /** The function or class it is in. */
  place: string;
  before: string;
  /** '' where a statement is left out. */
  after: string;
}

/** `run`: mutants can be turned on. `survey`: none is, and what could differ is noted. */
export type Mode = 'run' | 'survey';

/** A constant of a file, `const n = 3`: its mutants stand at each of its uses, for it is evaluated before any mutant is on. */
interface Constant {
  first: number;
  texts: readonly string[];
}

export interface Setting {
  mode: Mode;
  /** Where the switch is imported from. */
  switchUrl: string;
  /** Functions that change nothing. */
  pure: ReadonlySet<string>;
  /** By name, of all files. */
  constants: Map<string, Constant>;
  mutants: Mutant[];
}

/** Note the constants of a file, before any file is instrumented. */
export function noteConstants(file: ts.SourceFile, setting: Setting): void {
  for (const statement of file.statements.filter(ts.isVariableStatement))
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || !initializer) continue;
      const texts = numbersFor(initializer);
      if (texts.length === 0) continue;
      const first = setting.mutants.length + 1;
      for (const after of texts)
        note(setting, file, initializer, name.text, {
          before: `${name.text} = ${initializer.getText()}`,
          text: `${name.text} = ${after}`,
        });
      setting.constants.set(name.text, { first, texts });
    }
}

function note(setting: Setting, file: ts.SourceFile, node: ts.Node, place: string, one: Replacement): number {
  const id = setting.mutants.length + 1;
  const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  setting.mutants.push({
    id,
    file: file.fileName,
    line,
    place,
    before: one.before,
    after: one.after ?? one.text,
  });
  return id;
}

/** The text of the file with its mutants; they are added to `setting.mutants`. */
export function instrument(file: ts.SourceFile, setting: Setting): string {
  const { mode, switchUrl, pure, constants } = setting;
  let place = '';

  /** The text of a node, its children instrumented. */
  const inside = (node: ts.Node): string => {
    let text = '';
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      if (ts.isTypeNode(child) || child.getStart(file) < at) return;
      text += file.text.slice(at, child.getStart(file)) + visit(child);
      at = child.getEnd();
    });
    return text + file.text.slice(at, node.getEnd());
  };

  const visit = (node: ts.Node): string => {
    if (isOnlyTold(node) || ts.isImportDeclaration(node) || ts.isTypeNode(node)) return node.getText(file);
    if (isConstant(node)) return node.getText(file);
    const outer = place;
    place = nameOf(node) ?? place;
    const text = written(node);
    place = outer;
    return text;
  };

  const written = (node: ts.Node): string => {
    if (ts.isIdentifier(node)) return constantAt(node);
    if (ts.isBlock(node) && ts.isFunctionLike(node.parent)) return `{ __step(); ${inside(node).slice(1)}`;
    if (isStatementOf(node)) return statement(node);
    if (!ts.isExpression(node)) return inside(node);
    const text = alternatives(node);
    return isLoopCondition(node) ? `(__step(), ${text})` : text;
  };

  const alternatives = (node: ts.Expression): string => {
    const others = replacementsOf(node);
    const original = inside(node);
    if (others.length === 0) return original;
    const first = setting.mutants.length + 1;
    for (const one of others) note(setting, file, node, place, one);
    const texts = others.map(({ text }) => text);
    if (mode === 'run') return chosen(first, texts, original);
    const pureNode = isPure(node, pure);
    const how = isCondition(node) ? '__truth' : '__value';
    return texts.reduce(
      (text, other, i) =>
        pureNode ? `${how}(${first + i}, ${text}, () => (${other}))` : `(__reached(${first + i}), ${text})`,
      `(${original})`,
    );
  };

  const statement = (node: ts.Statement): string => {
    const others = statementsFor(node);
    if (others.length === 0) return inside(node);
    const original = inside(node);
    const ids = others.map((one) => note(setting, file, node, place, one));
    if (mode === 'run')
      return `{ ${others.map(({ text }, i) => `if (__on === ${ids[i]}) { ${text} } else `).join('')}${original} }`;
    const target = assigned(node);
    if (!target || !isPure(target, pure))
      return `{ ${ids.map((id) => `__reached(${id});`).join('')} ${original} }`;
    const left = target.getText(file);
    const [removal, ...rest] = ids;
    return `{ ${rest.map((id) => `__reached(${id});`).join('')} const __was = ${left}; ${original} __changed(${removal}, __was, ${left}); }`;
  };

  const constantAt = (node: ts.Identifier): string => {
    const constant = constants.get(node.text);
    if (!constant || !isUse(node)) return node.text;
    const { first, texts } = constant;
    if (mode === 'run') return chosen(first, texts, node.text);
    return `(${texts.map((_, i) => `__reached(${first + i}), `).join('')}${node.text})`;
  };

  const body = file.statements.map(
    (one) => file.text.slice(one.getFullStart(), one.getStart(file)) + visit(one),
  );
  const names =
    'active as __on, step as __step, reached as __reached, value as __value, truth as __truth, changed as __changed';
  return `import { ${names} } from '${switchUrl}'; ${body.join('')}\n`;
}

/** One of `texts` where its mutant is on, else the original. */
function chosen(first: number, texts: readonly string[], original: string): string {
  const one = texts
    .slice(0, -1)
    .map((text, i) => `__on === ${first + i} ? (${text}) : `)
    .join('');
  const last = first + texts.length - 1;
  const test = last === first ? `__on === ${first}` : `__on >= ${first} && __on <= ${last}`;
  return `(${test} ? (${one}(${texts.at(-1)})) : (${original}))`;
}

/** A number, or anything else that is evaluated as the file loads: no mutant could be on by then. */
const isConstant = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) &&
  ts.isSourceFile(node.parent.parent.parent) &&
  node.initializer !== undefined &&
  !ts.isArrowFunction(node.initializer);

const isStatementOf = (node: ts.Node): node is ts.Statement =>
  ts.isExpressionStatement(node) ||
  ts.isReturnStatement(node) ||
  ts.isContinueStatement(node) ||
  ts.isBreakStatement(node);

const isLoopCondition = (node: ts.Node): boolean =>
  isCondition(node) && !ts.isIfStatement(node.parent) && !ts.isConditionalExpression(node.parent);

/** What an assignment writes to. */
const assigned = (node: ts.Statement): ts.Expression | undefined =>
  ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression) ? node.expression.left : undefined;

/** Does the name stand for its value here? Not where it is declared, a property's name or a type. */
function isUse({ parent, ...node }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression.pos === node.pos;
  if (ts.isPropertyAssignment(parent)) return parent.initializer.pos === node.pos;
  return ts.isExpression(parent) || ts.isReturnStatement(parent) || ts.isIfStatement(parent)
    ? !ts.isFunctionLike(parent) || parent.body?.pos === node.pos
    : ts.isVariableDeclaration(parent) && parent.initializer?.pos === node.pos;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isMethodDeclaration(node))
    return node.name?.getText();
  if (ts.isGetAccessor(node)) return node.name.getText();
  const named = ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer);
  return named ? node.name.getText() : undefined;
}

/** The files, parsed for `instrument`. */
export const parsed = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
