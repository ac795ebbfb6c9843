/** The block of a chart: legend, drawing, its sentence, and a slider that walks from point to point. */
import type { Language } from '../../../notebook/index.ts';
import {
  type Chart,
  chartInWords,
  cursors,
  drawChart,
  drawLegend,
  type Mark,
  mark,
} from '../../../render/index.ts';
import { wordsAtHand } from '../../../words/index.ts';

/** A table of so many rows is not folded; one whose values stand in the fields of its chart is. */
const mostOpen = 12;

/**
 * Chart and `numbers`, its text: the table stays, behind a line that opens it.
 * @param opens its points have runs that can be shown
 */
export const chartMarks = (
  chart: Chart,
  caption: string,
  numbers: Mark[],
  lang: Language,
  opens = false,
): Mark[] => {
  const words = wordsAtHand(lang).figure.chart;
  const summary = chartInWords(chart, words);
  return [
    mark(
      'figure',
      { class: 'la-chart' },
      mark('figcaption', { class: 'la-chart-caption' }, caption),
      drawLegend(chart),
      drawChart(chart, summary),
      mark(
        'fieldset',
        { class: 'la-bare la-chart-foot', disabled: '' },
        mark('input', {
          class: 'la-scrubber',
          type: 'range',
          min: 0,
          max: cursors(chart) - 1,
          step: 1,
          value: 0,
          'aria-label': words.point,
        }),
        mark('p', { class: 'la-moment' }, opens ? words.pointAndRun : words.pointAt),
        ...(opens ? [mark('div', { class: 'la-run-buttons' }, '')] : []),
      ),
      ...(opens ? [mark('div', { class: 'la-opened', hidden: '' })] : []),
      mark('p', { class: 'la-summary' }, summary),
    ),
    mark(
      'details',
      { class: 'la-numbers', open: chart.draw !== 'heat' && chart.names.length <= mostOpen && '' },
      mark('summary', {}, words.numbers),
      numbers,
    ),
  ];
};
