/** A cell's code as an embedded figure needs it: its page is in one language, and has the names of what can be turned. */
import { transform } from 'esbuild';
import ts from 'typescript';

/** What makes a parameter, in cells and in `notebook/well-known.ts`. */
const makesParameter = /^(?:slider|toggle|select|known|rtt|orphanRetries|finTimeout|loss|losses|thinks)$/;

const nameOf = ({ name }: ts.ObjectLiteralElementLike): string =>
  name && ts.isIdentifier(name) ? name.text : '';

/** `{ en: 'from', zh: '来自' }` in this language; undefined: it is no such thing. */
const inLanguage = (node: ts.Node, lang: string): ts.Expression | undefined => {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length !== 2) return;
  if (node.properties.map(nameOf).sort().join() !== 'en,zh') return;
  const own = node.properties.find((property) => nameOf(property) === lang)!;
  return ts.isPropertyAssignment(own) ? own.initializer : undefined;
};

/** The object without a label, where it is handed to what makes a parameter. */
const withoutLabel = (node: ts.Node): ts.ObjectLiteralExpression | undefined => {
  if (!ts.isObjectLiteralExpression(node) || !ts.isCallExpression(node.parent)) return;
  const { expression } = node.parent;
  if (!ts.isIdentifier(expression) || !makesParameter.test(expression.text)) return;
  return ts.factory.updateObjectLiteralExpression(
    node,
    node.properties.filter((property) => nameOf(property) !== 'label'),
  );
};

const forEmbed = (code: string, lang: string): string => {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  const { transformed } = ts.transform(file, [
    (context) => (whole) => {
      const visit = (node: ts.Node): ts.Node =>
        ts.visitEachChild(inLanguage(node, lang) ?? withoutLabel(node) ?? node, visit, context);
      return ts.visitEachChild(whole, visit, context);
    },
  ]);
  return ts.createPrinter().printFile(transformed[0]!);
};

/** First the values go that nothing asks for now, then the imports that only they asked for. @param code TypeScript */
export const cellInOneLanguage = async (code: string, lang: string): Promise<string> => {
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: false } };
  const left = await transform(forEmbed(code, lang), { loader: 'ts', treeShaking: true, tsconfigRaw });
  return (await transform(left.code, { loader: 'ts', tsconfigRaw })).code;
};
