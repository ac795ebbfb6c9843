import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headerRules } from './header-rules.ts';

/**
 * Serves a built site as a plain host would: files as they lie in `folder`, under `base`, with the headers the site asks its
 * host for, and its page 404 for the rest. Nothing is compressed: to press each page anew at each visit took a twentieth of
 * what browser tests ask of the machine.
 * @param base `/` or `/some/path/`
 * @returns the server, once it listens on `localhost`
 */
export const serveSite = async (folder: string, base: string, port: number): Promise<Server> => {
  const missing = readFileSync(join(folder, '404.html'));
  const asked = join(folder, '_headers');
  const rules = existsSync(asked) ? headerRules(readFileSync(asked, 'utf8')) : [];
  const files = sirv(folder, {
    etag: true,
    // Looked up at each visit: the site may be built anew meanwhile.
    dev: true,
    // Of HTML alone sirv says so itself; Chinese in Markdown and llms.txt would be read as something else.
    setHeaders: (response, path) => {
      if (/\.(md|txt)$/.test(path)) response.setHeader('content-type', 'text/plain;charset=utf-8');
    },
  });
  // Never ended from this side: a test's own proxy would write to a connection that is being closed.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const nothing = () => {
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
      response.end(missing);
    };
    const [path = '/'] = (request.url ?? '/').split('?');
    if (!path.startsWith(base)) return nothing();
    for (const { speaksOf, headers } of rules)
      if (speaksOf(path)) for (const [name, value] of headers) response.setHeader(name, value);
    request.url = path.slice(base.length - 1);
    files(request, response, nothing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, 'localhost', () => resolve(server));
  });
};
