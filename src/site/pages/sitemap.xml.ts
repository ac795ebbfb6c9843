/** Every page of the site in both languages, each naming its twin. */
import type { APIRoute } from 'astro';
import { manners } from '../../words/index.ts';
import { chaptersWithExercises } from '../cell/built/chapter-cells.ts';
import { allChapters, allGuide } from '../chapters.ts';
import { href, languages } from '../paths.ts';
import { otherPages } from '../site-pages.ts';

export const GET: APIRoute = async ({ site }) => {
  // Taken away again by `build/no-address.ts`.
  if (!site) return new Response('');
  const chapters = await allChapters();
  const pages = [...chapters, ...(await allGuide())].map(({ address }) => address);
  const exercises = chapters
    .filter(({ folder }) => chaptersWithExercises.has(folder))
    .map(({ slug }) => `/exercises/${slug}/`);
  const paths = ['/', ...pages, ...exercises, ...otherPages];
  const absolute = (path: string): string => new URL(path, site).href;
  const urls = paths.flatMap((path) => {
    const twins = languages
      .map(
        (lang) =>
          `<xhtml:link rel="alternate" hreflang="${manners[lang].tag}" href="${absolute(href(path, lang))}"/>`,
      )
      .join('');
    return languages.map((lang) => `<url><loc>${absolute(href(path, lang))}</loc>${twins}</url>`);
  });
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml' } },
  );
};
