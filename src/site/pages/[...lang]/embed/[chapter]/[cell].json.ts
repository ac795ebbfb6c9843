/** `/embed/first-fin-lost/lost-once.json`: what oEmbed wants to know of a figure. A static host answers no questions: one file a page. */
import type { APIRoute } from 'astro';
import { wordsOf } from '../../../../../words/build.ts';
import { type EmbeddedCell, embeddedCells } from '../../../../embed/embedded-cells.ts';
import { oembed } from '../../../../embed/oembed.ts';
import { type InLanguage, inEachLanguage } from '../../../../in-each-language.ts';

export const getStaticPaths = async () =>
  inEachLanguage(
    // Its addresses are whole ones: where nobody said where the site stands, there is no answer.
    (import.meta.env.SITE ? await embeddedCells() : []).map((props) => ({
      params: { chapter: props.chapter.slug, cell: props.cell.id },
      props,
    })),
  );

export const GET: APIRoute = async ({ props, site }) => {
  const embedded = props as EmbeddedCell & InLanguage;
  return Response.json(await oembed(embedded, wordsOf(embedded.lang).finding, site!));
};
