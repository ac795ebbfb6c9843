/**
 * The article's worked cases, run from the chapters' own cells, with the counts that the textbook draws and the counts that
 * Linux 6.18 was recorded with. The numbers are typed here on purpose: this is where they are held to account.
 */
import { type Cell, type Facts, facts, type Profile, type Scenario, simulate, type Table } from 'last-ack';
import { describe, expect, it } from 'vitest';
import fourSegments from '../../content/chapters/010-four-segments/cells/four-segments.ts';
import howLong from '../../content/chapters/010-four-segments/cells/how-long.ts';
import notEveryClose from '../../content/chapters/010-four-segments/cells/not-every-close.ts';
import whoClosesFirst from '../../content/chapters/010-four-segments/cells/who-closes-first.ts';
import halfClose from '../../content/chapters/020-why-four/cells/half-close.ts';
import threeOrFour from '../../content/chapters/020-why-four/cells/three-or-four.ts';
import firstFin from '../../content/chapters/030-first-fin-lost/cells/lost-forever.ts';
import whatTheServerBelieves from '../../content/chapters/030-first-fin-lost/cells/what-the-server-believes.ts';
import budget from '../../content/chapters/035-orphan-budget/cells/budget.ts';
import closedOrShutDown from '../../content/chapters/035-orphan-budget/cells/closed-or-shut-down.ts';
import rttSweep from '../../content/chapters/035-orphan-budget/cells/rtt-sweep.ts';
import tooManyOrphans from '../../content/chapters/035-orphan-budget/cells/too-many-orphans.ts';
import leftInCloseWait from '../../content/chapters/040-second-ack-lost/cells/left-in-close-wait.ts';
import repairedByTheFin from '../../content/chapters/040-second-ack-lost/cells/repaired-by-the-fin.ts';
import cliff from '../../content/chapters/050-between-second-and-third/cells/cliff.ts';
import closed from '../../content/chapters/050-between-second-and-third/cells/closed.ts';
import lateArrivals from '../../content/chapters/050-between-second-and-third/cells/late-arrivals.ts';
import shutDown from '../../content/chapters/050-between-second-and-third/cells/shut-down.ts';
import nobodyLeft from '../../content/chapters/060-third-fin-lost/cells/nobody-left.ts';
import thePathHeals from '../../content/chapters/060-third-fin-lost/cells/the-path-heals.ts';
import { lostForever } from '../../content/chapters/060-third-fin-lost/cells/who-leaves-first.ts';
import theSamePortAgain from '../../content/chapters/070-fourth-ack-lost/cells/the-same-port-again.ts';
import twoLengths from '../../content/chapters/070-fourth-ack-lost/cells/two-lengths.ts';
import withoutTimeWait from '../../content/chapters/070-fourth-ack-lost/cells/without-time-wait.ts';

/** Of the one cell that draws all four losses. */
const second = { which: 'second', orphanRetries: 2 };
const third = { which: 'third' };
const fourth = { which: 'fourth', orphanRetries: 2 };

type Given = Record<string, string | number | boolean>;
// A cell's own type fixes its parameters; here cells of all kinds are run with whatever the case sets.
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyCell = Cell<any>;

const values = (cell: AnyCell, given: Given): Given => ({
  ...Object.fromEntries(
    Object.entries(cell.parameters).map(([name, p]) => [name, (p as { value: string }).value]),
  ),
  ...given,
});

const scenarioOf = (cell: AnyCell, given: Given): Scenario => {
  const output = [cell.run(values(cell, given))].flat()[0]!;
  if (!('kind' in output)) return output;
  if (output.kind !== 'figure') throw new TypeError(`the cell draws a ${output.kind}, not a scenario`);
  return output.scenario;
};

const ran = (cell: AnyCell, profile: Profile = 'linux', given: Given = {}): Facts =>
  facts(simulate({ ...scenarioOf(cell, given), profile }));

const flags = (cell: AnyCell, given: Given = {}) =>
  simulate(scenarioOf(cell, given)).segments.map((segment) => `${segment.from} ${segment.flags}`);

describe('worked case 1: the first FIN lost for ever, tcp_orphan_retries = 3', () => {
  it('textbook: 3 retransmissions, gone after 1 + 2 + 4 + 8 s', () => {
    const { client, server } = ran(firstFin, 'textbook');
    expect(client).toMatchObject({ retransmissions: 3, probes: 0, livedMs: 15_000, finalState: 'CLOSED' });
    expect(server.finalState).toBe('ESTABLISHED');
  });
  it('Linux at RTT 20 ms: 4, the first of them the probe, and gone in under 4 s, silently', () => {
    const { client, server } = ran(firstFin);
    expect(client).toMatchObject({ retransmissions: 4, probes: 1, rtoRetransmissions: 3, rtoMs: 224 });
    expect(client.livedMs).toBeGreaterThan(3_600);
    expect(client.livedMs).toBeLessThan(4_000);
    expect(client.path).toBe('ESTABLISHED → FIN-WAIT-1 → CLOSED');
    expect(server.finalState).toBe('ESTABLISHED');
    expect(flags(firstFin).filter((segment) => segment.includes('R'))).toEqual([]);
  });
  it('Linux: the path decides the count, 5 → 4 → 3, and SACK off takes the probe away', () => {
    const count = (rttMs: number, sack = true) =>
      ran(budget, 'linux', { rttMs, sack }).client.retransmissions;
    expect([1, 20, 100, 200, 400].map((rttMs) => count(rttMs))).toEqual([5, 4, 4, 3, 3]);
    expect([1, 20, 100].map((rttMs) => count(rttMs, false))).toEqual([4, 3, 3]);
    expect(ran(budget, 'linux', { rttMs: 20, sack: false }).client.probes).toBe(0);
  });
  it('a longer path gives up sooner: 20 ms before 1 ms', () => {
    const lived = (rttMs: number) => ran(budget, 'linux', { rttMs }).client.livedMs!;
    expect(lived(20)).toBeLessThan(lived(1));
  });
  it('0 acts as 8: 9 retransmissions and about two minutes; the textbook counts 8', () => {
    const given = { orphanRetries: 0 };
    expect(ran(firstFin, 'linux', given).client.retransmissions).toBe(9);
    expect(ran(firstFin, 'linux', given).client).toEqual(ran(firstFin, 'linux', { orphanRetries: 8 }).client);
    expect(ran(firstFin, 'linux', given).client.livedMs! / 60_000).toBeCloseTo(2, 0);
    expect(ran(firstFin, 'textbook', given).client.retransmissions).toBe(8);
  });
  it('its table has one row for each path, with the same counts', () => {
    const { rows } = rttSweep.run({ orphanRetries: 3 }) as Table;
    const counted = new Map(rows.map((row) => [row[0], row[2]]));
    expect([1, 20, 50, 100, 200, 400].map((rtt) => counted.get(rtt))).toEqual([5, 4, 4, 4, 3, 3]);
  });
  it('the server that sends finds out; shutdown() obeys tcp_retries2 instead', () => {
    expect(ran(whatTheServerBelieves).server).toMatchObject({ finalState: 'CLOSED', lastError: 'EPIPE' });
    expect(ran(whatTheServerBelieves, 'linux', { server: 'waits' }).server.finalState).toBe('ESTABLISHED');
    expect(ran(closedOrShutDown).client).toMatchObject({ retransmissions: 5, lastError: 'ETIMEDOUT' });
    expect(ran(closedOrShutDown, 'linux', { call: 'close()' }).client.retransmissions).toBe(4);
  });
});

describe('too many orphans', () => {
  it('a RST right behind the FIN, and only then', () => {
    expect(flags(tooManyOrphans).slice(-2)).toEqual(['client FA', 'client RA']);
    expect(flags(tooManyOrphans, { maxOrphans: 32_768 }).at(-1)).toBe('client A');
  });
});

describe('worked case 2: the ACK of the FIN lost for ever, tcp_orphan_retries = 2', () => {
  it('textbook: 2 retransmissions, gone after 1 + 2 + 4 s', () => {
    expect(ran(firstFin, 'textbook', second).client).toMatchObject({ retransmissions: 2, livedMs: 7000 });
  });
  it('Linux: 4 retransmissions, every copy answered with a DSACK, the server left in CLOSE-WAIT', () => {
    const { client, server } = ran(firstFin, 'linux', second);
    expect(client).toMatchObject({ retransmissions: 4, path: 'ESTABLISHED → FIN-WAIT-1 → CLOSED' });
    expect(server.finalState).toBe('CLOSE_WAIT');
    const acks = simulate(scenarioOf(firstFin, second)).segments.filter(
      (s) => s.from === 'server' && s.ack === 102,
    );
    expect(acks.map((ack) => ack.sack?.length ?? 0)).toEqual([0, 1, 1, 1, 1]);
  });
  it('the server learns of it only by writing or closing', () => {
    const learns = (call: string) => ran(leftInCloseWait, 'linux', { call }).server;
    expect(learns('nothing')).toMatchObject({ finalState: 'CLOSE_WAIT', lastError: null });
    expect(learns('read()')).toMatchObject({ finalState: 'CLOSE_WAIT', lastError: null });
    expect(learns('write()')).toMatchObject({ finalState: 'CLOSED', lastError: 'EPIPE' });
    expect(learns('close()')).toMatchObject({ finalState: 'CLOSED', lastError: null });
  });
  it('a FIN of the server in time repairs it without a retransmission', () => {
    expect(ran(repairedByTheFin).client.retransmissions).toBe(0);
    expect(ran(repairedByTheFin, 'linux', { thinkMs: 400 }).client.retransmissions).toBe(1);
  });
});

describe('worked case 3: the FIN of the server lost for ever, tcp_orphan_retries = 3', () => {
  it('textbook: 3 retransmissions in 15 s; the client leaves after its minute', () => {
    const { client, server } = ran(firstFin, 'textbook', third);
    expect(server).toMatchObject({ retransmissions: 3, livedMs: 15_000 });
    expect(client.inState.FIN_WAIT2).toBe(60_000);
  });
  it('Linux: 4, and neither end has anything to do with the other', () => {
    const { client, server } = ran(firstFin, 'linux', third);
    expect(server).toMatchObject({ retransmissions: 4, probes: 1, finalState: 'CLOSED' });
    expect(server.path).toBe('ESTABLISHED → CLOSE-WAIT → LAST-ACK → CLOSED');
    expect(client.path).toBe('ESTABLISHED → FIN-WAIT-1 → FIN-WAIT-2 → CLOSED');
    expect(ran(firstFin, 'linux', { ...third, orphanRetries: 5 }).client).toEqual(client);
    const impatient = lostForever(3, { client: { tcp_fin_timeout: 5 } });
    expect(facts(simulate(impatient)).server).toEqual(server);
  });
  it('healed before the client leaves: TIME-WAIT; after: RST', () => {
    expect(ran(thePathHeals, 'linux', { healsAtS: 3 }).client.path).toContain('TIME-WAIT');
    expect(flags(thePathHeals).at(-1)).toBe('client R');
  });
  it('a client that shut down waits for ever', () => {
    expect(ran(nobodyLeft)).toMatchObject({
      client: { finalState: 'FIN_WAIT2' },
      server: { finalState: 'CLOSED' },
    });
  });
});

describe('worked case 4: the last ACK lost for ever, tcp_orphan_retries = 2', () => {
  it('textbook: 2 retransmissions in 7 s; TIME-WAIT runs 60 s from the last FIN', () => {
    const { client, server } = ran(firstFin, 'textbook', fourth);
    expect(server).toMatchObject({ retransmissions: 2, livedMs: 7000 });
    expect(client.inState.TIME_WAIT).toBe(63_000);
  });
  it('Linux: 3 at this moment of closing, as recorded; the paths are those of a perfect close', () => {
    const { client, server } = ran(firstFin, 'linux', fourth);
    expect(server).toMatchObject({ retransmissions: 3, finalState: 'CLOSED' });
    expect(server.path).toBe('ESTABLISHED → CLOSE-WAIT → LAST-ACK → CLOSED');
    expect(client.path).toBe('ESTABLISHED → FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT → CLOSED');
    expect(client.inState.TIME_WAIT).toBeGreaterThanOrEqual(60_000);
  });
  it('without TIME-WAIT the repeated FIN meets a RST', () => {
    expect(flags(withoutTimeWait).at(-1)).toBe('client R');
    expect(flags(withoutTimeWait, { timeWait: true })).not.toContain('client R');
  });
  it('tcp_fin_timeout does not move TIME-WAIT; the MSL moves the textbook’s', () => {
    const timeWait = (profile: Profile, given: Given) =>
      ran(twoLengths, profile, given).client.inState.TIME_WAIT;
    expect(timeWait('linux', { finTimeoutS: 5 })).toBe(timeWait('linux', { finTimeoutS: 60 }));
    expect(timeWait('textbook', { mslS: 120 })).toBe(240_000);
    expect(timeWait('textbook', { mslS: 30 })).toBe(60_000);
  });
  it('the same port again, because timestamps tell old segments from new', () => {
    const error = (timestamps: boolean) => ran(theSamePortAgain, 'linux', { timestamps }).client.lastError;
    expect([error(true), error(false)]).toEqual([null, 'EADDRNOTAVAIL']);
  });
});

describe('the normal close', () => {
  it('four segments, and the states of the article', () => {
    const { client, server } = ran(fourSegments);
    expect(client.path).toBe('ESTABLISHED → FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT → CLOSED');
    expect(server.path).toBe('ESTABLISHED → CLOSE-WAIT → LAST-ACK → CLOSED');
    expect(flags(fourSegments).slice(-4)).toEqual(['client FA', 'server A', 'server FA', 'client A']);
  });
  it('the side that closes first keeps TIME-WAIT', () => {
    expect(ran(whoClosesFirst, 'linux', { transfer: 'upload' }).client.path).toContain('TIME-WAIT');
    expect(ran(whoClosesFirst, 'linux', { transfer: 'download' }).server.path).toContain('TIME-WAIT');
  });
  it('two states have no limit', () => {
    const { rows } = howLong.run({}) as Table;
    expect(rows.filter((row) => typeof row[3] === 'object').map((row) => row[0])).toEqual([
      'FIN-WAIT-2',
      'CLOSE-WAIT',
    ]);
  });
  it('unread data and SO_LINGER 0 make it a RST', () => {
    const reset = (before: string) =>
      flags(notEveryClose, { before }).some((segment) => segment.includes('R'));
    expect(['read the answer', 'leave it unread', 'SO_LINGER 0'].map(reset)).toEqual([false, true, true]);
  });
  it('takes three segments when the server closes at once, four when it thinks', () => {
    const segments = (thinkMs: number) => threeOrFour.facts?.({ thinkMs, rttMs: 20 }).segments;
    expect([0, 38, 46, 100].map(segments)).toEqual([3, 3, 4, 4]);
  });
  it('half-closed, the server still sends', () => {
    expect(flags(halfClose).filter((segment) => segment === 'server PA')).toHaveLength(2);
  });
});

describe('between the second and the third segment', () => {
  it('close() waits tcp_fin_timeout, shutdown() waits for the peer', () => {
    expect(ran(closed, 'linux', { finTimeoutS: 20 }).client.inState.FIN_WAIT2! / 1000).toBeCloseTo(20, -1);
    expect(ran(shutDown, 'linux', { finTimeoutS: 5 }).client.inState.FIN_WAIT2).toBeGreaterThan(1_790_000);
  });
  it('61 s are two, 90 s are sixty', () => {
    const seconds = (finTimeoutS: number) => cliff.facts?.({ finTimeoutS }).seconds;
    expect([60, 61, 65, 90].map(seconds)).toEqual([61, 2, 10, 61]);
  });
  it('data meet a RST even in time, a FIN only when too late', () => {
    const last = (arrives: string) => flags(lateArrivals, { arrives }).at(-1);
    expect(['a FIN in time', 'data in time', 'a FIN too late', 'data too late'].map(last)).toEqual([
      'client A',
      'client R',
      'client R',
      'client R',
    ]);
  });
});
