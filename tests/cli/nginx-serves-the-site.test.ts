/** The ready server file, served by the server it is for, where that is at hand. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../../src/cli/free-port.ts';

const has = spawnSync('nginx', ['-v']).status === 0;

test.runIf(has)('nginx takes the ready file and says of each page what it should', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-nginx-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const pages = [
    'index.html',
    'a/index.html',
    'embed/a/b/index.html',
    'zh/embed/a/b/index.html',
    'sandbox.html',
  ];
  for (const page of [
    ...pages,
    'offline.js',
    '_astro/x.js',
    '_headers',
    '404.html',
    'llms.txt',
    'a/index.md',
  ])
    write(`site/${page}`, page);
  const port = await freePort();
  const ready = readFileSync('src/site/hosting/nginx.conf', 'utf8');
  write(
    'site.conf',
    ready.replace('listen 80;', `listen 127.0.0.1:${port};`).replaceAll('/srv/last-ack', `${folder}/site`),
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  write(
    'nginx.conf',
    `${user} pid ${folder}/pid; events {} http { access_log off; include ${folder}/site.conf; }`,
  );
  mkdirSync(join(folder, 'logs'));
  const given = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  const nginx = (...args: string[]) => spawnSync('nginx', [...given, ...args], { encoding: 'utf8' });
  expect(nginx('-t').stderr).toContain('syntax is ok');
  // What goes on by itself must hold no pipe of ours.
  spawnSync('nginx', given, { stdio: 'ignore' });
  try {
    const asked = async (path: string) => {
      const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin'), path).toBe('*');
      return [status, headers.get('content-security-policy'), headers.get('cache-control')];
    };
    const [own, all] = ["frame-ancestors 'self'", 'frame-ancestors *'];
    for (const path of ['/', '/a/', '/sandbox.html', '/offline.js'])
      expect(await asked(path), path).toEqual([200, own, 'no-cache']);
    for (const path of ['/embed/a/b/', '/zh/embed/a/b/'])
      expect(await asked(path), path).toEqual([200, all, 'no-cache']);
    expect(await asked('/_astro/x.js')).toEqual([200, own, 'public, max-age=31536000, immutable']);
    for (const path of ['/llms.txt', '/a/index.md'])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).headers.get('content-type'), path).toBe(
        'text/plain; charset=utf-8',
      );
    for (const path of ['/_headers', '/nowhere/'])
      expect(await asked(path), path).toEqual([404, own, 'no-cache']);
  } finally {
    nginx('-s', 'stop');
    rmSync(folder, { recursive: true, force: true });
  }
});
