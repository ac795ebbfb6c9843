import { describe, expect, it } from 'vitest';
import { faultLine, validateScenario } from '../../../src/sim/index.ts';

const good = () => ({
  rttMs: 20,
  durationMs: 60_000,
  client: {
    sysctl: {} as Record<string, unknown>,
    script: [{ do: 'connect' }, { do: 'close' }] as unknown[],
  },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] as unknown[] },
  rules: [] as unknown[],
});
type Good = ReturnType<typeof good> & Record<string, unknown>;

/** [what is done to a good scenario, the lines that result] */
const table: [(scenario: Good) => void, ...string[]][] = [
  [
    (s) => Object.assign(s, { rttMs: '20' }),
    'rttMs: found "20", allowed: a number from 0 to 60000, ms (did you mean 20?)',
  ],
  [(s) => Object.assign(s, { rttMs: -1 }), 'rttMs: found -1, allowed: a number from 0 to 60000, ms'],
  [(s) => Object.assign(s, { rttMs: Number.NaN }), 'rttMs: found NaN, allowed: a number from 0 to 60000, ms'],
  [
    (s) => Object.assign(s, { durationMs: null }),
    'durationMs: found null, allowed: a number from 1 to 604800000, ms',
  ],
  [(s) => Object.assign(s, { hz: 300 }), 'hz: found 300, allowed: 100, 250, 1000'],
  [
    (s) => Object.assign(s, { profile: 'Linux' }),
    'profile: found "Linux", allowed: "linux", "textbook" (did you mean linux?)',
  ],
  [
    (s) => Object.assign(s, { id: '../x' }),
    'id: found "../x", allowed: letters, digits, . _ - (it names a file)',
  ],
  [(s) => Object.assign(s, { seed: 0.5 }), 'seed: found 0.5, allowed: a whole number from 0 to 4294967295'],
  [
    (s) => Object.assign(s, { client: [] }),
    'client: found [], allowed: an object: { sysctl, script, onError }',
  ],
  [
    (s) => Object.assign(s, { rtt: 20 }),
    'rtt: found a key that does not exist here, allowed: id, about, profile, seed, hz, jiffiesAtZero, rttMs, hostDelayMs, durationMs, client, server, load, watch, middlebox, rules, minMs, fullDuration',
  ],
  [
    (s) => Object.assign(s, { rule: [] }),
    'rule: found a key that does not exist here, allowed: id, about, profile, seed, hz, jiffiesAtZero, rttMs, hostDelayMs, durationMs, client, server, load, watch, middlebox, rules, minMs, fullDuration (did you mean rules?)',
  ],
  [(s) => Object.assign(s, { load: {} }), 'load: found {}, allowed: a list: [ … ]'],
  [
    (s) => Object.assign(s, { load: [{ script: [{ do: 'connect' }], count: 0, everyMs: 10 }] }),
    'load[0].count: found 0, allowed: a whole number from 1 to 5000, connections',
  ],
  [
    (s) => Object.assign(s, { load: [{ script: [{ do: 'close' }], count: 2, everyMs: 10 }] }),
    'load[0].script[0].do: found "close", allowed: after connect: there is no socket yet',
  ],
  [
    (s) =>
      Object.assign(s, {
        load: [3000, 2001].map((count) => ({ script: [{ do: 'connect' }], count, everyMs: 10 })),
      }),
    'load: found 5001 connections together, allowed: up to 5000 connections',
  ],
  [
    (s) => Object.assign(s.server, { loop: { descriptors: 4 } }),
    'server.loop.descriptors: found 4, allowed: a whole number from 5 to 1048576, descriptors, four of which are taken',
  ],
  [
    (s) => Object.assign(s.server, { loop: { worker: 1 } }),
    'server.loop.worker: found a key that does not exist here, allowed: backlog, descriptors, workers, retryMs (did you mean workers?)',
  ],
  [
    (s) => Object.assign(s.client, { loop: {} }),
    'client.loop: found a key that does not exist here, allowed: sysctl, script, onError',
  ],
  [
    (s) => Object.assign(s, { watch: 0 }),
    'watch: found 0, allowed: a whole number from 1 to 1000000, which connection, counted from 1',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { tcp_fin_timeout: 3 }),
    'client.sysctl.tcp_fin_timeout: found a key that does not exist here, allowed: net.ipv4.tcp_orphan_retries, net.ipv4.tcp_retries1, net.ipv4.tcp_retries2 … (N in all) (did you mean net.ipv4.tcp_fin_timeout?)',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { 'net.ipv4.tcp_orphan_retry': 3 }),
    'client.sysctl["net.ipv4.tcp_orphan_retry"]: found a key that does not exist here, allowed: net.ipv4.tcp_orphan_retries, net.ipv4.tcp_retries1, net.ipv4.tcp_retries2 … (N in all) (did you mean net.ipv4.tcp_orphan_retries?)',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { 'net.ipv4.tcp_tw_recycle': 1 }),
    'client.sysctl["net.ipv4.tcp_tw_recycle"]: found a key that does not exist here, allowed: net.ipv4.tcp_orphan_retries, net.ipv4.tcp_retries1, net.ipv4.tcp_retries2 … (N in all) (Linux 4.12 removed it; tcp_tw_reuse is what remains)',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { 'net.netfilter.nf_conntrack_tcp_loose': 0 }),
    'client.sysctl["net.netfilter.nf_conntrack_tcp_loose"]: found a key that does not exist here, allowed: net.ipv4.tcp_orphan_retries, net.ipv4.tcp_retries1, net.ipv4.tcp_retries2 … (N in all) (it is a setting of the box on the path: middlebox.sysctl)',
  ],
  [
    (s) => Object.assign(s, { middlebox: true }),
    'middlebox: found true, allowed: an object: { sysctl, invalid }',
  ],
  [
    (s) => Object.assign(s, { middlebox: { invalid: 'rest' } }),
    'middlebox.invalid: found "rest", allowed: "drop", "reset" (did you mean reset?)',
  ],
  [
    (s) => Object.assign(s, { middlebox: { sysctl: { nf_conntrack_tcp_timeout_established: 350 } } }),
    'middlebox.sysctl.nf_conntrack_tcp_timeout_established: found a key that does not exist here, allowed: net.netfilter.nf_conntrack_tcp_timeout_syn_sent, net.netfilter.nf_conntrack_tcp_timeout_syn_recv, net.netfilter.nf_conntrack_tcp_timeout_established, net.netfilter.nf_conntrack_tcp_timeout_fin_wait, net.netfilter.nf_conntrack_tcp_timeout_close_wait, net.netfilter.nf_conntrack_tcp_timeout_last_ack, net.netfilter.nf_conntrack_tcp_timeout_time_wait, net.netfilter.nf_conntrack_tcp_timeout_close, net.netfilter.nf_conntrack_tcp_timeout_max_retrans, net.netfilter.nf_conntrack_tcp_timeout_unacknowledged, net.netfilter.nf_conntrack_tcp_max_retrans, net.netfilter.nf_conntrack_tcp_loose, net.netfilter.nf_conntrack_tcp_be_liberal (did you mean net.netfilter.nf_conntrack_tcp_timeout_established?)',
  ],
  [
    (s) =>
      Object.assign(s, {
        middlebox: { sysctl: { 'net.netfilter.nf_conntrack_tcp_timeout_established': '350' } },
      }),
    'middlebox.sysctl["net.netfilter.nf_conntrack_tcp_timeout_established"]: found "350", allowed: a whole number from 0 to 8589934, s (did you mean 350?)',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { 'net.ipv4.tcp_rto_max_ms': 500 }),
    'client.sysctl["net.ipv4.tcp_rto_max_ms"]: found 500, allowed: a whole number from 1000 to 120000, ms',
  ],
  [
    (s) => s.client.script.push({ do: 'shutdwon', how: 'wr' }),
    'client.script[2].do: found "shutdwon", allowed: "connect", "send", "recv", "recvUntilEof", "sleep", "close", "shutdown", "linger", "option", "reconnect" (did you mean shutdown?)',
  ],
  [
    (s) => s.client.script.push({ do: 'sleep', sec: 1 }),
    'client.script[2].sec: found a key that does not exist here, allowed: do, atMs, ms',
    'client.script[2].ms: found nothing, allowed: a number from 0 to 604800000, ms',
  ],
  [
    (s) => s.client.script.push({ do: 'shutdown', how: 'both' }),
    'client.script[2].how: found "both", allowed: "wr", "rd", "rdwr"',
  ],
  [
    (s) => s.client.script.push({ do: 'option', name: 'TCP_NODELAY', value: 7 }),
    'client.script[2].value: found 7, allowed: a whole number from 0 to 1',
  ],
  [
    (s) => s.client.script.unshift({ do: 'send', bytes: 1 }),
    'client.script[0].do: found "send", allowed: after connect: there is no socket yet',
    'client.script[1].do: found "connect", allowed: once (did you mean reconnect?)',
  ],
  [
    (s) => s.server.script.push({ do: 'connect' }),
    'server.script[2].do: found "connect", allowed: on the client only: the server accepts',
  ],
  [(s) => s.server.script.push('close'), 'server.script[2]: found "close", allowed: an object: { do }'],
  [
    (s) => s.rules.push({ from: 'clent', action: 'drop' }),
    'rules[0].from: found "clent", allowed: "client", "server" (did you mean client?)',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'lose' }),
    'rules[0].action: found "lose", allowed: "drop", "delay", "duplicate", "mark"',
  ],
  [
    (s) => s.client.script.unshift({ do: 'option', name: 'TCP_MAXSEG', value: 87 }),
    'client.script[0].value: found 87, allowed: a whole number from 88 to 32767, bytes; 0: the link decides',
  ],
  [
    (s) => s.client.script.push({ do: 'option', name: 'TCP_MAXSEG', value: 500 }),
    'client.script[2].do: found option TCP_MAXSEG, allowed: before connect: it acts on the handshake',
  ],
  [
    (s) => s.server.script.unshift({ do: 'option', name: 'TCP_MAXSEG', value: 500 }),
    'server.script[0].do: found option TCP_MAXSEG, allowed: in server.beforeListen: it acts on the handshake',
  ],
  [
    (s) => s.client.script.unshift({ do: 'option', name: 'TCP_NODELAY', value: 1 }),
    'client.script[0].do: found "option", allowed: after connect: there is no socket yet',
    'client.script[1].do: found "connect", allowed: once (did you mean reconnect?)',
  ],
  [
    (s) =>
      Object.assign(s.server, {
        beforeListen: [{ do: 'option', name: 'TCP_CORK', value: 1 }, { do: 'close' }],
      }),
    'server.beforeListen[0]: found "TCP_CORK", allowed: option TCP_MAXSEG',
    'server.beforeListen[1]: found "close", allowed: option TCP_MAXSEG',
  ],
  [
    (s) => Object.assign(s.client, { beforeListen: [] }),
    'client.beforeListen: found a key that does not exist here, allowed: sysctl, script, onError',
  ],
  [
    (s) => Object.assign(s.client.sysctl, { 'net.ipv4.tcp_ecn': 3 }),
    'client.sysctl["net.ipv4.tcp_ecn"]: found 3, allowed: a whole number from 0 to 2, mode',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'delay' }),
    'rules[0].delayMs: found nothing, allowed: how long a delay takes, ms',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', nth: 1 }),
    'rules[0].nth: found 1, allowed: "all", or a list of which matching segments, counted from 1: [1, 2] (did you mean [1]?)',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', nth: 4e9 }),
    'rules[0].nth: found 4000000000, allowed: "all", or a list of which matching segments, counted from 1: [1, 2]',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', nth: [0] }),
    'rules[0].nth[0]: found 0, allowed: a whole number from 1 to 1000000',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', chance: 30 }),
    'rules[0].chance: found 30, allowed: a number from 0 to 1, a probability',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', stretchMs: 50 }),
    'rules[0].stretchMs: found 50, allowed: only with chance, which says in what share of the time',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', chance: 0.9, stretchMs: 5 }),
    'rules[0].stretchMs: found 5, allowed: at least 10 ms where chance is 0.9',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', chance: 0.1, stretchMs: 0 }),
    'rules[0].stretchMs: found 0, allowed: a number from 1 to 604800000, ms',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', fin: 'yes' }),
    'rules[0].fin: found "yes", allowed: true, false',
  ],
  [
    (s) => s.rules.push({ from: 'client', action: 'drop', afterMs: 500, beforeMs: 400 }),
    'rules[0].beforeMs: found 400, allowed: later than afterMs, 500 ms',
  ],
];

describe('validateScenario', () => {
  it.each(table.map(([harm, ...lines]) => [lines[0]!, harm, lines] as const))('%s', (_, harm, lines) => {
    const scenario = good() as Good;
    harm(scenario);
    const result = validateScenario(scenario);
    // How many settings there are may grow.
    const told = result.faults.map((fault) => faultLine(fault).replace(/\(\d+ in all\)/, '(N in all)'));
    expect(told).toEqual(lines);
    expect(result.scenario).toBe(null);
  });

  it('passes a good one through, the same object', () => {
    const scenario = good();
    expect(validateScenario(scenario)).toEqual({ scenario, faults: [] });
  });

  it.each([null, undefined, 3, 'scenario', [], () => 1, true])('never throws: %s', (input) => {
    expect(validateScenario(input).faults).toHaveLength(1);
  });

  it('names every missing part at once', () => {
    expect(validateScenario({}).faults.map(({ path, found }) => `${path}: ${found}`)).toEqual([
      'rttMs: nothing',
      'durationMs: nothing',
      'client: nothing',
      'server: nothing',
    ]);
  });
});
