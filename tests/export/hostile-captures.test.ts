/** Files nobody should have: cut at every length, random, damaged. The reader answers each in words and never breaks. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRecording } from '../../src/chapter/read-recording.ts';
import { mutant } from '../../src/cli/capture-mutants.ts';
import {
  captureFaultInWords,
  captureTrace,
  closeSketch,
  closeStory,
  findTwin,
  NotACapture,
  pcapng,
  waits,
} from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import fc from '../fast-check.ts';
import { type Opened, openCaptures } from './capture-source.ts';

const recordings = new URL('../conformance/recordings/', import.meta.url);
const pcap = new Uint8Array(readFileSync(new URL('ack2-lost-1x-rtt20.client.pcap', recordings)));
const trace = readRecording('.', 'ack2-lost-1x-rtt20');
const ng = pcapng(trace);

/** Opens and draws everything; a refusal must be one of ours, in both languages. */
const survive = async (file: Uint8Array): Promise<Opened | NotACapture> => {
  try {
    const opened = await openCaptures(file);
    for (const conversation of opened.found) {
      const drawn = captureTrace(conversation);
      waits(drawn);
      expect(drawn.trace.segments.every((s) => Number.isFinite(s.t))).toBe(true);
    }
    for (const { truncated } of opened.summaries)
      if (truncated) expect(captureFaultInWords(truncated, wordsOf('zh').unread)).not.toBe('');
    return opened;
  } catch (error) {
    expect(error).toBeInstanceOf(NotACapture);
    expect((error as NotACapture).message.length).toBeGreaterThan(10);
    expect(captureFaultInWords((error as NotACapture).fault, wordsOf('zh').unread).length).toBeGreaterThan(4);
    return error as NotACapture;
  }
};

describe.each([
  ['pcap', pcap, 24],
  ['pcapng', ng, 0],
])('%s cut at every length', (_, file, header) => {
  test('gives what came before the cut, and says so', async () => {
    const whole = ((await survive(file)) as Opened).frames.length;
    let most = 0;
    for (let length = 0; length < file.length; length++) {
      const result = await survive(file.subarray(0, length));
      if (result instanceof NotACapture) {
        expect(most).toBe(0);
        continue;
      }
      expect(length).toBeGreaterThanOrEqual(header);
      expect(result.frames.length).toBeGreaterThanOrEqual(most);
      expect(result.frames.length).toBeLessThan(whole);
      most = result.frames.length;
    }
    expect(most).toBe(whole - 1);
  });
});

test('random bytes, with and without a true beginning', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(0, 4, 24, 60),
      fc.constantFrom(pcap, ng),
      async (noise, keep, file) => {
        await survive(new Uint8Array([...file.subarray(0, keep), ...noise]));
      },
    ),
    { numRuns: 500 },
  );
});

test('one byte changed anywhere', async () => {
  for (const file of [pcap, ng])
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, value) => {
        const damaged = file.slice();
        damaged[at] = value;
        await survive(damaged);
      }),
      { numRuns: 500 },
    );
});

test('a clock that stands still, or runs backwards, breaks no wait', async () => {
  for (const seconds of [0, 56, 127]) {
    const damaged = pcap.slice();
    // The first frame's time, so that a retransmission may be no later than what it repeats.
    damaged[24] = seconds;
    await survive(damaged);
  }
  const still = pcap.slice();
  for (let at = 24; at < still.length; ) {
    const size = new DataView(still.buffer).getUint32(at + 8, true);
    still.fill(0, at, at + 8);
    at += 16 + size;
  }
  const opened = (await survive(still)) as Opened;
  expect(opened.found.length).toBe(1);
});

test('files of other kinds are named where they can be', async () => {
  const told = async (hex: string) =>
    ((await survive(new Uint8Array(Buffer.from(hex, 'hex')))) as NotACapture).message;
  expect(await told('')).toBe('The file is empty.');
  expect(await told('d4c3')).toMatch(/only 2 bytes/);
  expect(await told('1f8b080000000000')).toMatch(/gunzip/);
  expect(await told('28b52ffd00000000')).toMatch(/unzstd/);
  expect(await told('504b030400000000')).toMatch(/zip archive/);
  expect(await told('736e6f6f70000000')).toMatch(/snoop/);
  expect(await told('3c21646f63747970')).toMatch(/3c 21 64 6f/);
});

describe('captures as damage, a capturer under load and a hostile host make them', () => {
  const files = readdirSync(recordings)
    .filter((name) => name.endsWith('.pcap'))
    .map((name) => new Uint8Array(readFileSync(new URL(name, recordings))));
  const attack = async (seed: number): Promise<void> => {
    const opened = await survive(mutant(files[seed % files.length]!, seed));
    if (opened instanceof NotACapture) return;
    for (const conversation of opened.found) {
      const captured = captureTrace(conversation);
      closeStory(conversation, captured);
      closeSketch(captured.trace);
      findTwin(conversation, captured);
    }
  };
  // Each broke something once: a clock years ahead, a RST with the numbers of what was sent again.
  test.each([242, 2404, 3800, 5109, 6540])('number %i', attack);
  // npm run capture:attack goes on from here.
  test('the first 150', async () => {
    for (let seed = 0; seed < 150; seed++) await attack(seed);
  });
});
