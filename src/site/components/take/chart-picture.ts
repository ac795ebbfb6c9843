/** A chart as a file of its own, with the page's colours inside. */
import { drawingStyle, svgFile } from '../../../export/index.ts';
import { type Chart, chartInWords, drawChartFile, writeMark } from '../../../render/index.ts';
import { type Lang, wordsAtHand } from '../../../words/index.ts';
import chartCss from '../../styles/chart.css?raw';
import tokensCss from '../../styles/tokens.css?raw';
import { theme } from './picture.ts';

const WIDTH = 720;

export const chartSvg = (chart: Chart, title: string, lang: Lang): string =>
  svgFile(
    writeMark(
      drawChartFile(chart, {
        title,
        summary: chartInWords(chart, wordsAtHand(lang).figure.chart),
        width: WIDTH,
        style: drawingStyle(chartCss, tokensCss, theme(), lang),
      }),
    ),
  );
