/** The frame in which readers' code runs: one file that refers to no other, with a policy of its own. */
import type { APIRoute } from 'astro';
import { buildSandbox } from '../../notebook/build.ts';

export const GET: APIRoute = async () =>
  new Response(await buildSandbox(process.cwd()), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
