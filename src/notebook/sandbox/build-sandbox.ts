/** `sandbox.html` as one text: the frame's script with the worker's inside it, and a policy that closes the network. */
import { join } from 'node:path';

const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param root the repository's folder @returns the page's HTML; nothing in it refers to another file. */
export const buildSandbox = async (root: string): Promise<string> => {
  const { build } = await import('esbuild');
  const bundle = async (
    file: string,
    format: 'iife' | 'esm',
    define: Record<string, string>,
  ): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'src/notebook/sandbox', file)],
      bundle: true,
      write: false,
      minify: true,
      format,
      target: 'es2022',
      platform: 'browser',
      define,
      logLevel: 'silent',
    });
    return outputFiles[0]!.text;
  };
  // A classic worker: browsers refuse module workers from a blob in a frame without origin. `await` needs a function.
  const worker = `(async()=>{${await bundle('worker.ts', 'esm', {})}})()`;
  const frame = await bundle('frame.ts', 'iife', { workerSource: JSON.stringify(worker) });
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Last ACK: sandbox</title>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="robots" content="noindex">`,
    `</head><body><script>${frame.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}</script></body></html>`,
  ].join('');
};
