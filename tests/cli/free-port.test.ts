import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../src/cli/free-port.ts';

test('from a port on, the next that nothing listens on', async () => {
  const taken = createServer();
  const first = await freePort();
  await new Promise<void>((resolve) => taken.listen(first, 'localhost', resolve));
  try {
    const next = await freePort(first);
    expect(next).toBeGreaterThan(first);
    expect(next).toBeLessThan(first + 50);
  } finally {
    taken.close();
  }
});

test('of runs that ask at the same moment each gets its own', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(new Set(ports).size).toBeGreaterThan(15);
});
