/** A recorded call → a run: the same system calls as steps of a scenario, and the peer of the recorder at the other end. */
import {
  at,
  close,
  connect,
  linger,
  recv,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  send,
  shutdown,
  sleep,
} from '../../sim/index.ts';
import type { ClosingCall } from './recorded-calls.ts';

/** When the program makes its call, and when the peer writes again, ms. */
const called = 400;
export const lateWord = 1400;
/** nginx waits so long for more: `lingering_timeout`. */
const lingeringTimeout = 5000;

export const sideOf = ({ language }: ClosingCall): Side => (language === 'nginx' ? 'server' : 'client');

/** A close() ends nothing while a copy of the descriptor is open; the kernel closes what is open at exit(). */
const stepsOf = (calls: readonly string[]): Step[] => {
  let holders = 1;
  return calls.flatMap((call): Step[] => {
    if (call === 'dup()' || call === 'fork()') holders += 1;
    if (call === 'close()') holders -= 1;
    const how = /^shutdown\(SHUT_(\w+)\)$/.exec(call)?.[1]?.toLowerCase();
    if (how) return [shutdown(how as 'wr' | 'rd' | 'rdwr')];
    if (call.startsWith('setsockopt(SO_LINGER')) return [linger(0)];
    if (call === 'close()' && holders === 0) return [close()];
    if (call === 'exit()' && holders === 1) return [close()];
    return [];
  });
};

const first = (ms: number, [step, ...rest]: Step[]): Step[] => (step ? [at(ms, step), ...rest] : []);

/** Not the end of the process: what is open stays open. */
const stays = sleep(60_000);

const programOf = (one: ClosingCall): Step[] => {
  const { code, before, readAhead, calls, callsAfterALateWord: late } = one;
  const [, seconds] = /timeout (\d+)s/.exec(code) ?? [];
  const steps = stepsOf(calls);
  const discards = late.includes('close()')
    ? [recv(), recv(), at(lateWord + 300 + lingeringTimeout, close())]
    : [];
  const after = one.callsOnceThePeerHasClosed.includes('close()') ? [recvUntilEof(), close()] : [];
  if (sideOf(one) === 'server')
    return [
      ...(before === 'unread' ? [sleep(called)] : [recv()]),
      ...(one.peerGotData ? [send(200)] : []),
      ...(seconds ? first(1000 * Number(seconds), steps) : steps),
      ...discards,
      stays,
    ];
  const told = before === 'peer-ended' ? [recv(), ...steps] : first(called, steps);
  return [connect(), ...(readAhead && before !== 'peer-ended' ? [recv()] : []), ...told, ...after, stays];
};

const peerOf = (one: ClosingCall): Step[] => {
  const { before, peerReads, peerGotData, callsAfterALateWord } = one;
  const nginx = sideOf(one) === 'server';
  const reads = peerReads === 'nothing' ? [] : [recv()];
  return [
    ...(nginx ? [connect(), send(before === 'unread' ? 2000 : 100)] : []),
    ...(before === 'unread' && !nginx ? [send(8)] : []),
    ...(before === 'much-unread' ? [send(20_000)] : []),
    ...(before === 'peer-ended' ? [at(called, shutdown('wr'))] : []),
    ...(peerGotData ? [recv()] : []),
    ...reads,
    ...(before === 'peer-ended' ? [] : [at(lateWord, send(9)), at(lateWord + 300, send(7))]),
    at(lateWord + 600 + (callsAfterALateWord.includes('close()') ? lingeringTimeout + 2000 : 0), close()),
  ];
};

export const runOf = (one: ClosingCall): Scenario => {
  const [program, peer] = [{ script: programOf(one) }, { script: peerOf(one) }];
  const nginx = sideOf(one) === 'server';
  return {
    rttMs: 20,
    durationMs: one.callsAfterALateWord.includes('close()') ? 9000 : lateWord + 1600,
    client: nginx ? peer : program,
    server: nginx ? program : peer,
  };
};
