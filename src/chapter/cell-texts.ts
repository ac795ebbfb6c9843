/** The texts that stand in the code of a cell or a goal, as they are looked up in `zh.words.json`. */
import ts from 'typescript';

export interface CodeText {
  /** The text, or the pattern of one with values in it. */
  key: string;
  /** Where it stands, in UTF-16 units. */
  offset: number;
  /** Only what is written with text`…` is surely said to readers; a name is one of a property. */
  as: 'text' | 'string' | 'name';
}

const patternOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.templateSpans.reduce(
        (pattern, { literal }, i) => `${pattern}{${i + 1}}${literal.text}`,
        template.head.text,
      );

const isName = (node: ts.Node): boolean => ts.isPropertyAssignment(node.parent) && node.parent.name === node;

/** In the order of the code. @param source TypeScript */
export const textsInCode = (source: string): CodeText[] => {
  const found: CodeText[] = [];
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const offset = node.getStart(file);
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(file) === 'text') {
      found.push({ key: patternOf(node.template), offset, as: 'text' });
      if (ts.isTemplateExpression(node.template)) node.template.templateSpans.forEach(visit);
    } else if (ts.isStringLiteralLike(node) || (ts.isIdentifier(node) && isName(node)))
      found.push({ key: node.text, offset, as: isName(node) ? 'name' : 'string' });
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};
