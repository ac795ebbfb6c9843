import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test('a Node that cannot read TypeScript is told which one can, by every script', () => {
  const run = spawnSync(process.execPath, ['--no-experimental-strip-types', 'src/cli/run.mjs', 'doctor'], {
    encoding: 'utf8',
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('Last ACK needs Node 22.18 or later');
  expect(run.stderr).toContain(process.version);
  expect(run.stderr).not.toContain('ERR_UNKNOWN_FILE_EXTENSION');
  for (const script of Object.values(scripts)) expect(script).toMatch(/^(node src\/cli\/run\.mjs |biome )/);
});
