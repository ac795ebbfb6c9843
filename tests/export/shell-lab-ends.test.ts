/** A lab that is interrupted leaves nothing: run where labs can run (root and namespaces), and stopped in each way, at two moments. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { labCannotRun } from '../../src/cli/run-lab.ts';
import { shellLab } from '../../src/export/index.ts';
import { close, connect, lose, recvUntilEof, type Scenario, sleep } from '../../src/sim/index.ts';

const scenario: Scenario = {
  rttMs: 20,
  durationMs: 20_000,
  fullDuration: true,
  client: { script: [connect(), sleep(100), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
  rules: [lose('client', { fin: true, nth: [1] })],
};
const folder = mkdtempSync(join(tmpdir(), 'last-ack lab-'));
afterAll(() => rmSync(folder, { recursive: true }));
const script = join(folder, 'my lab.sh'); // a name with a space in it
writeFileSync(script, shellLab(scenario));

/** Processes whose words hold the script's name: the lab itself and what it started of itself. */
const alive = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
      } catch {
        return false;
      }
    });
const networks = (): string => spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout;
const links = (): string =>
  spawnSync('ip', ['-o', 'link'], { encoding: 'utf8' }).stdout.replace(/^\d+: /gm, '');

/** Ends only a test that hangs: on a busy machine a lab takes a minute to begin. */
const patience = { timeout: 600_000 };

const ended = (child: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));

/** Resolves when the lab has said `word`. */
const hasSaid = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve) => {
    let said = '';
    child.stderr!.on('data', (data) => {
      said += data;
      if (said.includes(word)) resolve();
    });
  });

/** Three signals end the lab by one trap: each comes once, at either moment. SIGKILL, which no trap hears, comes at both. */
const stops = [
  ['SIGINT', 'link:'],
  ['SIGHUP', 'link:'],
  ['SIGKILL', 'link:'],
  ['SIGTERM', 'running'],
  ['SIGKILL', 'running'],
] as const;

describe.runIf((await labCannotRun()) === null)('a lab that is stopped', () => {
  test('has one trap for the three', () => {
    expect(readFileSync(script, 'utf8')).toContain("trap 'exit 130' INT TERM HUP");
  });

  test.each(stops)(
    'by %s after “%s” leaves no process, network or device',
    patience,
    async (signal, moment) => {
      const before = [networks(), links()];
      const child = spawn('bash', [script], { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
      const over = ended(child);
      await hasSaid(child, moment);
      child.kill(signal);
      expect(await over).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 130);
      // What the kernel ends, it ends in its own time.
      await expect.poll(alive, { timeout: patience.timeout }).toEqual([]);
      expect([networks(), links()]).toEqual(before);
    },
  );

  test('says which tool is missing, and begins nothing', () => {
    for (const missing of ['python3', 'tcpdump', 'ip', 'unshare']) {
      const tools = join(folder, `without ${missing}`);
      mkdirSync(tools);
      for (const tool of ['bash', 'id', 'uname', 'python3', 'tcpdump', 'ip', 'unshare'])
        if (tool !== missing)
          symlinkSync(
            spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim(),
            join(tools, tool),
          );
      const { status, stderr } = spawnSync('bash', [script], { env: { PATH: tools }, encoding: 'utf8' });
      expect([status, stderr]).toEqual([
        1,
        `lab: needs ${missing} (packages: util-linux, iproute2, python3, tcpdump)\n`,
      ]);
    }
  });
});
