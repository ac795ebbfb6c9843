/** `npm run capture`: one line a connection, or JSON; what cannot be read is told, and the exit code says so. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../src/cli/capture.ts', import.meta.url));
const recording = (name: string): string =>
  fileURLToPath(new URL(`../conformance/recordings/${name}.pcap`, import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'last-ack-capture-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test('one line a connection: who, who first, how, when, what was lost, the waits', () => {
  const { stdout, stderr, status } = run(recording('fin1-lost-1x-rtt20.client'));
  expect(status).toBe(0);
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n').length).toBe(1);
  expect(stdout).toMatch(
    /→ .* · client first · closed by FIN · [\d.]+ ms · 1 retransmitted · 1 lost · 0 RST/,
  );
  expect(stdout).toContain('probe');
});

test('JSON in the shape that is documented', () => {
  const { stdout, status } = run('--json', recording('fin1-lost-1x-rtt20.client'));
  expect(status).toBe(0);
  const { connections } = JSON.parse(stdout);
  expect(connections.length).toBe(1);
  const [one] = connections;
  expect(Object.keys(one)).toEqual([
    'client',
    'server',
    'closedFirst',
    'ended',
    'endedMs',
    'segments',
    'states',
    'waits',
    'settings',
  ]);
  expect(one.closedFirst).toBe('client');
  expect(one.ended).toBe('fin');
  expect(Object.keys(one.segments)).toEqual(['seen', 'lost', 'retransmitted']);
  expect(one.states.server.map((s: { state: string }) => s.state)).toContain('LAST_ACK');
  expect(one.settings).toContainEqual({ side: 'client', setting: 'tcp_sack', value: 1 });
  const documented = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
  for (const key of Object.keys(one)) expect(documented).toContain(`"${key}"`);
});

test('both ends of one connection are one connection', () => {
  const { stdout } = run(
    '--json',
    recording('ack2-lost-1x-rtt20.client'),
    recording('ack2-lost-1x-rtt20.server'),
  );
  expect(JSON.parse(stdout).connections.length).toBe(1);
});

test('- is standard input; a pipe is read though it cannot seek', () => {
  const name = recording('clean-rtt20-think100.client');
  const { stdout } = run(name);
  const piped = spawnSync(process.execPath, [command, '-'], { input: readFileSync(name), encoding: 'utf8' });
  expect(piped).toMatchObject({ status: 0, stdout, stderr: '' });
  const nothing = spawnSync(process.execPath, [command, '-'], { input: '', encoding: 'utf8' });
  expect(nothing).toMatchObject({ status: 2, stderr: 'standard input: The file is empty.\n' });
});

test.skipIf(process.platform === 'win32')('a pipe by its name', () => {
  const [name, other] = [recording('clean-rtt20-think100.client'), 'capture'];
  const script = `cat "$1" | "$2" "$3" /dev/stdin`;
  const { status, stdout } = spawnSync('sh', ['-c', script, other, name, process.execPath, command], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toBe(run(name).stdout);
});

describe('what cannot be read', () => {
  const whole = readFileSync(recording('clean-rtt20-think100.client'));
  test('a file that ends inside a packet: what came before is told, 1', () => {
    const { stdout, stderr, status } = run(file('cut.pcap', whole.subarray(0, whole.length - 20)));
    expect(status).toBe(1);
    expect(stdout).toContain('client first');
    expect(stderr).toContain('ends inside a packet');
  });
  test('text with a line that is none of tcpdump’s, 1', () => {
    const line = '12:00:00.000000 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 7, win 64240, length 0';
    const { stdout, stderr, status } = run(file('paste.txt', `${line}\nwhat is this\n`));
    expect(status).toBe(1);
    expect(stdout).toContain('10.0.0.1:40000 → 10.0.0.2:80 · nobody closed · SYN not answered');
    expect(stderr).toContain('line 2: ');
  });
  test('no capture, no file, no option of that name, 2; good files are told all the same', () => {
    const photo = file('photo.png', Buffer.from('89504e470d0a1a0a00000000', 'hex'));
    const { stdout, stderr, status } = run(photo, recording('clean-rtt20-think100.client'));
    expect(status).toBe(2);
    expect(stdout).toContain('client first');
    expect(stderr).toContain('neither pcap nor pcapng');
    expect(run(join(folder, 'none.pcap')).stderr).toContain('cannot be opened (ENOENT)');
    expect(run(join(folder, 'none.pcap')).status).toBe(2);
    expect(run(folder).status).toBe(2);
    expect(run().status).toBe(2);
    expect(run('--xml', photo).stderr).toContain('--xml');
  });
});
