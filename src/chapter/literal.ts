import ts from 'typescript';

/** Value of an expression made of literals only (`{ rttMs: 800 }`, `[3, 4, 5]`); undefined for any other. */
export function literal(expression: string): unknown {
  const file = ts.createSourceFile('expression.ts', `(${expression})`, ts.ScriptTarget.Latest);
  const statement = file.statements[0];
  if (!statement || !ts.isExpressionStatement(statement)) return undefined;
  return read(statement.expression);
}

function read(node: ts.Expression): unknown {
  if (ts.isParenthesizedExpression(node)) return read(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = read(node.operand);
    return typeof value === 'number' ? -value : undefined;
  }
  if (ts.isArrayLiteralExpression(node)) {
    const values = node.elements.map(read);
    return values.includes(undefined) ? undefined : values;
  }
  if (ts.isObjectLiteralExpression(node)) {
    const result: Record<string, unknown> = {};
    for (const property of node.properties) {
      if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return undefined;
      const value = read(property.initializer);
      if (value === undefined) return undefined;
      result[property.name.text] = value;
    }
    return result;
  }
  return undefined;
}
