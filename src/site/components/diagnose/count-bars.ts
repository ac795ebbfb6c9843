/** Counts as bars in a table: the picture and its text are one. */
import type { Bars, Report } from '../../../diagnose/index.ts';
import { stateLabel } from '../../../sim/index.ts';
import type { DiagnoseWords } from '../../../words/index.ts';
import { element } from '../capture/make-element.ts';

interface Row {
  name: string;
  count: number;
  /** Of the state, for its colour. */
  state?: string;
}

const barsTable = (title: string, rows: readonly Row[], rest: string | null): HTMLElement => {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const table = element('table', { className: 'la-bars' }, element('caption', { textContent: title }));
  for (const { name, count, state } of rows) {
    const bar = element('span', { className: 'la-bars-bar' });
    bar.style.inlineSize = `${Math.max(1, (100 * count) / most)}%`;
    if (state) bar.style.background = `var(--state-${state})`;
    const cell = element('td', { className: 'la-bars-space', ariaHidden: 'true' }, bar);
    const number = element('td', { textContent: String(count).replace(/\B(?=(\d{3})+$)/g, ',') });
    table.append(element('tr', {}, element('th', { scope: 'row', textContent: name }), cell, number));
  }
  if (rest) table.append(element('tr', {}, element('td', { colSpan: 3, textContent: rest })));
  return table;
};

export const countBars = ({ states, process, peer, port, growth }: Report, t: DiagnoseWords): Node[] => {
  const named = (bars: Bars): [Bars['rows'], string | null] => [
    bars.rows,
    bars.rest > 0 ? t.rest(bars.rest) : null,
  ];
  const nameOf = (state: Report['states'][number]['state']): string =>
    state === 'orphan' ? t.orphans : stateLabel(state);
  const byState = states.map(({ state, count }) => ({
    name: nameOf(state),
    count,
    state: state === 'orphan' ? 'closed' : stateLabel(state).toLowerCase(),
  }));
  const groups = [
    ...(byState.length > 0 ? [barsTable(t.groups.state, byState, null)] : []),
    ...(['process', 'peer', 'port'] as const).flatMap((group) => {
      const [rows, rest] = named({ process, peer, port }[group]);
      return rows.length > 0 ? [barsTable(t.groups[group], rows, rest)] : [];
    }),
  ];
  const grew = growth.filter(({ before, now }) => before !== now);
  return [
    ...(groups.length > 0
      ? [
          element('h3', { textContent: t.countTitle }),
          element('div', { className: 'la-bars-groups' }, ...groups),
        ]
      : []),
    ...(grew.length > 0
      ? [
          element('h3', { textContent: t.grewTitle }),
          element(
            'ul',
            {},
            ...grew.map((one) =>
              element('li', { textContent: t.grew(nameOf(one.state), one.before, one.now, one.lasting) }),
            ),
          ),
        ]
      : []),
  ];
};
