import type { APIRoute } from 'astro';
import { fileHref } from '../paths.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\n${site ? `\nSitemap: ${new URL(fileHref('/sitemap.xml'), site).href}\n` : ''}`,
  );
