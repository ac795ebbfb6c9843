import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const ask = (input: string, ...flags: string[]) =>
  spawnSync(process.execPath, ['src/cli/diagnose.ts', ...flags], { input, encoding: 'utf8' });

test('standard input is answered, the lines left out are named, and unknown is 1', () => {
  const known = ask('hello there\nCLOSE-WAIT 1 0 192.0.2.1:80 192.0.2.2:5\n');
  expect(known.stdout).toContain('One socket is in CLOSE-WAIT');
  expect(known.stdout).toContain('Whose fault? This program.');
  expect(known.stderr).toContain('1 line was not understood: 1');
  expect(known.status).toBe(0);
  expect(ask('hello there\n').status).toBe(1);
});

test('--json and --zh', () => {
  const { diagnoses } = JSON.parse(ask('4000 CLOSE_WAIT', '--json').stdout);
  expect(diagnoses[0]).toMatchObject({ kind: 'close-wait', numbers: { count: 4000 } });
  expect(ask('4000 CLOSE_WAIT', '--zh').stdout).toContain('错在本机的程序');
});

test('a flag it does not know, and a file that is not there, are told with the usage', () => {
  expect(ask('', '--loud').stderr).toContain('Usage');
  expect(ask('', 'no-such-file.txt').stderr).toContain('no-such-file.txt cannot be read');
});
