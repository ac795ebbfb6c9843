import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site as a plain host would: files as they lie in `folder`, under `base`, and its page 404 for the rest.
 * Nothing is compressed: to press each page anew at each visit took a tenth of what browser tests ask of the machine.
 * @param base `/` or `/some/path/`
 * @returns the server, once it listens on `localhost`
 */
export const serveSite = async (folder: string, base: string, port: number): Promise<Server> => {
  const missing = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, { etag: true, maxAge: 0 });
  const server = createServer((request, response) => {
    const nothing = () => {
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
      response.end(missing);
    };
    const path = request.url ?? '/';
    if (!path.startsWith(base)) return nothing();
    request.url = path.slice(base.length - 1);
    files(request, response, nothing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', () => resolve(server));
  });
};
