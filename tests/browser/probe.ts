/** A place outside the site that notes whatever reaches it: requests, sockets, datagrams. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Probe {
  readonly origin: string;
  /** What has come, in order: the last part of each address, or `(datagram)`. */
  readonly heard: string[];
  close(): void;
}

/** @param pages HTML by path, for a page of this origin */
export const listen = async (pages: Record<string, string> = {}): Promise<Probe> => {
  const heard: string[] = [];
  const note = (url = ''): void => {
    heard.push(decodeURIComponent(url.split('/').at(-1)?.replace('?', '') ?? ''));
  };
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) note(request.url);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', page === undefined ? 'text/javascript' : 'text/html');
    response.end(page ?? '/* heard */');
  });
  server.on('upgrade', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  // What is no HTTP has come as well: a TLS greeting, say.
  server.on('clientError', (_, socket) => {
    heard.push('(bytes)');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket({ type: 'udp6', ipv6Only: false });
  datagrams.on('message', () => heard.push('(datagram)'));
  await new Promise<void>((resolve) => datagrams.bind(port, () => resolve()));
  return {
    origin: `http://localhost:${port}`,
    heard,
    close: () => {
      server.closeAllConnections();
      server.close();
      datagrams.close();
    },
  };
};
