/**
 * npm run record -- [--out DIR] [--link veth|relay] SCENARIO.json
 * Runs the scenario on this machine's kernel and writes DIR/ID.json, DIR/ID.client.pcap and DIR/ID.server.pcap, in the format of
 * tests/conformance/recordings (DIR, unless said). Needs root. Faults: one a line, exit code 2; a lab that fails: 1.
 */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { matchTraces, replay, simulate } from '../sim/index.ts';
import { notCompared } from './not-compared.ts';
import { readScenario } from './read-scenario.ts';
import { LATE_MS, labCannotRun, lateMs, linkHasNoRtt, runLab } from './run-lab.ts';

const usage = 'npm run record -- [--out DIR] [--link veth|relay] SCENARIO.json';

const main = async (args: string[]): Promise<number> => {
  const fail = (line: string, code = 2): number => {
    process.stderr.write(`${line}\n`);
    return code;
  };
  let parsed: ReturnType<typeof parse>;
  const parse = () =>
    parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' }, link: { type: 'string' }, help: { type: 'boolean' } },
    });
  try {
    parsed = parse();
  } catch (error) {
    return fail(`record: ${(error as Error).message.split('. ')[0]}, allowed: ${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length !== 1)
    return fail(`record: found ${positionals.length} files, allowed: one; ${usage}`);
  const { link } = values;
  if (link !== undefined && link !== 'veth' && link !== 'relay')
    return fail(`--link: found ${JSON.stringify(link)}, allowed: veth, relay`);
  const read = readScenario(positionals[0]!);
  if ('faults' in read) return fail(read.faults.join('\n'));
  const id = read.id.replace(/[^\w.-]+/g, '-');
  const out = values.out ?? 'tests/conformance/recordings';
  if (existsSync(join(out, `${id}.json`)))
    return fail(
      `${join(out, `${id}.json`)}: found a recording, allowed: a new id; recordings are never overwritten`,
    );
  const cannot = (await labCannotRun()) ?? (link ? null : await linkHasNoRtt());
  if (cannot) return fail(`record: ${cannot}`, 1);

  const scenario = { ...read.scenario, id };
  try {
    const lab = await runLab(scenario, {
      trace: simulate({ ...scenario, profile: 'linux' }),
      ...(link ? { link } : {}),
    });
    process.stderr.write(lab.remarks.replace(/^lab: captures, logs.*\n/m, '')); // that folder goes
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, `${id}.json`), `${JSON.stringify(lab.recording)}\n`);
    for (const side of ['client', 'server'])
      copyFileSync(join(lab.folder, `${side}.pcap`), join(out, `${id}.${side}.pcap`));
    const { matches, differences, looked } = matchTraces(lab.recording, replay(lab.recording));
    process.stdout.write(
      `${join(out, `${id}.json`)}: ${lab.recording.segments.length} segments, Linux ${lab.recording.kernel}\n`,
    );
    process.stdout.write(
      matches
        ? `The simulator does the same: ${looked.segments} segments, ${looked.states} states, ${looked.calls} calls${notCompared(looked)}.\n`
        : `The simulator differs:\n${differences.map(({ sentence }) => `  ${sentence}\n`).join('')}`,
    );
    const late = lateMs(lab.recording);
    if (late >= LATE_MS)
      process.stdout.write(
        `The link was up to ${late.toFixed(1)} ms late, because this machine is busy: remove the three files and record again when it is at rest.\n`,
      );
    lab.remove();
    return 0;
  } catch (error) {
    return fail(`record: ${(error as Error).message}`, 1);
  }
};

process.exitCode = await main(process.argv.slice(2));
