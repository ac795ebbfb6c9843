/** `/figures/first-fin-lost/lost-once-0.zh.svg`: each finished timeline as a picture of its own, which the feed shows. */
import type { APIRoute } from 'astro';
import { drawingStyle, svgFile } from '../../../../export/index.ts';
import { type Picture, slugOf } from '../../../../notebook/index.ts';
import { renderSvg } from '../../../../render/index.ts';
import { allCells, picturesAtBuild, runAtBuild } from '../../../cell/built/chapter-cells.ts';
import { placeTimeline } from '../../../cell/live/draw-timeline.ts';
import { type Lang, languages } from '../../../paths.ts';
import figureCss from '../../../styles/figure.css?raw';
import tokensCss from '../../../styles/tokens.css?raw';

interface Props {
  picture: Picture;
  lang: Lang;
}

export const getStaticPaths = async () => {
  const cells = await Promise.all(
    allCells
      .filter(({ shelf }) => shelf === 'chapters')
      .map(async (cell) => ({ ...cell, pictures: await picturesAtBuild(cell, runAtBuild(cell)) })),
  );
  return cells.flatMap(({ chapter, id, pictures }) =>
    pictures.flatMap((picture, i) =>
      picture
        ? languages.map((lang) => ({
            params: { chapter: slugOf(chapter), figure: `${id}-${i}.${lang}` },
            props: { picture, lang },
          }))
        : [],
    ),
  );
};

export const GET: APIRoute = ({ props }) => {
  const { picture, lang } = props as Props;
  const { scene, summary } = placeTimeline(picture, lang);
  const style = drawingStyle(figureCss, tokensCss, 'light', lang);
  const svg = svgFile(renderSvg(scene, { summary, fixed: { width: 640, style } }));
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};
