/** Links once given out open for ever: the golden ones here may be added to and never changed. */
import { expect, test } from 'vitest';
import { select, slider, toggle } from '../../src/notebook/parameter.ts';
import { longestLink, readCode, readQuery, writeCode, writeQuery } from '../../src/notebook/share-link.ts';

const parameters = {
  rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 }),
  sack: toggle({ label: 'SACK', value: true }),
  call: select({ label: 'call', options: ['close()', 'shutdown()'], value: 'close()' }),
};

test('a query is readable and says only what was changed', () => {
  const faults = [
    { from: 'client' as const, kind: 'fin' as const, nth: 1, action: 'lose' as const },
    { from: 'server' as const, kind: 'ack' as const, nth: 2, action: 'delay' as const, ms: 300 },
  ];
  const query = writeQuery({ values: { rttMs: 200, sack: true }, faults, profile: 'both' }, parameters);
  expect(query).toBe('?rtt=200&lose=client.fin.1&delay=server.ack.2:300&profile=both');
  expect(readQuery(query, parameters)).toMatchObject({
    values: { rttMs: 200 },
    faults,
    profile: 'both',
    ignored: [],
  });
});

test('golden: ?rtt=200&lose=client.fin.1', () => {
  const read = readQuery('?rtt=200&lose=client.fin.1', parameters);
  expect(read.values).toEqual({ rttMs: 200 });
  expect(read.faults).toEqual([{ from: 'client', kind: 'fin', nth: 1, action: 'lose' }]);
});

test('golden: ?rtt=200&at=s7, and a moment of the second figure', () => {
  const read = readQuery('?rtt=200&at=s7', parameters);
  expect(read).toMatchObject({ values: { rttMs: 200 }, at: 's7', ignored: [] });
  expect(writeQuery({ values: { rttMs: 200 }, faults: [], at: 's7' }, parameters)).toBe('?rtt=200&at=s7');
  expect(readQuery('?at=2.qs4', parameters).at).toBe('2.qs4');
  for (const wrong of ['s', '7', 'z7', 's-1', '1.s7', 's123456', '<b>']) {
    const { at, ignored } = readQuery(`?at=${encodeURIComponent(wrong)}`, parameters);
    expect([at, ignored]).toEqual([undefined, [`at=${wrong}`]]);
  }
});

test('a parameter that is called "at" is the parameter', () => {
  const own = { at: slider({ label: 'at', unit: 'ms', min: 0, max: 10, value: 5 }) };
  expect(readQuery('?at=7', own)).toMatchObject({ values: { at: 7 }, ignored: [] });
  expect(writeQuery({ values: { at: 7 }, faults: [], at: 's7' }, own)).toBe('?at=7');
});

test('of two faults of one segment the later counts, so that no other segment is lost', () => {
  const { faults } = readQuery('?lose=client.fin.1,client.fin.1&keep=client.fin.1', parameters);
  expect(faults).toEqual([{ from: 'client', kind: 'fin', nth: 1, action: 'keep' }]);
});

test('values out of range are clamped; what is not understood is named and left out', () => {
  const read = readQuery(
    '?rtt=9999&sack=perhaps&lose=client.fin.0&delay=client.fin.1&colour=red',
    parameters,
  );
  expect(read.values).toEqual({ rttMs: 300 });
  expect(read.faults).toEqual([]);
  expect(read.ignored).toEqual(['sack=perhaps', 'lose=client.fin.0', 'delay=client.fin.1', 'colour=red']);
});

test('code comes back as it was, in any script', async () => {
  const code = "export default cell({ run: () => '四次挥手 – «ok»' });\n".repeat(40);
  const hash = await writeCode('lost-once', code);
  expect(hash).toMatch(/^#code=1\.lost-once\.[A-Za-z0-9_-]+$/);
  expect(hash.length).toBeLessThan(longestLink);
  expect(await readCode(hash)).toEqual({ cellId: 'lost-once', code });
});

const golden = [
  [
    '#code=1.lost-once.y8wtyC8qUahWSE7NyVGoVUgrys9VUM9JLC7RTUzOVrfm4kqtAKtISU1LLM0pAavTqFYoKs2zUtDQVLC1U8grBenUtFbQ11d4Onv2szULn_UsfdbZzQUA',
    "import { cell } from 'last-ack';\n\nexport default cell({ run: () => null }); // 四次挥手\n",
  ],
] as const;

test.each(golden)('golden code link %s', async (hash, code) => {
  expect(await readCode(hash)).toEqual({ cellId: 'lost-once', code });
});

test('a newer, a cut and a foreign hash are told apart', async () => {
  expect(await readCode('#code=2.lost-once.abc')).toEqual({ problem: 'newer', version: '2' });
  expect(await readCode('#code=0.lost-once.abc')).toEqual({ problem: 'damaged', version: '0' });
  const large = await writeCode('lost-once', 'x'.repeat(200_001));
  expect(await readCode(large)).toEqual({ problem: 'large', version: '1' });
  expect(await readCode('#code=1.lost-once.S60oyC8qUUhJTUssKVVI!')).toEqual({
    problem: 'damaged',
    version: '1',
  });
  expect(await readCode('#lost-for-ever')).toBeNull();
});

test('a link that would unfold to megabytes is refused', async () => {
  const bomb = await writeCode('x', 'a'.repeat(900_000));
  expect(await readCode(bomb)).toEqual({ problem: 'large', version: '1' });
});
