import { createServer } from 'node:net';

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)));
    probe.listen(port, 'localhost');
  });

/** The first port from `first` that nothing listens on here. @throws after fifty that are taken. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) if (await isFree(port)) return port;
  throw new Error(`No free port from ${first} to ${first + 49}. Set PORT to one that is.`);
}
