/** `/social/first-fin-lost.zh.png`, and `/social/site.en.png` for every page that is no chapter. */
import type { APIRoute } from 'astro';
import { wordsOf } from '../../../words/build.ts';
import { allCells, picturesAtBuild, runAtBuild } from '../../cell/built/chapter-cells.ts';
import { allChapters, type Chapter } from '../../chapters.ts';
import { type Lang, languages } from '../../paths.ts';
import { socialImage } from '../../social-image.ts';

interface Props {
  title: string;
  lang: Lang;
  /** The chapter whose first figure is drawn. */
  folder: string | undefined;
}

export const getStaticPaths = async () => {
  const chapters = await allChapters();
  const first = chapters.find(({ slug }) => slug === 'first-fin-lost') ?? chapters[0];
  const image = (name: string, title: string, lang: Lang, chapter: Chapter | undefined) => ({
    params: { image: `${name}.${lang}` },
    props: { title, lang, folder: chapter?.folder },
  });
  return languages.flatMap((lang) => [
    image('site', wordsOf(lang).site.siteLine, lang, first),
    ...chapters.map((chapter) => image(chapter.slug, chapter[lang].data.title, lang, chapter)),
  ]);
};

/** The trace of the chapter's first figure; null for a chapter without one. */
const firstTrace = async (folder: string | undefined) => {
  for (const cell of allCells.filter(({ chapter }) => chapter === folder)) {
    const picture = (await picturesAtBuild(cell, runAtBuild(cell))).find((found) => found !== null);
    if (picture) return picture.traces[0];
  }
  return null;
};

export const GET: APIRoute = async ({ props }) => {
  const { title, lang, folder } = props as Props;
  const png = await socialImage(
    { title, under: wordsOf(lang).site.siteLine, lang },
    await firstTrace(folder),
  );
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
