/**
 * npm run --silent diagnose -- [--zh] [--json] [FILE]: what the page “What do you see?” says of a text, of standard input where no
 * file is named. Ends with 1 where it is not known what that is, with 2 where there is nothing to read.
 */
import { readFileSync } from 'node:fs';
import { readPaste, reportOf } from '../diagnose/index.ts';
import { wordsOf } from '../words/build.ts';

const usage =
  'Usage: npm run --silent diagnose -- [--zh] [--json] [FILE]\n       ss -tanpo | npm run --silent diagnose';
const given = process.argv.slice(2);
const flags = given.filter((argument) => argument.startsWith('--'));
const files = given.filter((argument) => !argument.startsWith('--'));
if (flags.some((flag) => flag !== '--zh' && flag !== '--json') || files.length > 1) {
  console.error(usage);
  process.exit(2);
}

const read = (): string => {
  try {
    return readFileSync(files[0] ?? 0, 'utf8');
  } catch (error) {
    console.error(`${files[0] ?? 'standard input'} cannot be read: ${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
};

const report = reportOf(readPaste(read()));
if (flags.includes('--json')) console.log(JSON.stringify(report, null, 2));
else {
  const words = wordsOf(flags.includes('--zh') ? 'zh' : 'en');
  const t = words.diagnose;
  const kinds = { ...words.symptoms, ...words.failures, ...words.limits };
  for (const { kind, fault, numbers, untold } of report.diagnoses) {
    const said = kinds[kind](numbers);
    console.log(
      [
        said.is,
        `  ${t.faultTitle} ${t.faults[fault]}. ${said.whose}`,
        `  ${t.nextTitle}: ${said.next}`,
        `  ${t.commandTitle}: ${said.command}`,
        `  ${t.settingTitle}: ${said.setting}`,
        `  ${t.wrongTitle}: ${said.wrong}`,
        ...(untold.length > 0
          ? [`  ${t.untoldTitle}: ${untold.map((note) => t.notes[note]).join('; ')}`]
          : []),
        '',
      ].join('\n'),
    );
  }
  if (report.unreadCount > 0)
    console.error(
      `${t.unreadTitle(report.unreadCount)}: ${report.unread.map(({ line }) => line).join(', ')}`,
    );
}
process.exitCode = report.diagnoses[0]!.kind === 'unknown' ? 1 : 0;
