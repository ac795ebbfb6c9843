/** The loop of a server, turn by turn. */
import { expect, test } from 'vitest';
import {
  type AcceptLoop,
  close,
  connect,
  recv,
  type Scenario,
  type Step,
  type Sysctl,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';

/** Clients that come and go, one every 100 ms, the first at 0. A call takes 0.1 ms. */
const crowd = (count: number, loop: AcceptLoop, script: Step[], sysctl: Sysctl = {}): Scenario => ({
  rttMs: 20,
  durationMs: 5000,
  client: { script: [connect(), close()] },
  load: count > 1 ? [{ script: [connect(), close()], count: count - 1, everyMs: 100 }] : [],
  server: { sysctl, script, loop },
});
/** When each accept() was called and returned, of which connection (one that failed is of none), and what. */
const accepts = (scenario: Scenario) =>
  simulate(scenario).app.flatMap(({ do: call, calledAt, t, conn, returned }) =>
    call === 'accept' ? [[calledAt, t, conn, returned]] : [],
  );

test('a connection is accepted once the program has woken, and its script begins one call later', () => {
  const { app } = simulate(crowd(1, {}, [recv(), close()]));
  const server = app.filter(({ side }) => side === 'server');
  expect(server.map(({ do: call, calledAt, t }) => [call, calledAt, t])).toEqual([
    // The handshake is complete at 30.9, and waking takes as long as a call.
    ['accept', 31, 31.1],
    ['recv', 31.2, 31.2],
    ['close', 31.3, 31.3],
  ]);
});

test('the lowest descriptor that is free is taken, the first being 4', () => {
  expect(accepts(crowd(5, {}, [recv(), sleep(250), close()])).map(([, , , fd]) => fd)).toEqual([
    '4',
    '5',
    '6',
    '4',
    '5',
  ]);
});

test('without a descriptor the program waits for as long as it says, by default a second, and tries again', () => {
  const tries = accepts(crowd(3, { descriptors: 5 }, [recv()]));
  expect(tries.slice(0, 2).map(([, , conn, fd]) => [conn, fd])).toEqual([
    [1, '4'],
    [undefined, '-1 EMFILE'],
  ]);
  const gaps = (all: typeof tries) =>
    all.slice(2).map(([at], i) => Math.round(1000 * (Number(at) - Number(all[i + 1]![1]))) / 1000);
  expect(gaps(tries)).toEqual([1000, 1000, 1000, 1000]);
  expect(gaps(accepts(crowd(3, { descriptors: 5, retryMs: 300 }, [recv()]))).slice(0, 3)).toEqual([
    300, 300, 300,
  ]);
});

test('a descriptor that comes back meanwhile is not noticed before that', () => {
  const tries = accepts(crowd(2, { descriptors: 5, retryMs: 700 }, [recv(), sleep(200), close()]));
  expect(tries.map(([, , conn, fd]) => [conn, fd])).toEqual([
    [1, '4'],
    [undefined, '-1 EMFILE'],
    [2, '4'],
  ]);
  expect(Number(tries[2]![0]) - Number(tries[1]![1])).toBe(700);
});

test('so many are served at a time; the next is accepted when one is over, closed or not', () => {
  const [first, second] = accepts(crowd(2, { workers: 1 }, [recv(), sleep(1000)]));
  // read() at 31.2, and a second, which takes a call and a wake-up; then the loop goes on, one call later.
  expect([first, second]).toEqual([
    [31, 31.1, 1, '4'],
    [1031.5, 1031.6, 2, '5'],
  ]);
  expect(accepts(crowd(2, {}, [recv(), sleep(1000)]))[1]![1]).toBeLessThan(140);
});

test('two that come together are accepted one after the other', () => {
  const together = { ...crowd(1, {}, [recv()]), load: [{ script: [connect()], count: 1, everyMs: 0 }] };
  const [first, second] = accepts(together);
  expect(Number(second![0])).toBe(Number(first![1]));
});

test('a process has 1024 descriptors unless it says otherwise', () => {
  const many = {
    ...crowd(1, {}, [recv()]),
    load: [{ script: [connect(), close()], count: 1021, everyMs: 2 }],
  };
  const fds = accepts(many).map(([, , , fd]) => fd);
  expect([fds[1018], fds[1019], fds[1020]]).toEqual(['1022', '1023', '-1 EMFILE']);
});

test.each([
  [{ backlog: 1 }, {}, 2],
  [{}, { 'net.core.somaxconn': 2 }, 3],
  [{ backlog: 9 }, { 'net.core.somaxconn': 0 }, 1],
])('with %j and %j at most %i wait', (loop, sysctl, most) => {
  const { waiting } = simulate(crowd(9, { workers: 1, ...loop }, [recv(), sleep(4000)], sysctl));
  expect(Math.max(...waiting!.map(({ connections }) => connections))).toBe(most);
});

test('what a program has closed already it may close again: no descriptor is freed twice', () => {
  const twice = crowd(4, { descriptors: 7 }, [recv(), sleep(50), close(), close(), send(1)]);
  expect(accepts(twice).map(([, , , fd]) => fd)).toEqual(['4', '4', '4', '4']);
});
