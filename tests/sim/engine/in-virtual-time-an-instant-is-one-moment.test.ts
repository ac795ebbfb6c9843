/**
 * Below 0.01 ms of `hostDelayMs` nothing takes time but waits. Programs run when all that arrived in the instant is dealt with,
 * and what leaves in it bears one time, by which RACK tells what left later (`tcp_rack_sent_after`).
 */
import { expect, it } from 'vitest';
import { Agenda, Timer } from '../../../src/sim/agenda.ts';
import {
  at,
  close,
  connect,
  recv,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
} from '../../../src/sim/index.ts';

const tenSegments = (hostDelayMs: number): Scenario => ({
  rttMs: 20,
  hostDelayMs,
  durationMs: 5000,
  client: { script: [connect(), at(50, send(14_480)), recvUntilEof(), close()] },
  server: { script: [recv(), send(10), recvUntilEof(), close()] },
});

it('a program reads all that came in one instant', () => {
  const firstRead = (hostDelayMs: number) =>
    simulate(tenSegments(hostDelayMs)).app.find((call) => call.do === 'recv')?.bytes;
  expect(firstRead(0.004)).toBe(14_480);
});

it('each way takes what was asked for, and a call nothing', () => {
  const { app, segments } = simulate(tenSegments(0.004));
  const [syn, synAck] = segments;
  expect(synAck!.t - syn!.t).toBeCloseTo(10.004, 6);
  const read = app.find((call) => call.do === 'recv')!;
  const reply = segments.find(({ from, len }) => from === 'server' && len === 10)!;
  expect(reply.t).toBe(read.t);
});

it('timers of the wheel come first, the latest of a bucket before the others; programs come last', () => {
  const agenda = new Agenda();
  const order: string[] = [];
  const arm = (name: string, isProgram: boolean, rank?: number): void => {
    const timer = Timer.make(() => order.push(name), null, isProgram);
    if (rank !== undefined) timer.rank = rank;
    agenda.arm(timer, 5);
  };
  arm('program', true);
  arm('segment', false);
  arm('first of a bucket', false, 1);
  arm('another program', true);
  arm('latest of a bucket', false, 1);
  arm('another segment', false);
  arm('coarse bucket', false, 2);
  for (let next = agenda.next(10); next; next = agenda.next(10)) next.fire();
  expect(order).toEqual([
    'coarse bucket',
    'latest of a bucket',
    'first of a bucket',
    'segment',
    'another segment',
    'program',
    'another program',
  ]);
});
