/** Runs with a box on the path: what it lets through, what it turns away, and that nobody notices a box that has nothing to do. */
import { describe, expect, test } from 'vitest';
import { type Box, closing } from '../../../src/notebook/closing.ts';
import { type Scenario, type Step, simulate, type Trace } from '../../../src/sim/index.ts';
import {
  at,
  close,
  lose,
  option,
  reconnect,
  recv,
  recvUntilEof,
  send,
  sleep,
} from '../../../src/sim/steps.ts';

const cloud: Box = { tcp_timeout_established: 350, tcp_loose: 0 };
const asksAt = (ms: number, options: Step[] = []): Step[] => [
  ...options,
  send(100),
  recv(),
  at(ms, send(100)),
  recv(),
  close(),
];
const answers = [recv(), send(200), recv(), send(200), recvUntilEof(), close()];
const asking = (box: Box, ms: number, options: Step[] = [], durationMs = 2_000_000): Scenario =>
  closing({ box, clientCalls: asksAt(ms, options), serverCalls: answers, durationMs });

const stopped = ({ segments }: Trace) => segments.filter(({ box, arrives }) => box && arrives === null);
const clientError = (trace: Trace) =>
  trace.app.findLast(({ side, do: call }) => side === 'client' && call === 'recv')?.returned;
const withoutTheBox = ({ scenario: _, tracked: __, ...rest }: Trace) => rest;

describe('an idle connection behind a box that forgets after 350 s', () => {
  test('is forgotten that long after its last segment passed the box', () => {
    const { segments, tracked } = simulate(asking(cloud, 600_000));
    const last = segments.findLast(({ t }) => t < 350_000)!;
    expect(tracked![0]!.forgottenAt).toBeCloseTo(last.t + 5 + 350_000, 3);
    expect(tracked![0]!.why).toMatchObject({
      code: 'box-timeout',
      setting: 'nf_conntrack_tcp_timeout_established',
      sentence: '350 s without a segment: the box forgets the connection.',
    });
  });

  test('asked in time, nothing is lost, and the clock starts again', () => {
    const trace = simulate(asking(cloud, 340_000));
    expect(stopped(trace)).toEqual([]);
    expect(clientError(trace)).toBe('200');
  });

  test('drop: all that is sent dies at the box, the client gives up by tcp_retries2, the server never hears', () => {
    const trace = simulate(asking(cloud, 600_000));
    expect(new Set(stopped(trace).map(({ box }) => box!.code))).toEqual(new Set(['box-no-entry']));
    expect(trace.states.client.at(-1)).toMatchObject({ state: 'CLOSED', why: { code: 'gave-up' } });
    expect(clientError(trace)).toBe('-1 ETIMEDOUT');
    expect(trace.states.server.at(-1)?.state).toBe('ESTABLISHED');
  });

  test('reset: the client hears of it within one round trip to the box, in the name of the server', () => {
    const trace = simulate(asking({ ...cloud, invalid: 'reset' }, 600_000));
    const reset = trace.segments.at(-1)!;
    const [asked] = stopped(trace);
    expect(reset).toMatchObject({ from: 'server', flags: 'R', sentBy: 'middlebox', seq: asked!.ack! });
    expect(reset.t).toBeCloseTo(asked!.t + 5, 3);
    expect(reset.arrives).toBeCloseTo(asked!.t + 10, 3);
    expect(clientError(trace)).toBe('-1 ECONNRESET');
    expect(trace.states.server.at(-1)?.state).toBe('ESTABLISHED');
  });

  test('reset: a RST gets no RST', () => {
    const aborts = [send(100), recv(), at(600_000, { do: 'linger', sec: 0 }), close()];
    const trace = simulate(
      closing({
        box: { ...cloud, invalid: 'reset' },
        clientCalls: aborts,
        serverCalls: answers,
        durationMs: 700_000,
      }),
    );
    expect(stopped(trace).map(({ flags }) => flags)).toEqual(['RA']);
    expect(trace.segments.some(({ sentBy }) => sentBy === 'middlebox')).toBe(false);
  });

  test('loose, as Linux is by default: it is picked up, for 300 s until the server is heard as well', () => {
    const trace = simulate(asking({ tcp_timeout_established: 350 }, 600_000));
    expect(stopped(trace)).toEqual([]);
    expect(clientError(trace)).toBe('200');
    expect(trace.tracked![1]!.states[0]).toMatchObject({
      state: 'ESTABLISHED',
      why: { code: 'box-picked-up' },
    });
    expect(trace.segments.find(({ box }) => box)).toMatchObject({ box: { code: 'box-picked-up' }, len: 100 });
  });

  test('loose, but it is the server who speaks: it may not begin an entry', () => {
    const trace = simulate(
      closing({
        box: { tcp_timeout_established: 350 },
        clientCalls: [send(100), recv(), sleep(900_000)],
        serverCalls: [recv(), send(200), at(600_000, send(50)), sleep(200_000)],
        durationMs: 700_000,
      }),
    );
    expect(stopped(trace).every(({ box, from }) => from === 'server' && box!.code === 'box-outside')).toBe(
      true,
    );
    expect(stopped(trace).length).toBeGreaterThan(3);
  });

  test('loose does not help a FIN', () => {
    const trace = simulate(
      closing({
        box: { tcp_timeout_established: 350 },
        clientCalls: [send(100), recv(), at(600_000, close())],
        serverCalls: answers,
        durationMs: 900_000,
      }),
    );
    expect(stopped(trace).every(({ flags }) => flags.includes('F'))).toBe(true);
    expect(trace.states.client.at(-1)).toMatchObject({ state: 'CLOSED', why: { code: 'gave-up' } });
    expect(trace.states.server.at(-1)?.state).toBe('ESTABLISHED');
  });

  test.each([
    [300, true],
    [360, false],
  ])('keep-alive every %i s: kept %s', (idleS, kept) => {
    const alive = [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', idleS)];
    const trace = simulate(asking(cloud, 1_000_000, alive));
    expect(stopped(trace).length === 0).toBe(kept);
    expect(clientError(trace)).toBe(kept ? '200' : '-1 ETIMEDOUT');
  });
});

describe('a box that has nothing to turn away', () => {
  test.each([
    ['a close', closing()],
    ['a lost FIN', closing({ lose: [{ from: 'client', fin: true, nth: [1] }] })],
    ['a reply lost by chance', { ...closing(), rules: [lose('server', { chance: 0.3 })] }],
    [
      'the same port again',
      closing({ ending: [close(), sleep(2000), reconnect({ samePort: true }), close()] }),
    ],
  ])('%s: the run is the same, byte for byte, but for what the box has noted', (_, scenario) => {
    const without = simulate(scenario);
    const within = simulate({ ...scenario, middlebox: {} });
    expect(stopped(within)).toEqual([]);
    expect(JSON.stringify(withoutTheBox(within))).toBe(JSON.stringify(withoutTheBox(without)));
  });

  test('a whole close goes through its states, and is forgotten two minutes after the last ACK', () => {
    const { tracked, segments } = simulate({ ...closing(), middlebox: {} });
    expect(tracked![0]!.states.map(({ state }) => state)).toEqual([
      'SYN_SENT',
      'SYN_RECV',
      'ESTABLISHED',
      'FIN_WAIT',
      'CLOSE_WAIT',
      'LAST_ACK',
      'TIME_WAIT',
    ]);
    expect(tracked![0]!.forgottenAt).toBeCloseTo(segments.at(-1)!.t + 5 + 120_000, 3);
  });

  test('what a rule loses, the box has seen: rules act behind it', () => {
    const { tracked } = simulate({
      ...closing({ lose: [{ from: 'client', fin: true }] }),
      middlebox: {},
      durationMs: 60_000,
    });
    // The same FIN again looks to it like the other side's: nf_conntrack does not tell them apart.
    expect(tracked![0]!.states.slice(-2).map(({ state }) => state)).toEqual(['FIN_WAIT', 'LAST_ACK']);
  });
});

test('without a box a trace has nothing of one', () => {
  const text = JSON.stringify(simulate(closing()));
  expect(text).not.toMatch(/tracked|"box"/);
});

test('the textbook has the same box', () => {
  const trace = simulate({ ...asking({ ...cloud, invalid: 'reset' }, 600_000), profile: 'textbook' });
  expect(clientError(trace)).toBe('-1 ECONNRESET');
});
