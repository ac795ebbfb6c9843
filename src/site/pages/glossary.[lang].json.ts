/** The short definitions of one language, fetched when a reader first rests on a term: `{ rto: ['RTO', 'Retransmission …'] }`. */
import type { APIRoute } from 'astro';
import { entryName, glossary } from '../glossary.ts';
import { type Lang, languages } from '../paths.ts';

export const getStaticPaths = () => languages.map((lang) => ({ params: { lang } }));

export const GET: APIRoute = ({ params }) => {
  const lang = params.lang as Lang;
  const entries = Object.values(glossary).flat();
  return Response.json(
    Object.fromEntries(entries.map((entry) => [entry.id, [entryName(entry, lang), entry.short[lang]]])),
  );
};
