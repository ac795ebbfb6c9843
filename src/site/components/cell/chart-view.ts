/** A chart that answers: its slider, the keys of it and the pointer over the drawing move one cursor from point to point. */
import type { Language, Table } from '../../../notebook/index.ts';
import { type Chart, placesOf, pointInWords } from '../../../render/index.ts';
import { figureWords } from '../../../words/index.ts';
import { chartOfTable } from './chart-of-table.ts';
import { setWords } from './set-words.ts';

interface Parts {
  slider: HTMLInputElement;
  plot: SVGSVGElement;
  line: SVGLineElement;
  words: HTMLElement;
}

const partsOf = (root: Element): Parts | null => {
  const slider = root.querySelector<HTMLInputElement>('.la-scrubber');
  const plot = root.querySelector<SVGSVGElement>('.la-plot');
  const line = root.querySelector<SVGLineElement>('.la-at');
  const words = root.querySelector<HTMLElement>('.la-moment');
  return slider && plot && line && words ? { slider, plot, line, words } : null;
};

/** What is shown in each block; its listeners stay through every drawing. */
const charts = new WeakMap<Element, { chart: Chart; lang: Language; touched: boolean }>();

const show = (root: Element): void => {
  const held = charts.get(root);
  const parts = partsOf(root);
  if (!held || !parts || !held.touched) return;
  const { chart, lang } = held;
  const row = Math.min(Number(parts.slider.value), chart.names.length - 1);
  const at = `${100 * placesOf(chart).x[row]!}%`;
  parts.line.setAttribute('x1', at);
  parts.line.setAttribute('x2', at);
  parts.line.setAttribute('visibility', 'visible');
  const words = pointInWords(chart, row, figureWords(lang).chart);
  setWords(parts.words, words);
  parts.slider.setAttribute('aria-valuetext', words);
};

/** The row whose place is nearest to the pointer. */
const rowAt = (chart: Chart, plot: Element, clientX: number): number => {
  const { left, width } = plot.getBoundingClientRect();
  const at = (clientX - left) / width;
  const distances = placesOf(chart).x.map((x) => Math.abs(x - at));
  return distances.indexOf(Math.min(...distances));
};

const listen = (root: Element): void => {
  root.addEventListener('input', ({ target }) => {
    const held = charts.get(root);
    if (!held || !(target as Element).matches('.la-scrubber')) return;
    held.touched = true;
    show(root);
  });
  const point = (event: Event): void => {
    const held = charts.get(root);
    const parts = partsOf(root);
    if (!held || !parts || !(event.target as Element).closest('.la-plot')) return;
    held.touched = true;
    parts.slider.value = String(rowAt(held.chart, parts.plot, (event as PointerEvent).clientX));
    show(root);
  };
  root.addEventListener('pointermove', point);
  root.addEventListener('pointerdown', point);
};

/** After `table` has been drawn in `root`: its chart answers, and a cursor that was set stays where it stood. */
export const enlivenChart = (root: Element, table: Table, lang: Language): void => {
  const chart = chartOfTable(table, lang);
  if (!chart) return;
  const held = charts.get(root);
  if (!held) listen(root);
  charts.set(root, { chart, lang, touched: held?.touched ?? false });
  for (const set of root.querySelectorAll('fieldset')) set.disabled = false;
  show(root);
};
