/** `npm run doctor [-- SLUG]`: every fault of the chapters, one a line, `file:line:column  what is wrong  what would be right`. */
import { slugIn } from '../chapter/build.ts';
import { examine } from './doctor/examine.ts';
import { formatFinding } from './doctor/finding.ts';
import { countOf, verdict } from './doctor/verdict.ts';

const started = performance.now();
const usage = `Usage: npm run doctor                    all chapters
       npm run doctor -- SLUG            one chapter
       npm run doctor -- --translated    what waits for a translator is a fault, too: nothing is published before`;
const given = process.argv.slice(2).filter((argument) => argument !== '--');
const isToBeTranslated = given.includes('--translated');
const slugs = given.filter((argument) => argument !== '--translated').map(slugIn);
if (slugs.length > 1 || slugs[0]?.startsWith('-')) {
  console.error(usage);
  process.exit(2);
}
try {
  const { findings, chapters, cells } = await examine(process.cwd(), slugs[0]);
  for (const finding of findings) console.log(formatFinding(finding));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const looked = `${countOf(chapters, 'chapter')}, ${countOf(cells, 'cell')}, ${seconds} s`;
  const { words, isGood } = verdict(findings, looked, isToBeTranslated);
  console.log(`${findings.length === 0 ? '' : '\n'}${words}`);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
