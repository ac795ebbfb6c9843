/** ECN, RFC 3168: who asks and agrees, what is markable, the echo and its end; `tcp_ecn.h`. */
import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  duplicate,
  lose,
  mark,
  type Rule,
  recv,
  recvUntilEof,
  type Segment,
  type Step,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';
import { linux72 } from '../../../src/sim/linux-72.ts';

interface Run {
  client?: number;
  server?: number;
  fallback?: number;
  script?: Step[];
  answer?: Step[];
  rules?: Rule[];
  newer?: boolean;
}

const run = ({
  client = 1,
  server = 2,
  fallback = 1,
  script = [send(20_000), sleep(500), close()],
  answer = [recvUntilEof(), close()],
  rules = [],
  newer = false,
}: Run): Segment[] =>
  simulate(
    {
      rttMs: 20,
      durationMs: 30_000,
      client: {
        sysctl: { 'net.ipv4.tcp_ecn': client, 'net.ipv4.tcp_ecn_fallback': fallback },
        script: [connect(), ...script],
      },
      server: { sysctl: { 'net.ipv4.tcp_ecn': server }, script: answer },
      rules,
    },
    newer ? { policy: linux72 } : {},
  ).segments;

const flags = (segments: readonly Segment[], how: RegExp): string[] =>
  segments.filter((one) => how.test(one.flags)).map((one) => one.flags);
const syns = (how: Run): string[] => flags(run(how), /S/);
const from = (segments: readonly Segment[], side: 'client' | 'server') =>
  segments.filter((one) => one.from === side);

describe('the handshake', () => {
  it('1 asks, 1 and 2 agree, 0 does not', () => {
    expect(syns({})).toEqual(['SEW', 'SAE']);
    expect(syns({ server: 1 })).toEqual(['SEW', 'SAE']);
    expect(syns({ server: 0 })).toEqual(['SEW', 'SA']);
    expect(syns({ client: 0, server: 1 })).toEqual(['S', 'SA']);
  });

  it('with 2 on both sides, the default, there is no flag and no mark', () => {
    const plain = run({ client: 2, rules: [mark('client', { data: true })] });
    expect(flags(plain, /[EW]/)).toEqual([]);
    expect(plain.filter(({ ecn }) => ecn)).toEqual([]);
  });

  it('where it is not agreed, nothing is markable, and a loss sets no CWR', () => {
    const refused = run({ server: 0, rules: [lose('client', { data: true, nth: [2] })] });
    expect(flags(refused, /[EW]/)).toEqual(['SEW']);
    expect(refused.filter(({ ecn }) => ecn)).toEqual([]);
  });

  it('tcp_ecn_clear_syn: sent again, a SYN asks no more, unless tcp_ecn_fallback is off', () => {
    const lost = [lose('client', { syn: true, nth: [1] })];
    expect(syns({ rules: lost })).toEqual(['SEW', 'S', 'SA']);
    expect(syns({ rules: lost, fallback: 0 })).toEqual(['SEW', 'SEW', 'SAE']);
  });

  it('a SYN that came once has asked, whatever the next one says', () => {
    expect(syns({ rules: [lose('server', { syn: true, nth: [1] })] })[1]).toBe('SAE');
    expect(run({ rules: [lose('server', { syn: true, nth: [1] })] }).some(({ ecn }) => ecn)).toBe(true);
  });

  it('a SYN that timed out is told of in the first data, a SYN|ACK is not', () => {
    const answer = [send(100), recvUntilEof(), close()];
    const told = (rules: Rule[]) =>
      flags(run({ fallback: 0, answer, rules }), /W/).filter((set) => !/S/.test(set));
    expect(told([lose('client', { syn: true, nth: [1] })])).toHaveLength(1);
    expect(
      told([lose('server', { syn: true, nth: [1] }), lose('client', { syn: true, nth: [2] })]),
    ).toHaveLength(1);
    expect(
      from(run({ answer, rules: [lose('server', { syn: true, nth: [1, 2] })] }), 'server').some((one) =>
        /W/.test(one.flags),
      ),
    ).toBe(false);
  });

  it('tcp_ecn_make_synack: newer kernels agree no more from the second timeout on', () => {
    const lost = {
      rules: [lose('client', { syn: false, nth: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })],
      script: [sleep(9000), close()],
    };
    expect(syns(lost).slice(0, 5)).toEqual(['SEW', 'SAE', 'SAE', 'SAE', 'SAE']);
    expect(syns({ ...lost, newer: true }).slice(0, 5)).toEqual(['SEW', 'SAE', 'SAE', 'SA', 'SA']);
  });
});

describe('tcp_ecn_send', () => {
  it('new data is markable; an ACK, a FIN of its own and what is sent again are not', () => {
    const sent = run({ rules: [lose('client', { data: true, nth: [3] })] });
    for (const { flags: set, len, retransmission, ecn } of sent)
      expect(ecn, `${set} ${len} ${retransmission}`).toBe(len > 0 && !retransmission ? 'ect0' : undefined);
  });

  it('after a mark each segment has ECE, a bare FIN too, until data comes with CWR', () => {
    // The last data is marked, so that nothing new can say CWR any more.
    const sent = run({
      script: [send(100), recvUntilEof(), close()],
      answer: [recv(), close()],
      rules: [mark('client', { data: true })],
    });
    expect(from(sent, 'server').map((one) => one.flags)).toEqual(
      ['SAE', 'AE', 'FAE', 'AE'].slice(0, from(sent, 'server').length),
    );
    expect(flags(from(sent, 'server'), /F/)).toEqual(['FAE']);
    expect(flags(from(sent, 'client'), /W/)).toEqual(['SEW']);
  });

  it('CWR goes once, with the first new data after the window was cut, and ends the echo', () => {
    const sent = run({ rules: [mark('client', { data: true, nth: [2] })] });
    const marked = sent.findIndex(({ ecn }) => ecn === 'ce');
    const answers = sent.findIndex(({ flags: set }) => set === 'AW' || set === 'PAW');
    expect(sent[marked]!.rule).toBe(0);
    expect(flags(sent.slice(1), /W/)).toHaveLength(1);
    expect(answers).toBeGreaterThan(marked);
    const echoes = from(sent, 'server').filter((one) => /E/.test(one.flags) && !/S/.test(one.flags));
    expect(echoes.length).toBeGreaterThan(2);
    // What came with it in one burst is answered a moment after.
    expect(Math.min(...echoes.map(({ t }) => t))).toBeGreaterThan(sent[marked]!.arrives!);
    expect(Math.max(...echoes.map(({ t }) => t))).toBeLessThan(sent[answers]!.arrives! + 1);
  });

  it('a cut after a loss is told as well: after a timeout, and after a recovery', () => {
    const lost = (rules: Rule[]) =>
      flags(
        run({ script: [send(20_000), sleep(2000), send(100), sleep(500), close()], rules }).slice(1),
        /W/,
      );
    expect(lost([lose('client', { data: true, nth: [2] })])).toHaveLength(1);
    expect(
      lost([lose('client', { data: true, nth: [10, 11, 12, 13, 14, 15, 16, 17, 18] })]),
    ).not.toHaveLength(0);
  });
});

describe('tcp_v4_timewait_ack', () => {
  it('a late copy of old data is answered, and the answer is not markable (TCP_TW_ACK_OOW)', () => {
    const sent = run({
      // The second waits for the ACK of the first (Nagle), and the FIN goes with it: what FIN-WAIT-2 begins with is markable.
      script: [recv(), send(100), send(100), close()],
      answer: [send(100), recvUntilEof(), sleep(100), close()],
      rules: [duplicate('server', { data: true, nth: [1] }, 500)],
    });
    const late = sent.filter(({ from: side, t }) => side === 'client' && t > 500);
    expect(flags(from(sent, 'client'), /F/)).toEqual(['FPA']);
    expect(from(sent, 'client').at(-2)).toMatchObject({ flags: 'A', ecn: 'ect0' });
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({ flags: 'A', len: 0 });
    expect(late[0]!.ecn).toBeUndefined();
  });
});

describe('tcp_data_queue_ofo', () => {
  it('a mark on what came behind a gap is echoed before the gap is filled', () => {
    const sent = run({
      rules: [lose('client', { data: true, nth: [2] }), mark('client', { data: true, nth: [2] })],
    });
    const duplicate = sent.find(({ from: side, sack }) => side === 'server' && sack !== undefined);
    expect(duplicate).toMatchObject({ flags: 'AE', ack: 1449 });
  });
});

describe('tcp_enter_cwr', () => {
  it('the window falls to half without a segment being sent twice', () => {
    const script = [send(60_000), sleep(1000), close()];
    const whole = run({ script });
    const marked = run({ script, rules: [mark('client', { data: true, nth: [5] })] });
    expect(marked.filter(({ retransmission }) => retransmission)).toEqual([]);
    const data = (segments: Segment[]) => segments.filter(({ len }) => len > 0).at(-1)!.t;
    expect(data(marked)).toBeGreaterThan(data(whole) + 19);
  });

  it('a rule that marks counts what may be marked alone, and loses nothing', () => {
    const sent = run({ rules: [mark('client', { nth: [1] })] });
    expect(sent.find(({ ecn }) => ecn === 'ce')).toMatchObject({ seq: 1, rule: 0 });
    expect(sent.every(({ arrives }) => arrives !== null)).toBe(true);
  });
});
