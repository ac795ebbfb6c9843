/** `npm run doctor [-- SLUG]`: every fault of the chapters, one a line, `file:line:column  what is wrong  what would be right`. */
import { slugIn } from '../chapter/build.ts';
import { examine } from './doctor/examine.ts';
import { canBeFixed, formatFinding } from './doctor/finding.ts';

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const started = performance.now();
const slugs = process.argv
  .slice(2)
  .filter((argument) => argument !== '--')
  .map(slugIn);
if (slugs.length > 1 || slugs[0]?.startsWith('-')) {
  console.error(
    'Usage: npm run doctor            all chapters\n       npm run doctor -- SLUG    one chapter',
  );
  process.exit(2);
}
try {
  const { findings, chapters, cells } = await examine(process.cwd(), slugs[0]);
  for (const finding of findings) console.log(formatFinding(finding));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const looked = `${plural(chapters, 'chapter')}, ${plural(cells, 'cell')}, ${seconds} s`;
  const fixable = findings.filter(canBeFixed).length;
  const fix = fixable === 0 ? '' : ` npm run fix repairs ${fixable === 1 ? 'one' : fixable} of them.`;
  console.log(
    findings.length === 0
      ? `No faults (${looked}).`
      : `\n${plural(findings.length, 'fault')} (${looked}).${fix}`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
