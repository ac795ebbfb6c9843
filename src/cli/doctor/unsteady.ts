/** What a cell may not ask, because the answer differs each time: its transcript and its numbers would never hold. */
import ts from 'typescript';
import { type CellFile, placeAt } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';

const unsteady = /^(Math\.random|Date\.now|new Date\(\)|performance\.now)$/;

/** Names of the clock and of chance in a cell's code. */
export function findUnsteady(cell: CellFile): Finding[] {
  const source = ts.createSourceFile(cell.file, cell.source, ts.ScriptTarget.Latest);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) || ts.isNewExpression(node)) {
      const asked = node.getText(source);
      if (unsteady.test(asked)) {
        findings.push({
          file: cell.file,
          ...placeAt(cell.source, node.getStart(source)),
          what: `${asked} is different each time`,
          right: 'write the number here, or make it a control; for losses by chance a scenario has a seed',
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}
