import { createServer } from 'node:net';

/** @returns the port, 0 standing for one that the system picks; null: something listens there */
const tried = (port: number) =>
  new Promise<number | null>((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(null))
      .once('listening', () => {
        const at = probe.address();
        probe.close(() => resolve(typeof at === 'object' && at ? at.port : null));
      });
    probe.listen(port, 'localhost');
  });

/**
 * A port that nothing listens on here.
 * @param first for a person to type: the first that is free from this one. Without it the system picks one at random, so that
 * two runs which ask at the same moment do not take the same.
 * @throws after fifty that are taken, or where the system has none
 */
export async function freePort(first?: number): Promise<number> {
  const asked = first === undefined ? [0] : Array.from({ length: 50 }, (_, i) => first + i);
  for (const one of asked) {
    const port = await tried(one);
    if (port !== null) return port;
  }
  throw new Error(
    first === undefined
      ? 'No port is free here, or localhost has no address.'
      : `No free port from ${first} to ${first + 49}. Set PORT to one that is.`,
  );
}
