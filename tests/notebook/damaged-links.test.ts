/** Links that a chat cut, a mailer broke or somebody made up: read in part, or said to be damaged. `npm run torture` tries more. */
import { expect, test } from 'vitest';
import { select, slider, toggle } from '../../src/notebook/parameter.ts';
import { readCode, readQuery, writeCode, writeQuery } from '../../src/notebook/share-link.ts';
import { damaged } from '../damage.ts';
import fc, { timesAsMany } from '../fast-check.ts';

const parameters = {
  rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 }),
  sack: toggle({ label: 'SACK', value: true }),
  call: select({ label: 'call', options: ['close()', 'shutdown()'], value: 'close()' }),
};
const queries = [
  '?rtt=200&lose=client.fin.1&delay=server.ack.2:300&profile=both',
  '?rtt=30&sack=false&call=shutdown%28%29&duplicate=client.data.1,server.fin.2&keep=client.fin.2',
  '?utm_source=x&rtt=7',
];
const runs = timesAsMany(600);

test('a damaged query gives values in their ranges, and again what it gave', () => {
  fc.assert(
    fc.property(damaged(queries), (query) => {
      const { ignored, ...address } = readQuery(query, parameters);
      expect(Array.isArray(ignored)).toBe(true);
      const { rttMs = 20, sack = true, call = 'close()' } = address.values;
      expect(rttMs).toBeGreaterThanOrEqual(1);
      expect(rttMs).toBeLessThanOrEqual(300);
      expect([true, false]).toContain(sack);
      expect(['close()', 'shutdown()']).toContain(call);
      const again = readQuery(writeQuery(address, parameters), parameters);
      expect(again.ignored).toEqual([]);
      expect(again.faults).toEqual(address.faults);
    }),
    { numRuns: runs },
  );
});

test('a damaged code link is the code, other code, or damaged: never thrown', async () => {
  const links = await Promise.all(
    ['export default cell({ run: () => closing() });', '', '丢'.repeat(500)].map((code) =>
      writeCode('lost-once', code),
    ),
  );
  await fc.assert(
    fc.asyncProperty(damaged(links), async (hash) => {
      const read = await readCode(hash);
      if (read === null) expect(hash).not.toMatch(/^#code=\d+\./);
      else if (read.problem) expect(['newer', 'damaged', 'large']).toContain(read.problem);
      else {
        expect(read.cellId).toMatch(/^[a-z0-9-]{1,80}$/);
        expect(typeof read.code).toBe('string');
      }
    }),
    { numRuns: runs },
  );
});
