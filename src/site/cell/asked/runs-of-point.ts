/** The runs that a point of a chart stands for: one, or one for each curve. */
import type { RowRun, Table } from '../../../notebook/index.ts';
import type { Chart } from '../../../render/index.ts';
import { drawnColumns } from './chart-of-table.ts';

/** A row of a chart, and one of its curves. */
export interface Point {
  row: number;
  curve: number;
}
export interface PointRun {
  run: RowRun;
  /** The curves that it is of. */
  curves: number[];
  /** Their names; empty where the row has no other run. */
  name: string;
}

/** In the order of the curves; of a field the one at the point alone. */
export const runsOfPoint = (table: Table, { draw, series }: Chart, { row, curve }: Point): PointRun[] => {
  const columns = drawnColumns(table);
  const found = (table.runs?.[row] ?? []).flatMap((run): PointRun[] => {
    const curves = [...series.keys()].filter((i) => run.columns?.includes(columns[i]!) !== false);
    const name = run.columns ? curves.map((i) => series[i]!.name).join(', ') : '';
    return curves.length > 0 ? [{ run, curves, name }] : [];
  });
  return draw === 'heat' ? found.filter(({ curves }) => curves.includes(curve)) : found;
};
