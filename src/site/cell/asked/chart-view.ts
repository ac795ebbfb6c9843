/**
 * A chart that answers: its slider, the keys of it and the pointer over the drawing move one cursor from point to point. A
 * press on the drawing, Enter on the slider or the button under it show a run of that point.
 */
import { inLanguage, type Language, type RowRun, type Table } from '../../../notebook/index.ts';
import { type Chart, placesOf, pointInWords } from '../../../render/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { setWords } from '../live/set-words.ts';
import { chartOfTable } from './chart-of-table.ts';
import { hideRun, showRun } from './show-run.ts';

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
const charts = new WeakMap<Element, Held>();
interface Held {
  chart: Chart;
  lang: Language;
  touched: boolean;
  /** By row. */
  runs: (RowRun | null)[];
  /** The row whose run is shown; null: none is. */
  opened: number | null;
}

const rowOf = ({ chart }: Held, slider: HTMLInputElement): number =>
  Math.min(Number(slider.value), chart.names.length - 1);

/** Shows the run of the opened row, or that none is. */
const showOpened = (root: Element, { chart, lang, runs, opened }: Held): void => {
  const section = root.querySelector<HTMLElement>('.la-opened');
  if (!section) return;
  const run = opened === null ? null : (runs[opened] ?? null);
  if (run === null) {
    hideRun(section);
    return;
  }
  const words = wordsAtHand(lang).figure.chart;
  const point = words.opened(chart.over, chart.names[opened!] ?? '');
  const name = run.name === undefined ? point : words.openedRun(point, inLanguage(run.name, lang));
  void showRun(section, run, name, lang);
};

/** Shows the run of the row at the cursor, or hides it where it is shown. */
const toggle = (root: Element, hides: boolean): void => {
  const held = charts.get(root);
  const slider = partsOf(root)?.slider;
  if (!held || !slider) return;
  const row = rowOf(held, slider);
  held.touched = true;
  if (held.runs[row]) held.opened = held.opened === row && hides ? null : row;
  show(root);
  showOpened(root, held);
};

const show = (root: Element): void => {
  const held = charts.get(root);
  const parts = partsOf(root);
  if (!held || !parts || !held.touched) return;
  const { chart, lang } = held;
  const row = rowOf(held, parts.slider);
  const at = `${100 * placesOf(chart).x[row]!}%`;
  parts.line.setAttribute('x1', at);
  parts.line.setAttribute('x2', at);
  parts.line.setAttribute('visibility', 'visible');
  const words = pointInWords(chart, row, wordsAtHand(lang).figure.chart);
  setWords(parts.words, words);
  parts.slider.setAttribute('aria-valuetext', words);
  const button = root.querySelector<HTMLButtonElement>('.la-show-run');
  if (!button) return;
  const here = held.opened === row;
  button.disabled = (held.runs[row] ?? null) === null;
  button.setAttribute('aria-expanded', String(here));
  const { showRun: shows, hideRun: hides } = wordsAtHand(lang).figure.chart;
  setWords(button, here ? hides : shows);
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
  root.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('.la-show-run')) toggle(root, true);
    else if ((target as Element).closest('.la-plot') && !(target as Element).closest('.la-opened'))
      toggle(root, false);
  });
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && (event.target as Element).matches('.la-scrubber'))
      toggle(root, true);
  });
};

/** After `table` has been drawn in `root`: its chart answers, and a cursor that was set stays where it stood. */
export const enlivenChart = (root: Element, table: Table, lang: Language): void => {
  const chart = chartOfTable(table, lang);
  if (!chart) return;
  const held = charts.get(root);
  if (!held) listen(root);
  const { runs = [] } = table;
  const now: Held = { chart, lang, touched: held?.touched ?? false, runs, opened: held?.opened ?? null };
  charts.set(root, now);
  for (const set of root.querySelectorAll('fieldset')) set.disabled = false;
  show(root);
  // The run shown is one of what stands there now.
  if (now.opened !== null) showOpened(root, now);
};
