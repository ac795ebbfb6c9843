/** Each name of the table either changes a run, shown here, or the reader is told in words why it changes none. */
import { describe, expect, it } from 'vitest';
import {
  at,
  close,
  connect,
  idleSettings,
  lose,
  option,
  type Rule,
  recv,
  recvUntilEof,
  type Scenario,
  type Step,
  type SysctlName,
  send,
  shutdown,
  simulate,
  sleep,
  sysctls,
  whyNoEffect,
} from '../../../src/sim/index.ts';
import { withoutEffect } from '../../../src/sim/without-effect.ts';
import { noteAtHand } from '../../../src/words/index.ts';

interface Case {
  /** Other than the default. */
  value: number;
  /** Who has it set. */
  side?: 'client' | 'server';
  client?: Step[];
  server?: Step[];
  rules?: Rule[];
  profile?: 'textbook';
  durationMs?: number;
  /** The server is a loop that serves one connection, and others come. */
  crowd?: boolean;
  /** Other settings of that host. */
  beside?: Partial<Record<SysctlName, number>>;
}

const says = [send(100), sleep(500)];
const ends = [recvUntilEof(), close()];
const everyFin = [lose('client', { fin: true, nth: 'all' })];
/** Ten segments, of which the second is lost. */
const burst = [send(14_480), sleep(2000), close()];
const secondLost = [lose('client', { data: true, nth: [2] })];
/** Two old SYNs come within a tenth of a second when the connection stands. */
const oldSyns: Rule[] = [
  { from: 'client', syn: true, nth: [1], action: 'duplicate', delayMs: 3000 },
  { from: 'client', syn: true, nth: [1], action: 'duplicate', delayMs: 2100 },
  lose('server', { syn: true, nth: [1] }),
];
const keptAlive = (rest: Step[] = []): Step[] => [
  option('SO_KEEPALIVE', 1),
  ...rest,
  sleep(20_000_000),
  close(),
];
const idle: Pick<Case, 'server' | 'durationMs'> = { server: [sleep(20_000_000)], durationMs: 20_000_000 };

const cases: Record<Exclude<SysctlName, keyof typeof withoutEffect>, Case> = {
  'net.ipv4.tcp_orphan_retries': { value: 2, client: [...says, close()], rules: everyFin },
  'net.ipv4.tcp_retries2': { value: 3, client: [...says, shutdown('wr'), recvUntilEof()], rules: everyFin },
  'net.ipv4.tcp_syn_retries': { value: 1, rules: [lose('client', { syn: true, nth: 'all' })] },
  'net.ipv4.tcp_synack_retries': {
    value: 1,
    side: 'server',
    rules: [lose('client', { syn: false, nth: 'all' })],
  },
  'net.ipv4.tcp_syn_linear_timeouts': { value: 0, rules: [lose('client', { syn: true, nth: 'all' })] },
  'net.ipv4.tcp_fin_timeout': { value: 5, client: [...says, close()], server: [sleep(300_000)] },
  'net.ipv4.tcp_max_orphans': { value: 0, client: [...says, close()] },
  'net.ipv4.tcp_max_tw_buckets': { value: 0, client: [...says, close()] },
  'net.ipv4.tcp_rfc1337': {
    value: 1,
    client: [...says, close()],
    // The server's FIN comes again when the server is gone, is acknowledged, and that meets nobody: a RST.
    rules: [{ from: 'server', fin: true, nth: [1], action: 'duplicate', delayMs: 700 }],
  },
  'net.ipv4.tcp_abort_on_overflow': { value: 1, side: 'server', crowd: true },
  'net.core.somaxconn': { value: 1, side: 'server', crowd: true },
  'net.ipv4.tcp_early_retrans': {
    value: 0,
    client: [...says, close()],
    rules: [lose('client', { fin: true, nth: [1] })],
  },
  'net.ipv4.tcp_sack': { value: 0, client: burst, rules: secondLost },
  'net.ipv4.tcp_dsack': {
    value: 0,
    side: 'server',
    client: burst,
    rules: [{ from: 'client', data: true, nth: [1], action: 'duplicate', delayMs: 30 }],
  },
  'net.ipv4.tcp_timestamps': { value: 0, client: burst },
  'net.ipv4.tcp_window_scaling': { value: 0, client: burst },
  // 4: three packets out of order prove nothing. Its bit 1 means nothing any more: 0 is told of below.
  'net.ipv4.tcp_recovery': { value: 4, client: burst, rules: secondLost },
  'net.ipv4.tcp_rto_min_us': { value: 400_000, client: [...says, close()], rules: everyFin },
  'net.ipv4.tcp_rto_max_ms': { value: 1000, client: [...says, close()], rules: everyFin },
  'net.ipv4.tcp_invalid_ratelimit': {
    value: 0,
    side: 'server',
    client: [sleep(3000), close()],
    rules: oldSyns,
  },
  'net.ipv4.tcp_challenge_ack_limit': {
    value: 1,
    side: 'server',
    beside: { 'net.ipv4.tcp_invalid_ratelimit': 0 },
    rules: oldSyns,
    client: [sleep(3000), close()],
  },
  'net.ipv4.tcp_keepalive_time': { value: 60, client: keptAlive(), ...idle },
  'net.ipv4.tcp_keepalive_probes': {
    value: 3,
    client: keptAlive(),
    ...idle,
    rules: [lose('server', { afterMs: 1000 })],
  },
  'net.ipv4.tcp_keepalive_intvl': {
    value: 5,
    client: keptAlive(),
    ...idle,
    rules: [lose('server', { afterMs: 1000 })],
  },
  'net.ipv4.tcp_pingpong_thresh': {
    value: 5,
    side: 'server',
    client: [send(100), recv(), send(100), recv(), send(100), recv(), close()],
    server: [recv(), send(100), recv(), send(100), recv(), sleep(200), send(100), ...ends],
  },
  'net.ipv4.tcp_retrans_collapse': {
    value: 0,
    client: [send(100), sleep(500), send(100), send(100), close()],
    rules: [lose('client', { afterMs: 400, nth: [1, 2, 3, 4, 5] })],
  },
  'net.ipv4.tcp_reordering': {
    value: 8,
    beside: { 'net.ipv4.tcp_sack': 0 },
    client: burst,
    rules: [lose('client', { data: true, nth: [4] })],
  },
  'net.ipv4.tcp_ecn': { value: 1 },
  'net.ipv4.tcp_ecn_fallback': {
    value: 0,
    beside: { 'net.ipv4.tcp_ecn': 1 },
    rules: [lose('client', { syn: true, nth: [1] })],
  },
  'net.ipv4.tcp_frto': {
    value: 0,
    beside: { 'net.ipv4.tcp_timestamps': 0, 'net.ipv4.tcp_early_retrans': 0 },
    client: [send(1448), sleep(300), send(4344), sleep(300), send(1448), sleep(2000), close()],
    rules: [lose('client', { data: true, nth: [3, 4, 5] })],
  },
  'net.ipv4.tcp_slow_start_after_idle': {
    value: 0,
    client: [send(200_000), sleep(3000), send(200_000), sleep(1000), close()],
  },
  'textbook.msl_ms': { value: 1000, client: [...says, close()], profile: 'textbook' },
  'textbook.first_rto_ms': { value: 3000, client: [...says, close()], rules: everyFin, profile: 'textbook' },
};

const run = (
  {
    side = 'client',
    client = [...says, close()],
    server = ends,
    rules = [],
    profile,
    durationMs = 1_200_000,
    crowd = false,
    beside,
  }: Case,
  sysctl: Partial<Record<SysctlName, number>>,
): string => {
  const on = (one: 'client' | 'server') => (one === side ? { sysctl: { ...beside, ...sysctl } } : {});
  const { segments, states, app } = simulate({
    rttMs: 20,
    durationMs,
    rules,
    ...(profile && { profile }),
    client: { ...on('client'), script: [connect(), ...client] },
    server: { ...on('server'), script: server, ...(crowd && { loop: { backlog: 2, workers: 1 } }) },
    ...(crowd && { load: [{ script: [connect(), sleep(5000), close()], count: 5, everyMs: 2 }] }),
  });
  return JSON.stringify({ segments, states, app });
};

describe('a setting changes what happens', () => {
  it.each(Object.entries(cases))('%s', (name, one) => {
    expect(one.value).not.toBe(sysctls[name as SysctlName][0]);
    expect(run(one, { [name]: one.value })).not.toBe(run(one, {}));
  });
});

describe('or it says why it changes nothing', () => {
  const names = Object.keys(withoutEffect) as (keyof typeof withoutEffect)[];

  it('and no name of the table is left out', () => {
    expect([...Object.keys(cases), ...names].toSorted()).toEqual(Object.keys(sysctls).toSorted());
  });

  it.each(names)('%s', (name) => {
    const why = whyNoEffect(name)!;
    expect(noteAtHand('en').noEffect(name, why)).toMatch(
      /^net\.ipv4\.tcp_\w+ has no effect here, because .+\.$/,
    );
    expect(noteAtHand('zh').noEffect(name, why)).toMatch(/在这里不起作用：.+。$/);
    const [standard, lowest, highest] = sysctls[name];
    for (const one of Object.values(cases))
      for (const value of [lowest, highest === standard ? standard - 1 : highest])
        expect(run(one, { [name]: value })).toBe(run(one, {}));
  });

  it('and tcp_recovery 0: RACK is not asked any more', () => {
    for (const one of Object.values(cases))
      expect(run(one, { 'net.ipv4.tcp_recovery': 0 })).toBe(run(one, {}));
    expect(whyNoEffect('net.ipv4.tcp_recovery', 0)).toBe('rack-always');
    expect(whyNoEffect('net.ipv4.tcp_recovery', 4)).toBeNull();
    expect(noteAtHand('en').noEffect('tcp_recovery', 'rack-always')).toContain('always');
  });

  it('of each host in the order in which they are set', () => {
    const scenario: Scenario = {
      rttMs: 20,
      durationMs: 1000,
      client: {
        sysctl: { 'net.ipv4.tcp_mem': 1, 'net.ipv4.tcp_sack': 0 },
        script: [connect(), at(10, close())],
      },
      server: { sysctl: { 'net.ipv4.tcp_retries1': 1 }, script: ends },
    };
    expect(idleSettings(scenario).map(({ side, name }) => `${side} ${name}`)).toEqual([
      'client net.ipv4.tcp_mem',
      'server net.ipv4.tcp_retries1',
    ]);
  });
});
