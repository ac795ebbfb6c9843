import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../src/cli/serve-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let server: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  mkdirSync(join(folder, 'chapter'));
  writeFileSync(join(folder, 'index.html'), 'front');
  writeFileSync(join(folder, '404.html'), 'nothing here');
  writeFileSync(join(folder, 'chapter', 'index.html'), '你好');
  writeFileSync(join(folder, 'a.js'), 'export {};');
  writeFileSync(join(folder, 'chapter', 'index.md'), '你好');
  writeFileSync(
    join(folder, '_headers'),
    "/under/\n  Cache-Control: max-age=9\n\n/under/chapter/*\n  Content-Security-Policy: frame-ancestors 'self'\n  X: y: z\n",
  );
  server = await serveSite(folder, '/under/', 0);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = async (path: string) => {
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
  return [answer.status, answer.headers.get('content-type'), await answer.text()];
};

test('pages and files lie under the base, with their types', async () => {
  expect(await ask('/under/')).toEqual([200, 'text/html;charset=utf-8', 'front']);
  expect(await ask('/under/chapter/?cell=a')).toEqual([200, 'text/html;charset=utf-8', '你好']);
  expect(await ask('/under/a.js')).toEqual([200, 'text/javascript', 'export {};']);
  expect(await ask('/under/chapter/index.md')).toEqual([200, 'text/plain;charset=utf-8', '你好']);
});

test('a site that is built anew meanwhile is served as it is now', async () => {
  await ask('/under/again.js');
  writeFileSync(join(folder, 'again.js'), 'export const a = 1;');
  expect(await ask('/under/again.js')).toEqual([200, 'text/javascript', 'export const a = 1;']);
  writeFileSync(join(folder, 'again.js'), 'export const a = 1, b = 2;');
  expect(await ask('/under/again.js')).toEqual([200, 'text/javascript', 'export const a = 1, b = 2;']);
});

test('with the headers the site asks its host for', async () => {
  const { port } = server.address() as AddressInfo;
  const sent = async (path: string) => {
    const { headers } = await fetch(`http://localhost:${port}${path}`);
    return ['cache-control', 'content-security-policy', 'x'].map((name) => headers.get(name));
  };
  expect(await sent('/under/?a')).toEqual(['max-age=9', null, null]);
  expect(await sent('/under/chapter/?a')).toEqual(['no-cache', "frame-ancestors 'self'", 'y: z']);
  expect(await sent('/under/a.js')).toEqual(['no-cache', null, null]);
});

test('what is not there, outside the base or outside the folder, is answered with the page 404', async () => {
  for (const path of ['/under/nothing/', '/', '/chapter/', '/under/..%2fpackage.json'])
    expect(await ask(path), path).toEqual([404, 'text/html;charset=utf-8', 'nothing here']);
});

test('a port that is taken is told', async () => {
  const { port } = server.address() as AddressInfo;
  await expect(serveSite(folder, '/', port)).rejects.toThrow('EADDRINUSE');
});
