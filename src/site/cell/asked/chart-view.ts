/**
 * A chart that answers: its slider, the keys of it and the pointer over the drawing move one cursor from point to point. A
 * press on the drawing, Enter on the slider or a button under it show a run of that point: where curves are of different runs,
 * the one of the curve that was pressed.
 */
import { inLanguage, type Language, type Table } from '../../../notebook/index.ts';
import { type Chart, mark, placesOf, pointAt, pointInWords } from '../../../render/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { setWords } from '../live/set-words.ts';
import { showMarks } from '../live/show-marks.ts';
import { chartOfTable } from './chart-of-table.ts';
import { type Point, type PointRun, runsOfPoint } from './runs-of-point.ts';
import { hideRun, showRun } from './show-run.ts';

interface Parts {
  slider: HTMLInputElement;
  plot: SVGSVGElement;
  cursor: SVGElement;
  words: HTMLElement;
}

const partsOf = (root: Element): Parts | null => {
  const slider = root.querySelector<HTMLInputElement>('.la-scrubber');
  const plot = root.querySelector<SVGSVGElement>('.la-plot');
  const cursor = root.querySelector<SVGElement>('.la-at');
  const words = root.querySelector<HTMLElement>('.la-moment');
  return slider && plot && cursor && words ? { slider, plot, cursor, words } : null;
};

/** What is shown in each block; its listeners stay through every drawing. */
const charts = new WeakMap<Element, Held>();
interface Held {
  table: Table;
  chart: Chart;
  lang: Language;
  touched: boolean;
  /** Of a chart of lines or bars: the curve that was last pressed. */
  curve: number;
  /** The point whose run is shown; null: none is. */
  opened: Point | null;
}

/** Where the cursor stands: of a field the slider goes from row to row, then to the next curve above. */
const pointOf = ({ chart, curve }: Held, { value }: HTMLInputElement): Point => {
  const rows = chart.names.length;
  const last = chart.series.length - 1;
  if (chart.draw !== 'heat') return { row: Math.min(Number(value), rows - 1), curve: Math.min(curve, last) };
  return { row: Number(value) % rows, curve: Math.min(Math.floor(Number(value) / rows), last) };
};
const place = ({ chart }: Held, slider: HTMLInputElement, { row, curve }: Point): void => {
  slider.value = String(chart.draw === 'heat' ? curve * chart.names.length + row : row);
};

const runAt = ({ table, chart }: Held, point: Point): PointRun | undefined => {
  const runs = runsOfPoint(table, chart, point);
  return runs.find(({ curves }) => curves.includes(point.curve));
};

const nameOf = ({ chart, lang }: Held, { row, curve }: Point, { run, name }: PointRun): string => {
  const words = wordsAtHand(lang).figure.chart;
  const point = words.opened(chart.over, chart.names[row] ?? '');
  if (chart.draw === 'heat')
    return words.openedRun(point, words.opened(chart.up, chart.series[curve]?.name ?? ''));
  const which = run.name === undefined ? name : inLanguage(run.name, lang);
  return which === '' ? point : words.openedRun(point, which);
};

/** Shows the run of the opened point, or that none is. */
const showOpened = (root: Element, held: Held): void => {
  const section = root.querySelector<HTMLElement>('.la-opened');
  if (!section) return;
  const { opened, lang } = held;
  const found = opened && runAt(held, opened);
  if (found) void showRun(section, found.run, nameOf(held, opened, found), lang);
  else hideRun(section);
};

const isOpen = ({ opened }: Held, row: number, { curves }: PointRun): boolean =>
  opened !== null && opened.row === row && curves.includes(opened.curve);

/** Shows a run of the row at the cursor, or hides it where it is shown. @param curve of which */
const toggle = (root: Element, hides: boolean, curve?: number): void => {
  const held = charts.get(root);
  const slider = partsOf(root)?.slider;
  if (!held || !slider) return;
  held.touched = true;
  if (curve !== undefined) held.curve = curve;
  const point = pointOf(held, slider);
  const found = runAt(held, point) ?? runsOfPoint(held.table, held.chart, point)[0];
  if (found) {
    const shown = {
      row: point.row,
      curve: found.curves.includes(point.curve) ? point.curve : found.curves[0]!,
    };
    held.opened = isOpen(held, point.row, found) && hides ? null : shown;
  }
  show(root);
  showOpened(root, held);
};

const showButtons = (root: Element, held: Held, point: Point): void => {
  const box = root.querySelector('.la-run-buttons');
  if (!box) return;
  const words = wordsAtHand(held.lang).figure.chart;
  const runs = runsOfPoint(held.table, held.chart, point);
  showMarks(
    box,
    runs.map((one) => {
      const open = isOpen(held, point.row, one);
      const shows = runs.length > 1 ? words.showRunOf(one.name) : words.showRun;
      return mark(
        'button',
        {
          type: 'button',
          class: 'la-show-run',
          'data-curve': one.curves.includes(point.curve) ? point.curve : one.curves[0]!,
          'aria-expanded': String(open),
        },
        open ? words.hideRun : shows,
      );
    }),
  );
};

const share = (part: number): string => `${100 * part}%`;
const showCursor = (cursor: SVGElement, chart: Chart, { row, curve }: Point): void => {
  const { x, wide } = placesOf(chart);
  const all = chart.series.length;
  const at =
    chart.draw === 'heat'
      ? { x: x[row]! - wide / 2, width: wide, y: 1 - (curve + 1) / all, height: 1 / all }
      : { x1: x[row]!, x2: x[row]! };
  for (const [name, part] of Object.entries(at)) cursor.setAttribute(name, share(part));
  cursor.setAttribute('visibility', 'visible');
};

const show = (root: Element): void => {
  const held = charts.get(root);
  const parts = partsOf(root);
  if (!held || !parts) return;
  const { chart, lang } = held;
  const point = pointOf(held, parts.slider);
  showButtons(root, held, point);
  if (!held.touched) return;
  showCursor(parts.cursor, chart, point);
  const words = pointInWords(chart, point.row, wordsAtHand(lang).figure.chart, point.curve);
  setWords(parts.words, words);
  parts.slider.setAttribute('aria-valuetext', words);
};

const listen = (root: Element): void => {
  root.addEventListener('input', ({ target }) => {
    const held = charts.get(root);
    if (!held || !(target as Element).matches('.la-scrubber')) return;
    held.touched = true;
    show(root);
  });
  const move = (event: Event): void => {
    const held = charts.get(root);
    const parts = partsOf(root);
    if (!held || !parts || !(event.target as Element).closest('.la-chart > .la-plot')) return;
    const { left, top, width, height } = parts.plot.getBoundingClientRect();
    const { clientX, clientY } = event as PointerEvent;
    const { row, series: curve } = pointAt(held.chart, (clientX - left) / width, (clientY - top) / height);
    held.touched = true;
    held.curve = curve;
    place(held, parts.slider, { row, curve });
    show(root);
  };
  root.addEventListener('pointermove', move);
  root.addEventListener('pointerdown', move);
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('.la-show-run');
    if (button) toggle(root, true, Number(button.dataset.curve));
    else if ((target as Element).closest('.la-chart > .la-plot')) toggle(root, false);
  });
  root.addEventListener('keydown', (event) => {
    const held = charts.get(root);
    const { key, target } = event as KeyboardEvent;
    if (!held || !(target as Element).matches('.la-scrubber')) return;
    if (key === 'Enter') toggle(root, true);
    // In a field, up and down are up and down.
    const step = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (held.chart.draw !== 'heat' || step === undefined) return;
    event.preventDefault();
    const slider = target as HTMLInputElement;
    const { row, curve } = pointOf(held, slider);
    const next = curve + step;
    if (next >= 0 && next < held.chart.series.length) place(held, slider, { row, curve: next });
    held.touched = true;
    show(root);
  });
};

/** After `table` has been drawn in `root`: its chart answers, and a cursor that was set stays where it stood. */
export const enlivenChart = (root: Element, table: Table, lang: Language): void => {
  const chart = chartOfTable(table, lang);
  if (!chart) return;
  const slider = partsOf(root)?.slider;
  // What was moved while this was loading counts as well.
  const moved = slider !== undefined && slider.value !== slider.defaultValue;
  const { touched = moved, curve = 0, opened = null } = charts.get(root) ?? {};
  if (!charts.has(root)) listen(root);
  charts.set(root, { table, chart, lang, touched, curve, opened });
  for (const set of root.querySelectorAll('fieldset')) set.disabled = false;
  show(root);
  // The run shown is one of what stands there now.
  if (opened !== null) showOpened(root, charts.get(root)!);
};
