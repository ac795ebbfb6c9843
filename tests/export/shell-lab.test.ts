/** The shell lab: what can be known of it without root. `npm run verify-lab` runs it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellLab } from '../../src/export/index.ts';
import {
  close,
  connect,
  delay,
  linger,
  lose,
  option,
  type Rule,
  reconnect,
  recvUntilEof,
  type Scenario,
  send,
  shutdown,
  simulate,
  sleep,
} from '../../src/sim/index.ts';

const scenario: Scenario = {
  id: 'lab',
  about: 'A lab; with $(touch /tmp/never) `touch` "quotes" and\na second line',
  rttMs: 20,
  durationMs: 3000,
  client: {
    sysctl: { 'net.ipv4.tcp_orphan_retries': 3 },
    script: [
      connect(),
      option('TCP_USER_TIMEOUT', 3000),
      send(100),
      linger(2),
      sleep(100),
      shutdown('wr'),
      close(),
      reconnect({ samePort: true }),
    ],
  },
  server: { script: [recvUntilEof(), close()] },
  rules: [
    lose('client', { fin: true, nth: [1, 3] }),
    lose('server', { ackOfFin: true }),
    lose('client', { data: true, syn: false }),
  ],
};
const folder = mkdtempSync(join(tmpdir(), 'last-ack-lab-test-'));
const has = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
const lab = shellLab(scenario, { trace: simulate(scenario) });
/** Files the script writes inside, by name. */
const inside = (script: string): Map<string, string> =>
  new Map(
    [...script.matchAll(/cat > "\$lab\/([\w.]+)" <<'(\w+)'\n([\s\S]*?)\n\2\n/g)].map((m) => [m[1]!, m[3]!]),
  );

test('bash reads it, and no word of the scenario is run', () => {
  const file = join(folder, 'lab.sh');
  writeFileSync(file, lab);
  expect(spawnSync('bash', ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(lab.split('\n')[1]).toBe('# A lab; with $(touch /tmp/never) `touch` "quotes" and a second line');
  expect(JSON.parse(inside(lab).get('scenario.json')!).about).toBe(scenario.about);
});

test.runIf(has('python3'))('its Python programs compile', () => {
  for (const [name, text] of inside(lab)) {
    if (!name.endsWith('.py')) continue;
    const check = spawnSync(
      'python3',
      ['-c', 'import sys; compile(sys.stdin.read(), sys.argv[1], "exec")', name],
      { input: text, encoding: 'utf8' },
    );
    expect(check).toMatchObject({ status: 0, stderr: '' });
  }
  expect([...inside(lab).keys()]).toEqual(
    expect.arrayContaining(['client.py', 'server.py', 'relay.py', 'states.py', 'report.py']),
  );
});

test('segments are dropped where they arrive, never in the sender’s output hook', () => {
  const tables = inside(lab);
  for (const host of ['client', 'server']) {
    const table = tables.get(`${host}.nft`)!;
    const [leaving, arriving] = [
      /chain leaving \{([^}]*(?:\{[^}]*\}[^}]*)*?)\n {2}\}/.exec(table)![1]!,
      table.slice(table.indexOf('chain arriving')),
    ];
    expect(leaving).toContain('hook output');
    expect(leaving).not.toContain('drop');
    expect(arriving).toContain('hook prerouting');
  }
  expect(tables.get('server.nft')).toContain('numgen inc mod 2147483647 { 0, 2 }');
  expect(tables.get('client.nft')).toContain('tcp ackseq != @starts');
});

test('what nftables cannot say is left to the relay, and said', () => {
  const late = shellLab({ ...scenario, rules: [delay('client', { fin: true }, 100)] });
  expect([...inside(late).keys()]).not.toContain('client.nft');
  expect(late).toContain("unsaid='a rule that delays'");
});

test.each([undefined, 300])(
  'rules drawn by chance, in stretches of %s ms, become the segments the seed chose',
  (stretchMs) => {
    const luck: Rule = { from: 'client', chance: 0.5, action: 'drop', ...(stretchMs && { stretchMs }) };
    const random: Scenario = { ...scenario, seed: 7, rules: [luck] };
    const trace = simulate(random);
    const [rule] = JSON.parse(inside(shellLab(random, { trace })).get('scenario.json')!).rules;
    const sent = trace.segments.filter((s) => s.from === 'client');
    expect(Object.keys(rule).sort()).toEqual(['action', 'from', 'nth']);
    expect(rule.nth).toEqual(sent.flatMap((s, i) => (s.arrives === null ? [i + 1] : [])));
  },
);

test('what no kernel can be told is refused', () => {
  const sysctl = { 'kernel.panic; rm -rf /': 1 } as Record<string, number>;
  const bad = { ...scenario, client: { ...scenario.client, sysctl } };
  expect(() => shellLab(bad)).toThrow(/is not the name of a network setting/);
});

describe.runIf(
  has('nft') &&
    process.getuid?.() === 0 &&
    spawnSync('unshare', ['-n', 'nft', 'list', 'tables']).status === 0,
)('nft', () => {
  test('accepts the tables', () => {
    for (const host of ['client', 'server']) {
      const file = join(folder, `${host}.nft`);
      writeFileSync(file, inside(lab).get(`${host}.nft`)!);
      expect(spawnSync('unshare', ['-n', 'nft', '-f', file], { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
    }
  });
});

test.runIf(has('bash'))('without root it says so in one line and does nothing', () => {
  const file = join(folder, 'lab-user.sh');
  // The check itself, with `id` answering as for a user.
  writeFileSync(file, lab.replace('set -euo pipefail', 'set -euo pipefail\nid() { echo 1000; }'));
  const { status, stderr, stdout } = spawnSync('bash', [file], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^lab: needs root, to make network namespaces: sudo bash /),
  ]);
});
