import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { everyNth } from '../every-nth.ts';

const command = fileURLToPath(new URL('../../src/cli/simulate.ts', import.meta.url));
const recordings = fileURLToPath(new URL('../conformance/recordings/', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(dir, { recursive: true }));

const simulate = (...args: string[]) =>
  spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', cwd: dir });
const file = (name: string, content: unknown): string => {
  writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};
const scenario = {
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [{ do: 'connect' }, { do: 'send', bytes: 100 }, { do: 'close' }] },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
};

describe('simulate FILE', () => {
  it('prints one trace and nothing else', () => {
    const { status, stdout, stderr } = simulate(file('bare.json', scenario));
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).segments[0]).toMatchObject({ t: 0, from: 'client', flags: 'S' });
  });

  it('takes the profile from the command line', () => {
    const { stdout } = simulate('--profile', 'textbook', file('bare.json', scenario));
    expect(JSON.parse(stdout).profile).toBe('textbook');
  });

  it('names on standard error what changes nothing, and why', () => {
    const client = { ...scenario.client, sysctl: { 'net.ipv4.tcp_mem': 0 } };
    const { status, stdout, stderr } = simulate(file('idle.json', { ...scenario, client }));
    expect(stderr).toBe(
      'idle.json: client.sysctl: net.ipv4.tcp_mem has no effect here, because the memory that all sockets of a machine take is not counted.\n',
    );
    expect([status, JSON.parse(stdout).segments.length]).toEqual([0, 8]);
  });

  it('uses nothing of a recording but scenario, hz, phase and end', () => {
    const recording = JSON.parse(readFileSync(join(recordings, 'fin1-lost-1x-rtt20.json'), 'utf8'));
    const { scenario, hz, jiffiesAtZero, observedUntilMs } = recording;
    const bare = file('four-keys.json', { scenario, hz, jiffiesAtZero, observedUntilMs });
    const whole = file('whole.json', recording);
    expect(simulate(whole).stdout).toBe(simulate(bare).stdout);
    expect(JSON.parse(simulate(whole).stdout)).toMatchObject({ hz, jiffiesAtZero, observedUntilMs });
  });
});

describe('simulate --out DIR FILE…', () => {
  it('names traces by the scenario’s id, else by the file', () => {
    const files = [file('named.json', { ...scenario, id: 'given' }), file('unnamed.json', scenario)];
    const { status, stdout } = simulate('--out', 'out/deep', ...files);
    expect([status, stdout]).toEqual([0, '']);
    for (const id of ['given', 'unnamed']) {
      expect(
        JSON.parse(readFileSync(join(dir, 'out/deep', `${id}.json`), 'utf8')).segments.length,
      ).toBeGreaterThan(6);
    }
  });

  it('does not write one trace over another', () => {
    const files = [file('a.json', { ...scenario, id: 'same' }), file('b.json', { ...scenario, id: 'same' })];
    const { status, stderr } = simulate('--out', 'twice', ...files);
    expect([status, stderr]).toEqual([
      2,
      'b.json: id: found "same", allowed: an id of its own; a.json has it already\n',
    ]);
  });

  it('simulates the good files where others are at fault', () => {
    const { status, stderr } = simulate(
      '--out',
      'some',
      file('bad.json', { ...scenario, rttMs: -1 }),
      file('good.json', scenario),
    );
    expect([status, stderr]).toEqual([
      2,
      'bad.json: rttMs: found -1, allowed: a number from 0 to 60000, ms\n',
    ]);
    expect(readFileSync(join(dir, 'some/good.json'), 'utf8')).toContain('"segments"');
  });
});

describe('bad input: exit 2, a line a fault, nothing on standard output', () => {
  const usage = 'npm run --silent simulate -- [--profile textbook|linux] [--out DIR] FILE.json …';
  // A command takes half a second to start: every third, and with `LAST_ACK_WHOLE=1`, each week, all.
  const calls: readonly (readonly [string[], string])[] = [
    [['nowhere.json'], 'nowhere.json: found no such file, allowed: a JSON file that can be read'],
    [['.'], '.: found a folder, allowed: a JSON file that can be read'],
    [[], `simulate: found no file, allowed: ${usage}`],
    [['a', 'b'], 'simulate: found 2 files, allowed: one, or several with --out DIR'],
    [['--profile', 'bsd', 'a'], '--profile: found "bsd", allowed: textbook, linux'],
    [['--prof', 'a'], `simulate: Unknown option '--prof', allowed: ${usage}`],
  ];
  it.each(everyNth(calls, 3))('%j', (args, line) => {
    const { status, stdout, stderr } = simulate(...args);
    expect([status, stdout, stderr]).toEqual([2, '', `${line}\n`]);
  });

  const texts: readonly (readonly [string, string])[] = [
    ['{\n  "rttMs": 20,\n}', '3:1: not JSON: found "}", allowed: another key: no comma stands before }'],
    ['{ "rttMs": 20 "durationMs": 5 }', '1:15: not JSON: found "\\"", allowed: a comma or }'],
    [
      '{ "rttMs": twenty }',
      '1:12: not JSON: found "twenty", allowed: a value: { }, [ ], a string in double quotes, a number, true, false or null',
    ],
    ["{ 'rttMs': 1 }", '1:3: not JSON: found "\'", allowed: a key in double quotes'],
    ['{ "a": [1, 2', '1:13: not JSON: found the end of the file, allowed: a comma or ]'],
    ['{} {}', '1:4: not JSON: found "{", allowed: nothing more'],
    [
      '',
      '1:1: not JSON: found the end of the file, allowed: a value: { }, [ ], a string in double quotes, a number, true, false or null',
    ],
  ];
  it.each(everyNth(texts, 3))('%j', (text, line) => {
    const { status, stdout, stderr } = simulate(file('broken.json', text));
    expect([status, stdout, stderr]).toEqual([2, '', `broken.json:${line}\n`]);
  });

  it('names the keys of a recording by their own paths', () => {
    const broken = {
      scenario: { ...scenario, rules: [{ from: 'x', action: 'drop' }] },
      hz: 250,
      jiffiesAtZero: 'late',
    };
    const { stderr } = simulate(file('recording.json', broken));
    expect(stderr.split('\n')).toEqual([
      'recording.json: scenario.rules[0].from: found "x", allowed: "client", "server"',
      'recording.json: jiffiesAtZero: found "late", allowed: a number from 0 to 9007199254740991, jiffies',
      'recording.json: observedUntilMs: found null, allowed: a number from 1 to 604800000, ms',
      '',
    ]);
  });
});
