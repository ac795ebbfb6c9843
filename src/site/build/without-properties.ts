/** A module without some properties of the object it exports: what no figure on another's page reads need not be sent there. */
import ts from 'typescript';

/** The object of `export default cell({ … })` or of `export const run = { … }`. */
const exportedObject = (file: ts.SourceFile): ts.ObjectLiteralExpression | undefined => {
  for (const statement of file.statements) {
    const value = ts.isExportAssignment(statement)
      ? statement.expression
      : ts.isVariableStatement(statement) && statement.modifiers
        ? statement.declarationList.declarations[0]?.initializer
        : undefined;
    const given = value && ts.isCallExpression(value) ? value.arguments[0] : value;
    if (given && ts.isObjectLiteralExpression(given)) return given;
  }
  return;
};

/** @param code TypeScript @param isNeeded by the name of a property */
export const withoutProperties = (code: string, isNeeded: (property: string) => boolean): string => {
  const object = exportedObject(ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest));
  let left = code;
  // From the last on, so that the places of those before stay true.
  for (const { name, pos, end } of [...(object?.properties ?? [])].reverse()) {
    if (!name || !ts.isIdentifier(name) || isNeeded(name.text)) continue;
    left = left.slice(0, pos) + left.slice(left[end] === ',' ? end + 1 : end);
  }
  return left;
};
