/**
 * packetdrill scripts: what we rely on of its grammar (parser.y), held against every cell's figure and every recording, and
 * where the program and root are at hand against the program itself. `npm run verify-packetdrill` runs all of them.
 */
import { describe, expect, test } from 'vitest';
import { chapterScenarios } from '../../src/chapter/build.ts';
import { readRecording, recordingNames } from '../../src/chapter/recordings.ts';
import { packetdrillCannotRun, runPacketdrill } from '../../src/cli/run-packetdrill.ts';
import { packetdrill } from '../../src/export/index.ts';
import {
  close,
  connect,
  delay,
  linger,
  lose,
  option,
  reconnect,
  recv,
  recvUntilEof,
  replay,
  type Scenario,
  send,
  simulate,
  sleep,
} from '../../src/sim/index.ts';

const time = String.raw`(?:0|\+\d+(?:\.\d+)?(?:~\+\d+\.\d+)?)`;
const tcpOption = String.raw`(?:mss \d+|wscale \d+|sackOK|nop|TS val \d+ ecr \d+|sack \d+:\d+(?: \d+:\d+)*)`;
const packet = String.raw`[<>] (?:\[(?:ect0|ce)\] )?(?:[SFRPEW]+\.?|\.) \d+:\d+\(\d+\)(?: ack \d+)?(?: win \d+)?(?: <${tcpOption}(?:,${tcpOption})*>)?`;
// opt_errno is WORD note: a name without its strerror() in brackets is a syntax error.
const result = String.raw`(?:-1 E[A-Z]+ \([A-Z][A-Za-z ]+\)|\d+|0x\w+ \(flags O_RDWR\))`;
const call = String.raw`(?:socket|fcntl|connect|bind|listen|accept|read|recv|write|close|shutdown|setsockopt)\(.*\) = ${result}`;
// opt_end_time is ELLIPSIS time, and no second + in it.
const line = new RegExp(
  `^(?:${time} (?:${packet}|${call}|\`true\`)|\\+\\d+\\.\\d+\\.\\.\\.\\d+\\.\\d+ ${call}|//.*|--\\w+=\\w+|\`ip link set dev tun0 gso_max_segs 1|sysctl -q net\\.[\\w.]+=\\w+\`?|)$`,
);
const faults = (script: string): string[] => script.split('\n').filter((one) => !line.test(one));
const lines = (script: string, part: string): string[] =>
  script.split('\n').filter((one) => one.includes(part));

const base: Scenario = {
  id: 'base',
  rttMs: 20,
  durationMs: 8000,
  client: { script: [connect(), send(100), sleep(300), close()] },
  server: { script: [recvUntilEof(), close()] },
};
const script = (change: Partial<Scenario>, side: 'client' | 'server'): string =>
  packetdrill(simulate({ ...base, ...change }), side);

describe('grammar', () => {
  test('the figures of every cell', async () => {
    for (const { name, scenario } of await chapterScenarios(process.cwd(), true))
      for (const side of ['client', 'server'] as const)
        expect(faults(packetdrill(simulate(scenario), side)), `${name} ${side}`).toEqual([]);
  });
  test('every recording, as recorded and as simulated', () => {
    for (const id of recordingNames('.')) {
      const recorded = readRecording('.', id);
      for (const trace of [recorded, replay(recorded)])
        for (const side of ['client', 'server'] as const)
          expect(faults(packetdrill(trace, side)), `${id} ${side}`).toEqual([]);
    }
  });
  test('the checker knows what does not parse', () => {
    expect(faults('+0.1...+0.2 close(3) = 0')).toHaveLength(1);
    expect(faults('+0.1 read(4, ..., 65536) = -1 ECONNRESET')).toHaveLength(1);
    expect(faults('+0.100000...0.200000 close(3) = 0')).toEqual([]);
  });
});

/** Each kind that a kernel once refused. */
const kinds: Record<string, string> = {
  'a close() that lingers': script(
    {
      client: { script: [connect(), send(100), linger(1), sleep(300), close()] },
      rules: [lose('client', { fin: true, nth: [1, 2] })],
    },
    'client',
  ),
  'a read that fails': script(
    { client: { script: [connect(), send(100), linger(0), sleep(300), close()] } },
    'server',
  ),
  'a write of several segments': script(
    { client: { script: [connect(), send(4000), sleep(300), close()] } },
    'client',
  ),
  'the third ACK lost': script({ rules: [lose('client', { syn: false, nth: [1] })] }, 'server'),
  'data before a reset': script(
    { client: { script: [connect(), send(3000), linger(0), sleep(300), close()] } },
    'server',
  ),
  'a write that blocks': script(
    {
      client: { script: [connect(), send(400_000), close()] },
      server: { script: [sleep(600), recvUntilEof(), close()] },
    },
    'client',
  ),
  'a lingering close() beyond the last segment': script(
    {
      client: { script: [connect(), send(100), linger(2), sleep(300), close()] },
      server: { script: [recv(), sleep(9000)] },
      rules: [lose('client', { fin: true })],
      durationMs: 2700,
    },
    'client',
  ),
  'the same port again': script(
    {
      client: {
        script: [
          connect(),
          send(100),
          sleep(300),
          close(),
          sleep(100),
          reconnect({ samePort: true }),
          close(),
        ],
      },
    },
    'client',
  ),
};

describe('what a kernel once refused', () => {
  test('no call names a descriptor that was closed', () => {
    const client = { script: [connect(), send(100), close(), recv(), close()] };
    expect(lines(script({ client }, 'client'), 'close(3)')).toHaveLength(1);
    expect(lines(script({ client }, 'client'), 'read(3')).toEqual([]);
  });
  test('segments that leave one by one have PSH only where a call ends', () => {
    const client = { script: [connect(), send(4000), sleep(300), close()] };
    const data = lines(script({ client }, 'client'), '> ').filter((one) => /\([1-9]\d*\) ack/.test(one));
    expect(data.map((one) => one.split(' > ')[1]!.split('(')[0])).toEqual([
      '. 1:1449',
      '. 1449:2897',
      'P. 2897:4001',
    ]);
  });
  test('of many connections the one that is watched has its own calls', () => {
    const load = [{ script: [connect(), close()], count: 2, everyMs: 1000 }];
    const text = script({ load, watch: 2 }, 'client');
    expect(lines(text, ' write(3')).toEqual([]);
    expect(lines(text, ' close(3')).toHaveLength(1);
  });
  test('a program that ends without a close() closes there', () => {
    const text = script({ client: { script: [connect(), send(100), sleep(300)] } }, 'client');
    expect(text).toMatch(/^\+0\.\d+ close\(3\) = 0\n\S+ > F\. /m);
  });
  test('an option just before a close() is set before it', () => {
    const text = script({ client: { script: [connect(), send(100), linger(0), close()] } }, 'client');
    expect(text.indexOf('SO_LINGER')).toBeLessThan(text.indexOf('close(3)'));
  });
  test('a blocking call has its end as a time of its own, and the script waits for it', () => {
    expect(kinds['a close() that lingers']).toMatch(/^\+\d+\.\d+\.\.\.\d+\.\d+ close\(3\) = 0$/m);
    expect(kinds['a lingering close() beyond the last segment']).toMatch(/ `true`\n$/);
    expect(kinds['a write that blocks']).toMatch(
      /^\+\d+\.\d+\.\.\.\d+\.\d+ write\(3, \.\.\., 400000\) = 400000$/m,
    );
    // A socket that does not block would answer EAGAIN.
    expect(kinds['a write that blocks']).toMatch(/F_SETFL, O_RDWR\) = 0[\s\S]* write\(/);
  });
  test('an error has its words', () => {
    expect(kinds['a read that fails']).toContain('= -1 ECONNRESET (Connection reset by peer)');
  });
  test('what came before a reset is read before the error', () => {
    const reads = lines(kinds['data before a reset']!, ' read(4').map((one) => one.split(' = ')[1]);
    expect(reads.at(-1)).toMatch(/^-1 ECONNRESET/);
    expect(reads.slice(0, -1).reduce((sum, one) => sum + Number(one), 0)).toBe(3000);
  });
  test('segments of one write are sent one by one', () => {
    for (const one of Object.values(kinds)) expect(one).toContain('ip link set dev tun0 gso_max_segs 1\n');
  });
  test('accept() stands before every call on what it gives, though the third ACK is lost', () => {
    const all = kinds['the third ACK lost']!.split('\n');
    const accept = all.findIndex((one) => one.includes('accept('));
    expect(accept).toBeGreaterThan(0);
    expect(all.findIndex((one) => /\((?:4),/.test(one))).toBeGreaterThan(accept);
  });
  test('a connection that never came about is not accepted', () => {
    const never = script({ rules: [lose('server', { syn: true })], durationMs: 3000 }, 'server');
    expect(never).not.toContain('accept(');
  });
  test('of a port used again only the first connection', () => {
    expect(lines(kinds['the same port again']!, ' > S ')).toHaveLength(1);
    expect(kinds['the same port again']).toContain('packetdrill has one four-tuple');
  });
  test('what is the whole machine’s is said and not set', () => {
    const wide = script(
      {
        client: { ...base.client, sysctl: { 'net.ipv4.tcp_max_orphans': 0, 'net.ipv4.tcp_fin_timeout': 5 } },
      },
      'client',
    );
    expect(wide).toContain('// NOT SET: net.ipv4.tcp_max_orphans=0');
    expect(wide).not.toContain('sysctl -q net.ipv4.tcp_max_orphans');
    expect(wide).toContain('sysctl -q net.ipv4.tcp_fin_timeout=5');
  });
  test('a setting that is a command is refused, for it would be run as root', () => {
    const sysctl = { 'net.x`touch /never`': 1 } as Record<string, number>;
    const trace = simulate(base);
    const bad = { ...trace, scenario: { ...base, client: { ...base.client, sysctl } } };
    expect(() => packetdrill(bad, 'client')).toThrow(/is not the name of a network setting/);
  });
  test('options and delays parse as well', () => {
    const one = script(
      {
        client: { script: [connect(), option('TCP_NODELAY', 1), send(100), recv(), close()] },
        server: { script: [recv(), send(9000), recvUntilEof(), close()] },
        rules: [delay('server', { data: true, nth: [2] }, 40)],
      },
      'server',
    );
    expect(faults(one)).toEqual([]);
  });
});

/** Bulk through a window that closes is where the simulator and this kernel still part: not a matter of the script. */
const run = Object.entries(kinds).filter(([kind]) => kind !== 'a write that blocks');

const cannot = await packetdrillCannotRun();
describe.skipIf(cannot !== null)('on this kernel', () => {
  // A machine that is late says nothing about the kernel; `FAILS` is the kernel's word.
  test.each(run)('%s', { retry: 2, timeout: 60_000 }, async (_, one) => {
    const { verdict, said } = await runPacketdrill(one, 40_000);
    expect(verdict, `${said}\n${one}`).not.toBe('FAILS');
  });
});
