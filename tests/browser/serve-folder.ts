import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** Another origin than the site's: the files of a folder, and pages given as text, at a port of their own. */
export const serveFolder = async (folder: string, pages: Record<string, string> = {}) => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, normalize(path));
    const found = pages[path] ?? (existsSync(file) && extname(file) !== '' ? readFileSync(file) : undefined);
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': `${types[extname(path)] ?? 'text/html'}; charset=utf-8`,
    });
    response.end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
};
