/**
 * npm run torture -- [--scenarios N] [--captures N] [--seed N]: at least so many random scenarios (1,000,000), and with them
 * damaged pastes and links, are run, told in both languages, drawn, counted and exported; so many damaged captures (50,000)
 * are read. The seed is the day's, and printed: the same one gives the same inputs. Each night; `npm test` takes a sample.
 * Exit code 1: something was thrown, froze, or broke a rule that holds of every run; what is printed reproduces it.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { tool } from './tool.ts';

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '1000000' },
    captures: { type: 'string', default: '50000' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
  },
});
const numberOf = (name: keyof typeof values): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} ${values[name]}: a whole number is wanted.`);
  process.exit(2);
};
const [scenarios, captures, seed] = [numberOf('scenarios'), numberOf('captures'), numberOf('seed')];

/** What holds of whatever comes in: each file asks some hundreds of inputs, times LAST_ACK_TIMES. */
const properties = [
  'tests/sim/properties',
  'tests/render/any-run-is-told-and-drawn.test.ts',
  'tests/diagnose/damaged-pastes.test.ts',
  'tests/notebook/damaged-links.test.ts',
];
const times = 10;
/** Different scenarios of one round: 1,500 of any kind, 1,000 polite and 120 wild ones, each asked by several tests. */
const perRound = times * 2620;

const run = (args: readonly string[], env = {}): boolean =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const rounds = Math.ceil(scenarios / perRound);
const failed: string[] = [];
for (let round = 0; round < rounds; round += 1) {
  const own = String(seed + round);
  console.log(`scenarios, pastes and links: round ${round + 1} of ${rounds}, seed ${own}`);
  const config = ['--config', 'tests/vitest.config.ts', '--reporter=dot', '--testTimeout=1800000'];
  if (
    !run([tool('vitest'), 'run', ...config, ...properties], {
      LAST_ACK_SEED: own,
      LAST_ACK_TIMES: String(times),
    })
  )
    failed.push(`npm run torture -- --captures 0 --scenarios 1 --seed ${own}`);
}
if (captures > 0) {
  const first = seed * 1000;
  if (!run(['src/cli/capture-attack.ts', String(captures), String(first)]))
    failed.push(`npm run capture:attack -- ${captures} ${first}`);
}
console.log(
  failed.length === 0
    ? `${rounds * perRound} scenarios and ${captures} captures: nothing was thrown, froze or broke a rule`
    : `Failed. To see it again:\n${failed.map((line) => `  ${line}`).join('\n')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
