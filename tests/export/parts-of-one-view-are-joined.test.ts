/** A ring buffer's files and a TAP's directions are one view of one connection; two ends of it stay two. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captureTrace, closeStory, openCaptures } from '../../src/export/index.ts';
import { sourceOf } from './capture-source.ts';

const whole = new Uint8Array(
  readFileSync(new URL('../conformance/recordings/halfclose-data-a.client.pcap', import.meta.url)),
);
interface Cut {
  bytes: Uint8Array;
  /** Of the client. */
  out: boolean;
}
const records: Cut[] = [];
{
  const view = new DataView(whole.buffer, whole.byteOffset);
  const first = whole.slice(40 + 12, 40 + 16).join('.');
  for (let at = 24; at < whole.length; ) {
    const length = view.getUint32(at + 8, true);
    const bytes = whole.slice(at, at + 16 + length);
    records.push({ bytes, out: bytes.slice(16 + 12, 16 + 16).join('.') === first });
    at += 16 + length;
  }
}
const file = (some: readonly Cut[]): Uint8Array =>
  Uint8Array.from([...whole.slice(0, 24), ...some.flatMap(({ bytes }) => [...bytes])]);
const open = async (...files: Uint8Array[]) => {
  const { found } = await openCaptures(files.map((bytes, i) => ({ name: `${i}`, ...sourceOf(bytes) })));
  return found.map((one) => {
    const result = captureTrace(one);
    return { place: result.place, story: closeStory(one, result), segments: result.trace.segments };
  });
};

test.each([3, 5, records.length - 2])('a ring buffer went on after packet %i', async (cut) => {
  expect(records.length).toBeGreaterThan(cut);
  expect(await open(file(records.slice(0, cut)), file(records.slice(cut)))).toEqual(
    await open(file(records)),
  );
});

test('the files may be given in any order', async () => {
  expect(await open(file(records.slice(5)), file(records.slice(0, 5)))).toEqual(await open(file(records)));
});

test('three files of a ring buffer', async () => {
  expect(await open(file(records.slice(0, 4)), file(records.slice(4, 7)), file(records.slice(7)))).toEqual(
    await open(file(records)),
  );
});

test('a TAP wrote each direction to a file', async () => {
  const out = records.filter((r) => r.out);
  const back = records.filter((r) => !r.out);
  expect(out.length).toBeGreaterThan(2);
  expect(back.length).toBeGreaterThan(1);
  for (const files of [
    [out, back],
    [back, out],
  ])
    expect(await open(...files.map(file))).toEqual(await open(file(records)));
});

test('a TAP on each side of an address translation', async () => {
  const swapped = records
    .filter((r) => !r.out)
    .map(({ bytes, out }) => {
      const other = bytes.slice();
      other.set([198, 51, 100, 7], 16 + 12);
      return { bytes: other, out };
    });
  const [one, more] = await open(file(records.filter((r) => r.out)), file(swapped));
  expect(more).toBeUndefined();
  expect(one!.story.ended).toBe((await open(file(records)))[0]!.story.ended);
});

test('both ends of one connection stay two vantage points', async () => {
  const far = new Uint8Array(
    readFileSync(new URL('../conformance/recordings/halfclose-data-a.server.pcap', import.meta.url)),
  );
  const [one, more] = await open(file(records), far);
  expect(more).toBeUndefined();
  expect(one!.place).toBe('both');
});
