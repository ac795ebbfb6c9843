import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  agreementOf,
  byFamily,
  compareAll,
  isAsKnown,
  isCompared,
  readRecording,
  recordingNames,
  recordingsFolder,
  summaryLine,
} from '../../src/chapter/recordings.ts';
import type { Trace } from '../../src/sim/index.ts';

const results = await compareAll('.');

describe('the simulator does what Linux did', () => {
  it.each(results.map((result) => [result.id, result] as const))('%s', (_, result) => {
    const faults = isCompared(result)
      ? result.match.differences.map(({ sentence }) => sentence)
      : [result.missing];
    // What is named in open.json has to differ, and nothing else may.
    if (isCompared(result) && result.open) expect(isAsKnown(result)).toBe(true);
    else expect(faults).toEqual([]);
  });

  it('in every recording that lies in the folder', () => {
    const there = readdirSync(recordingsFolder('.')).filter((name) => name.endsWith('.json')).length;
    expect(there).toBeGreaterThan(0);
    expect(results).toHaveLength(there);
    const open = results.filter((result) => isCompared(result) && result.open).length;
    expect(summaryLine(results)).toMatch(
      new RegExp(
        `^${there - open}/${there} traces match; segment time error p50 [\\d.]+ ms, p95 [\\d.]+ ms$`,
      ),
    );
  });

  it('family by family, each recording in one', () => {
    const families = byFamily(results);
    expect(families.map(({ family }) => family)).toEqual(
      expect.arrayContaining(['fin', 'finwait', 'linger']),
    );
    expect(families.reduce((sum, { recordings }) => sum + recordings, 0)).toBe(results.length);
    const broken = byFamily([...results, { id: 'fin9-lost', family: 'fin', missing: 'torn' }]);
    const fin = (list: typeof families) => list.find(({ family }) => family === 'fin')!;
    expect(fin(broken).recordings).toBe(fin(families).recordings + 1);
    expect(fin(broken).matching).toBe(fin(families).matching);
  });

  it('with all that they tell: windows and SACK blocks, states, calls and their bytes', () => {
    const { looked, notRecorded } = agreementOf(results);
    const recorded = results.filter(isCompared).map((result) => result.recorded);
    const all = (count: (trace: Trace) => number) => recorded.reduce((sum, trace) => sum + count(trace), 0);
    expect(looked.segments).toBe(all(({ segments }) => segments.length));
    expect(looked.windows).toBe(
      all(({ segments }) => segments.filter(({ flags }) => !flags.includes('R')).length),
    );
    expect(looked.sackBlocks).toBe(
      all(({ segments }) => segments.reduce((sum, { sack = [] }) => sum + sack.length, 0)),
    );
    expect(looked.states).toBe(all(({ states }) => states.client.length + states.server.length));
    expect(looked.calls).toBe(all(({ app }) => app.length));
    expect(looked.bytes).toBe(all(({ app }) => app.filter(({ bytes }) => bytes !== undefined).length));
    expect(Object.values(notRecorded)).toEqual([0, 0, 0, 0, 0]);
  });

  it('to within a timer tick: half the segments within 1 ms, 95 in 100 within 4 ms', () => {
    const { p50, p95 } = agreementOf(results);
    expect(p50).toBeLessThanOrEqual(1);
    expect(p95).toBeLessThanOrEqual(4);
  });
});

describe('a recording is a file', () => {
  const root = mkdtempSync(join(tmpdir(), 'last-ack-recordings-'));
  const folder = recordingsFolder(root);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, as = name): void =>
    copyFileSync(join(recordingsFolder('.'), name), join(folder, as));

  it('where there is none, that is a fault', async () => {
    const none = await compareAll(join(root, 'elsewhere'));
    expect(none.every((result) => !isCompared(result))).toBe(true);
    expect(summaryLine(none)).toMatch(/^0\/1 traces match/);
  });

  it('its SACK blocks are read as pairs, though they lie in a row', () => {
    expect(readRecording('.', 'finord-all-data-swapped').segments[17]!.sack).toEqual([
      [5893, 7341],
      [2997, 4445],
    ]);
  });

  it('one more file is one more result', async () => {
    put('fin1-lost-1x-rtt20.json', 'my-case.json');
    expect(recordingNames(root)).toEqual(['my-case']);
    expect(summaryLine(await compareAll(root))).toMatch(/^1\/1 traces match/);
  });

  it('one that is lost is missed by the captures beside it', async () => {
    put('fin1-lost-1x-rtt20.client.pcap', 'lost.client.pcap');
    const lost = (await compareAll(root)).find(({ id }) => id === 'lost');
    expect(lost).toEqual({
      id: 'lost',
      family: 'lost',
      missing: 'could not be compared: there is no recording named "lost"',
    });
    expect(summaryLine(await compareAll(root))).toMatch(/^1\/2 traces match/);
  });

  it('one whose captures tell of something else says so', async () => {
    put('fin1-lost-1x-rtt20.client.pcap', 'my-case.client.pcap');
    put('ack2-lost-1x-rtt20.server.pcap', 'my-case.server.pcap');
    const other = (await compareAll(root)).find(({ id }) => id === 'my-case');
    expect(other).toMatchObject({
      missing: "could not be compared: the server's capture has A len 0 where the recording has FA len 0",
    });
  });

  it('one that cannot be read says why', async () => {
    writeFileSync(join(folder, 'torn.json'), '{"scenario": {');
    const torn = (await compareAll(root)).find(({ id }) => id === 'torn');
    expect(torn && 'missing' in torn && torn.missing).toMatch(/^could not be compared: .*JSON/);
    rmSync(root, { recursive: true });
  });
});
