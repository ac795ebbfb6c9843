/** May an expression be evaluated once more to see what it would give? It must change nothing. */
import ts from 'typescript';
import { isAssignment } from './operators.ts';

const { SyntaxKind: Kind } = ts;

/** Methods that only answer. */
const asks = /^(ticks|toUs|toTicks|seconds|at|slice|includes|some|every)$/;

/** `known`: names of functions that change nothing. */
export function isPure(node: ts.Node, known: ReadonlySet<string>): boolean {
  if (ts.isCallExpression(node)) {
    const callee = node.expression;
    const answers = ts.isIdentifier(callee)
      ? known.has(callee.text)
      : ts.isPropertyAccessExpression(callee) &&
        (callee.expression.getText() === 'Math' || asks.test(callee.name.text));
    if (!answers) return false;
  }
  if (ts.isNewExpression(node) || ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return false;
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return false;
  if (ts.isPostfixUnaryExpression(node) || ts.isDeleteExpression(node)) return false;
  if (
    ts.isPrefixUnaryExpression(node) &&
    (node.operator === Kind.PlusPlusToken || node.operator === Kind.MinusMinusToken)
  )
    return false;
  let pure = true;
  ts.forEachChild(node, (child) => {
    pure &&= isPure(child, known);
  });
  return pure;
}

/** The functions of these files that change nothing, as far as can be seen: `(…) => expression`. */
export function pureFunctions(files: readonly ts.SourceFile[]): Set<string> {
  const candidates = files.flatMap((file) =>
    file.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) =>
        declarationList.declarations.flatMap(({ name, initializer }) =>
          ts.isIdentifier(name) && initializer && ts.isArrowFunction(initializer)
            ? [{ name: name.text, body: initializer.body }]
            : [],
        ),
      ),
  );
  const known = new Set<string>();
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const { name, body } of candidates) if (!ts.isBlock(body) && isPure(body, known)) known.add(name);
  }
  return known;
}
