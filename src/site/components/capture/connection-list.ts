/** The connections of a capture as a table: filtered by address, so many at a time. */
import type { FromWorker } from './capture-messages.ts';
import { captureText } from './capture-text.ts';
import { duration, element, size } from './make-element.ts';

type List = Extract<FromWorker, { type: 'list' }>;

const ROWS_AT_ONCE = 200;
/** Fewer need no filter. */
const FEW = 8;

/** What goes into the list's section. `choose` is called with a row's id. */
export const connectionList = (list: List, lang: 'en' | 'zh', choose: (id: number) => void): Node[] => {
  const t = captureText(lang);
  const table = element('table');
  let shown = ROWS_AT_ONCE;
  const fill = (wanted: string): void => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = list.rows.filter((row) =>
      words.every((w) => `${row.client} ${row.server}`.toLowerCase().includes(w)),
    );
    const head = element(
      'tr',
      {},
      ...t.columns.map((name) => element('th', { scope: 'col', textContent: name })),
    );
    const body = element('tbody');
    for (const row of rows.slice(0, shown)) {
      const button = element('button', {
        type: 'button',
        textContent: row.client,
        ariaLabel: t.draw(row.client, row.server),
      });
      button.addEventListener('click', () => choose(row.id));
      const line = element(
        'tr',
        {},
        element('td', {}, button),
        element('td', { textContent: row.server }),
        element('td', { textContent: String(row.packets) }),
        element('td', { textContent: size(row.bytes) }),
        element('td', { textContent: duration(row.lasted / 1000) }),
        element('td', { textContent: `${t.ends[row.end]}${row.twice ? ` · ${t.twice}` : ''}` }),
      );
      line.dataset.id = String(row.id);
      body.append(line);
    }
    if (rows.length > shown) {
      const more = element('button', { type: 'button', textContent: t.showMore });
      more.addEventListener('click', () => {
        shown += ROWS_AT_ONCE;
        fill(wanted);
      });
      body.append(element('tr', {}, element('td', { colSpan: 6 }, more)));
    }
    table.replaceChildren(element('thead', {}, head), body);
  };
  fill('');
  const nodes: Node[] = [element('h2', { textContent: t.list })];
  if (list.rows.length > FEW) {
    const find = element('input', {
      type: 'search',
      className: 'la-capture-find',
      placeholder: t.find,
      ariaLabel: t.find,
    });
    find.addEventListener('input', () => {
      shown = ROWS_AT_ONCE;
      fill(find.value);
    });
    nodes.push(find);
  }
  nodes.push(
    element('div', { className: 'la-capture-list', tabIndex: 0, role: 'region', ariaLabel: t.list }, table),
  );
  if (list.more > 0)
    nodes.push(element('p', { className: 'la-capture-note', textContent: t.more(list.more) }));
  const other = otherPackets(list, lang);
  if (other) nodes.push(element('p', { className: 'la-capture-note', textContent: other }));
  return nodes;
};

/** What else is in the capture: `3 × not IP · 1 × damaged`. */
export const otherPackets = (list: List, lang: 'en' | 'zh'): string => {
  const t = captureText(lang);
  return list.other.map(({ kind, count }) => t.other(count, t.kinds[kind] ?? kind)).join(' · ');
};
