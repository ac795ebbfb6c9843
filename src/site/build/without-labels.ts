/** Code that declares parameters as an embedded figure needs it: the finished page has the names of what can be turned. */
import { transform } from 'esbuild';
import ts from 'typescript';

/** What makes a parameter, in cells and in `notebook/well-known.ts`. */
const makesParameter = /^(?:slider|toggle|select|known|rtt|orphanRetries|finTimeout|loss|losses|thinks)$/;

const isLabel = ({ name }: ts.ObjectLiteralElementLike): boolean =>
  name !== undefined && ts.isIdentifier(name) && name.text === 'label';

/** The object without a label, where it is handed to what makes a parameter. */
const unlabelled = (node: ts.Node): ts.ObjectLiteralExpression | undefined => {
  if (!ts.isObjectLiteralExpression(node) || !ts.isCallExpression(node.parent)) return;
  const { expression } = node.parent;
  if (!ts.isIdentifier(expression) || !makesParameter.test(expression.text)) return;
  return ts.factory.updateObjectLiteralExpression(
    node,
    node.properties.filter((property) => !isLabel(property)),
  );
};

/** First the values go that nothing asks for now, then the imports that only they asked for. @param code TypeScript */
export const withoutLabels = async (code: string): Promise<string> => {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  const { transformed } = ts.transform(file, [
    (context) => (whole) => {
      const visit = (node: ts.Node): ts.Node => ts.visitEachChild(unlabelled(node) ?? node, visit, context);
      return ts.visitEachChild(whole, visit, context);
    },
  ]);
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: false } };
  const printed = ts.createPrinter().printFile(transformed[0]!);
  const left = await transform(printed, { loader: 'ts', treeShaking: true, tsconfigRaw });
  return (await transform(left.code, { loader: 'ts', tsconfigRaw })).code;
};
