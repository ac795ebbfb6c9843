/** The English short definitions: see glossary-json.ts. */
import type { APIRoute } from 'astro';
import { glossaryJson } from '../glossary-json.ts';

export const GET: APIRoute = () => Response.json(glossaryJson('en'));
