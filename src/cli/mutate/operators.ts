/**
 * What may be put in the place of a piece of code, one small change at a time: boundaries and negations, arithmetic and bits,
 * operands left out, constants one off, conditions that always or never hold, statements left out. Texts, thrown errors and
 * what is only told to the log are left alone: they are no rules.
 */
import ts from 'typescript';

/** A piece of code in the place of another; '' leaves a statement out. */
export interface Replacement {
  text: string;
  /** As readers of the list see it; where there is no `after`, the text. */
  before: string;
  after?: string;
}

const { SyntaxKind: Kind } = ts;

const swapped = new Map<ts.SyntaxKind, readonly string[]>([
  [Kind.LessThanToken, ['<=', '>=']],
  [Kind.LessThanEqualsToken, ['<', '>']],
  [Kind.GreaterThanToken, ['>=', '<=']],
  [Kind.GreaterThanEqualsToken, ['>', '<']],
  [Kind.EqualsEqualsEqualsToken, ['!==']],
  [Kind.ExclamationEqualsEqualsToken, ['===']],
  [Kind.PlusToken, ['-']],
  [Kind.MinusToken, ['+']],
  [Kind.AsteriskToken, ['/']],
  [Kind.SlashToken, ['*']],
  [Kind.PercentToken, ['*']],
  [Kind.GreaterThanGreaterThanToken, ['<<']],
  [Kind.LessThanLessThanToken, ['>>']],
  [Kind.AmpersandToken, ['|']],
  [Kind.BarToken, ['&']],
  [Kind.AmpersandAmpersandToken, ['||']],
  [Kind.BarBarToken, ['&&']],
]);

const swappedAssignments = new Map<ts.SyntaxKind, string>([
  [Kind.PlusEqualsToken, '-='],
  [Kind.MinusEqualsToken, '+='],
  [Kind.BarEqualsToken, '&='],
  [Kind.AmpersandEqualsToken, '|='],
  [Kind.GreaterThanGreaterThanEqualsToken, '<<='],
  [Kind.BarBarEqualsToken, '='],
]);

const swappedCalls: Record<string, string> = { 'Math.min': 'Math.max', 'Math.max': 'Math.min' };

/** A constant one off; a large one (a limit, a factor of a unit) halved and doubled, since one more in 10^6 is no other rule. */
function otherNumbers(text: string): string[] {
  const value = Number(text.replaceAll('_', ''));
  if (value >= 1000) return [String(value * 2), String(value / 2)];
  return value >= 1 ? [String(value + 1), String(value - 1)] : [String(value + 1)];
}

/** A number, or -1 and the like, which stand for "none" and become 0. */
export function numbersFor(node: ts.Node): string[] {
  if (ts.isNumericLiteral(node))
    return isNegative(node.parent) ? [] : otherNumbers(node.text).filter((text) => !isBoundary(node, text));
  if (isNegative(node)) return [String(1 - Number(node.operand.text))];
  return [];
}

/** Of whole numbers `x < 4` is `x <= 3`: that step is another mutant of the comparison itself. By the operator, with the number to the right. */
const boundaries = new Map<ts.SyntaxKind, number>([
  [Kind.LessThanToken, 1],
  [Kind.LessThanEqualsToken, -1],
  [Kind.GreaterThanToken, -1],
  [Kind.GreaterThanEqualsToken, 1],
]);

function isBoundary(node: ts.NumericLiteral, other: string): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return false;
  const step = boundaries.get(parent.operatorToken.kind) ?? 0;
  return step !== 0 && Number(other) - Number(node.text) === (parent.right === node ? step : -step);
}

const isNegative = (node: ts.Node): node is ts.PrefixUnaryExpression & { operand: ts.NumericLiteral } =>
  ts.isPrefixUnaryExpression(node) && node.operator === Kind.MinusToken && ts.isNumericLiteral(node.operand);

/** Is the value only asked whether it holds? Its places: if, while, for, do and `? :`. */
export const isCondition = (node: ts.Node): boolean => {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  return (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) && parent.condition === node;
};

const inLoop = (node: ts.Node): boolean =>
  !ts.isIfStatement(node.parent) && !ts.isConditionalExpression(node.parent);

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** What an expression may be replaced by. */
export function replacementsOf(node: ts.Expression): Replacement[] {
  const before = node.getText();
  const found: string[] = [];
  if (isCondition(node) && node.kind !== Kind.TrueKeyword && node.kind !== Kind.FalseKeyword)
    found.push(...(inLoop(node) ? ['false'] : ['true', 'false']));
  if (ts.isBinaryExpression(node)) found.push(...ofBinary(node));
  else if (ts.isPrefixUnaryExpression(node) && node.operator === Kind.ExclamationToken)
    found.push(node.operand.getText());
  else if (node.kind === Kind.TrueKeyword) found.push('false');
  else if (node.kind === Kind.FalseKeyword) found.push('true');
  else if (ts.isCallExpression(node)) {
    const other = swappedCalls[node.expression.getText()];
    if (other) found.push(other + before.slice(node.expression.getText().length));
  }
  found.push(...numbersFor(node));
  const others = [...new Set(found)].filter((text) => text !== before).map((text) => ({ text, before }));
  return isLiteral(node) ? others.map((one) => ({ ...one, ...around(node, one.text) })) : others;
}

const isLiteral = (node: ts.Node): boolean =>
  ts.isNumericLiteral(node) ||
  isNegative(node) ||
  node.kind === Kind.TrueKeyword ||
  node.kind === Kind.FalseKeyword;

/** A bare `1` says nothing to a reader of the list: what it stands in. */
function around(node: ts.Expression, text: string): Pick<Replacement, 'before' | 'after'> {
  const { parent } = node;
  const before = parent.getText();
  const at = node.getStart() - parent.getStart();
  return { before, after: before.slice(0, at) + text + before.slice(at + node.getWidth()) };
}

function ofBinary({ left, right, operatorToken }: ts.BinaryExpression): string[] {
  const [a, b] = [left.getText(), right.getText()];
  if (isText(left) || isText(right)) if (operatorToken.kind === Kind.PlusToken) return [];
  if (operatorToken.kind === Kind.QuestionQuestionToken) return [a];
  const others = (swapped.get(operatorToken.kind) ?? []).map((operator) => `${a} ${operator} ${b}`);
  const { kind } = operatorToken;
  if (kind === Kind.AmpersandAmpersandToken || kind === Kind.BarBarToken) return [...others, a, b];
  return others;
}

/** What a statement may be replaced by. */
export function statementsFor(node: ts.Statement): Replacement[] {
  const before = node.getText();
  const as = (...texts: string[]): Replacement[] => texts.map((text) => ({ text, before }));
  if (ts.isReturnStatement(node)) return node.expression ? [] : as('');
  if (ts.isBreakStatement(node)) return ts.isCaseClause(node.parent) ? [] : as('');
  if (ts.isContinueStatement(node)) return as('');
  if (!ts.isExpressionStatement(node)) return [];
  const { expression } = node;
  if (ts.isCallExpression(expression)) return as('');
  if (ts.isPostfixUnaryExpression(expression) || ts.isPrefixUnaryExpression(expression)) {
    const { operator, operand } = expression;
    if (operator === Kind.PlusPlusToken) return as('', `${operand.getText()}--;`);
    return operator === Kind.MinusMinusToken ? as('', `${operand.getText()}++;`) : [];
  }
  if (!ts.isBinaryExpression(expression)) return [];
  const { left, operatorToken, right } = expression;
  if (!isAssignment(operatorToken.kind)) return [];
  const other = swappedAssignments.get(operatorToken.kind);
  return as('', ...(other ? [`${left.getText()} ${other} ${right.getText()};`] : []));
}

export const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= Kind.FirstAssignment && kind <= Kind.LastAssignment;

/** Only told, never a rule: the log, errors thrown, which of two names a record gets. */
export function isOnlyTold(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true;
  if (ts.isIfStatement(node)) return /\blog\b/.test(node.expression.getText());
  // `drop` notes for the log what was not used.
  if (ts.isExpressionStatement(node)) return /\blog\??\.|^drop\(/.test(node.getText());
  return ts.isConditionalExpression(node) && namesARecord(node);
}

function namesARecord(node: ts.ConditionalExpression): boolean {
  const names = [node.whenTrue, node.whenFalse].flatMap(function leaves(leaf): ts.Node[] {
    return ts.isConditionalExpression(leaf) ? [leaf.whenTrue, leaf.whenFalse].flatMap(leaves) : [leaf];
  });
  if (!names.every(ts.isStringLiteral)) return false;
  const texts = names.map(({ text }) => text);
  if (texts.some((text) => text.includes('-'))) return true;
  return ts.isCallExpression(node.parent) && !texts.some((text) => /^[A-Z0-9_]+$/.test(text));
}
