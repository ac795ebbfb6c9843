/** A diagnosis → a scenario that does the same, with the numbers of the paste in it: round trip and settings; the usual for the rest. */
import {
  type AcceptLoop,
  at,
  close,
  connect,
  lose,
  type Rule,
  reconnect,
  recv,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  send,
  shutdown,
  sleep,
} from '../sim/index.ts';
import type { Diagnosis, DiagnosisKind } from './diagnosis.ts';
import { type Settings, scenarioSettings } from './settings.ts';

export interface Reproduction {
  scenario: Scenario;
  /** Which of the two is the machine the paste came from. */
  here: Side;
}

/** What is put in where the paste shows no round trip, ms. */
const USUAL_RTT = 20;

interface Play {
  here: Side;
  client: Step[];
  server: Step[];
  rules?: Rule[];
  durationMs?: number;
  /** Settings without which it would not show. */
  settings?: Settings;
  /** More clients than the server's program can take. */
  crowd?: Required<Pick<Scenario, 'load' | 'watch'>> & { loop: AcceptLoop };
}

const minute = 60_000;
const stay = sleep(30 * minute);
/** When the path goes, ms. */
const gone = 400;
const lostFrom = (afterMs: number): Rule[] => [lose('client', { afterMs }), lose('server', { afterMs })];

const unread: Play = {
  here: 'client',
  client: [connect(), send(200), sleep(300), recvUntilEof(), close()],
  server: [send(100), sleep(200), close()],
  durationMs: 5000,
};
const leaks: Play = {
  here: 'server',
  client: [connect(), send(100), sleep(300), close()],
  server: [recvUntilEof(), stay],
  durationMs: 3 * minute,
};
const unansweredSyn: Play = {
  here: 'client',
  client: [connect()],
  server: [recvUntilEof()],
  rules: [lose('client', { syn: true })],
  durationMs: 5 * minute,
};
/** The server's idle timeout ends as the client's next request leaves: the two cross. */
const idleRace = (rttMs: number): Play => ({
  here: 'client',
  client: [connect(), send(100), recv(), at(5000 + Math.round(rttMs / 4), send(100)), recv(), close()],
  server: [recv(), send(200), at(5000, close())],
  durationMs: 70_000,
});
const orphaned: Play = {
  here: 'server',
  client: [connect(), send(100), recv(), stay],
  server: [recv(), sleep(gone - 100), send(200), close()],
  rules: lostFrom(gone - 60),
  durationMs: 20 * minute,
};
const stuckOpen: Play = {
  here: 'client',
  client: [connect(), send(100), recv(), at(1000, send(300)), recv(), close()],
  server: [recv(), send(200), stay],
  rules: lostFrom(900),
  durationMs: 25 * minute,
};
const orderly: Play = {
  here: 'client',
  client: [connect(), send(100), recv(), close()],
  server: [recv(), send(200), recvUntilEof(), close()],
  durationMs: 2 * minute,
};

/** The first that finds no room in the queue: one is served, and one more waits than the backlog says. */
const queueFull = (rttMs: number, { numbers }: Diagnosis): Play => {
  const backlog = Math.min(500, numbers.backlog ?? 128);
  const client = [connect(), send(100), recv(), close()];
  return {
    here: 'server',
    client,
    server: [recv(), sleep(10_000), send(200), close()],
    durationMs: minute,
    crowd: {
      load: [
        { script: client, count: backlog + 1, everyMs: 1000 / backlog },
        { script: client, count: 1, everyMs: 0, startMs: 1500 + 2 * rttMs },
      ],
      watch: backlog + 3,
      loop: { backlog, workers: 1 },
    },
  };
};

/** Without an entry there is nothing one connection could show. */
const plays: Partial<Record<DiagnosisKind, Play | ((rttMs: number, one: Diagnosis) => Play)>> = {
  'close-wait': (_, { numbers }) =>
    (numbers.dataUnread ?? 0) > (numbers.readToEnd ?? 0) + (numbers.finUnread ?? 0)
      ? { ...leaks, server: [stay] }
      : leaks,
  files: leaks,
  'accept-queue': queueFull,
  'fin-wait-2-orphan': { ...leaks, here: 'client', durationMs: 5 * minute },
  'fin-wait-2': { ...leaks, here: 'client', durationMs: 5 * minute },
  'fin-wait-2-held': {
    here: 'client',
    client: [connect(), send(100), sleep(300), shutdown('wr'), recvUntilEof(), close()],
    server: [recvUntilEof(), at(5 * minute, close())],
    durationMs: 7 * minute,
  },
  'fin-wait-1': {
    here: 'client',
    client: [connect(), send(100), recv(), at(gone + 100, close())],
    server: [recv(), send(200), recvUntilEof(), close()],
    rules: lostFrom(gone),
    durationMs: 20 * minute,
  },
  orphans: orphaned,
  'orphans-standing': orphaned,
  'fin-wait-1-window': {
    here: 'client',
    client: [connect(), send(60_000), send(40_000), close()],
    server: [stay],
    durationMs: 15 * minute,
  },
  closing: {
    here: 'client',
    client: [connect(), at(500, close())],
    server: [at(500, close())],
    rules: [lose('client', { ackOfFin: true }), lose('server', { ackOfFin: true })],
    durationMs: 10 * minute,
  },
  'last-ack': {
    here: 'server',
    client: [connect(), send(100), sleep(300), close()],
    server: [recvUntilEof(), sleep(200), close()],
    rules: [lose('client', { afterMs: 450 })],
    durationMs: 10 * minute,
  },
  'time-wait': orderly,
  'time-wait-ports': {
    ...orderly,
    client: [...orderly.client, sleep(1500), reconnect({ samePort: true }), close()],
  },
  'no-port': { ...orderly, client: [...orderly.client, sleep(1500), reconnect({ samePort: true }), close()] },
  'address-in-use': {
    here: 'server',
    client: [connect(), send(100), recvUntilEof(), close()],
    server: [recv(), send(200), close()],
    durationMs: 2 * minute,
  },
  'time-wait-overflow': {
    ...orderly,
    rules: [lose('client', { ackOfFin: true, nth: [1] })],
    settings: { tcp_max_tw_buckets: [0] },
  },
  'syn-sent': unansweredSyn,
  'connect-timed-out': unansweredSyn,
  'conntrack-unreplied': unansweredSyn,
  'syn-recv': {
    here: 'server',
    client: [connect()],
    server: [recvUntilEof()],
    rules: [lose('server', { syn: true })],
    durationMs: 3 * minute,
  },
  'not-reading': {
    here: 'server',
    client: [connect(), send(60_000), send(40_000), recvUntilEof()],
    server: [at(8000, close())],
    durationMs: 12_000,
  },
  'peer-not-reading': {
    here: 'client',
    client: [connect(), send(60_000), send(40_000), recvUntilEof()],
    server: [sleep(20_000), recvUntilEof()],
    durationMs: 30_000,
  },
  'not-acknowledged': stuckOpen,
  'timed-out': stuckOpen,
  'given-up': stuckOpen,
  unreachable: stuckOpen,
  reset: unread,
  'closed-unread': { ...unread, here: 'server' },
  'closed-abruptly': {
    here: 'server',
    client: [connect(), send(100), at(800, send(100)), recv(), close()],
    server: [recv(), send(200), at(500, close())],
    durationMs: 5000,
  },
  'broken-pipe': {
    here: 'client',
    client: [connect(), send(100), at(800, send(100)), at(1600, send(100)), close()],
    server: [recv(), send(200), at(500, close())],
    durationMs: 5000,
  },
  'idle-race': idleRace,
  'client-gone': {
    here: 'server',
    client: [connect(), send(100), sleep(1000), close()],
    server: [recv(), sleep(3000), send(200), sleep(500), send(200), close()],
    durationMs: 10_000,
  },
  'program-timeout': {
    here: 'client',
    client: [connect(), send(100), sleep(1000), close()],
    server: [recv(), sleep(3000), send(200), sleep(500), send(200), close()],
    durationMs: 10_000,
  },
  'conntrack-half-closed': (_, { numbers }) => ({
    here: 'client',
    client: [connect(), send(100), sleep(300), shutdown('wr'), recvUntilEof(), close()],
    server: [recvUntilEof(), sleep(((numbers.closeWaitS ?? 60) + 30) * 1000), send(200), close()],
    rules: lostFrom(1000 * (numbers.closeWaitS ?? 60) + 400),
    durationMs: 20 * minute,
  }),
  'tcp-memory': { ...orderly, settings: { tcp_mem: [0] } },
  settings: orderly,
  'in-order': orderly,
};

/** @returns null where one connection cannot show it */
export const reproduce = (one: Diagnosis, settings: Settings): Reproduction | null => {
  const found = plays[one.kind];
  if (!found) return null;
  const rttMs = Math.min(2000, Math.max(0.1, one.numbers.rttMs ?? USUAL_RTT));
  const play = typeof found === 'function' ? found(rttMs, one) : found;
  const sysctl = scenarioSettings({ ...settings, ...play.settings });
  const { loop, ...crowd } = play.crowd ?? {};
  return {
    here: play.here,
    scenario: {
      rttMs,
      durationMs: play.durationMs ?? 5 * minute,
      client: { sysctl: play.here === 'client' ? sysctl : {}, script: play.client },
      server: { sysctl: play.here === 'server' ? sysctl : {}, script: play.server, ...(loop && { loop }) },
      ...crowd,
      rules: play.rules ?? [],
    },
  };
};
