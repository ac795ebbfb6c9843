/** The connections of a capture as a table: sorted by any column, filtered by who, how and what they waited for, so many at a time. */
import type { ListedClose } from '../../../export/index.ts';
import type { CaptureWords, ReaderWords } from '../../../words/index.ts';
import type { FromWorker } from './capture-messages.ts';
import { duration, element, size } from './make-element.ts';
import { type Order, type Sought, seek } from './seek-closes.ts';

type List = Extract<FromWorker, { type: 'list' }>;
type Column = Order['by'];

const ROWS_AT_ONCE = 200;
/** Fewer need no filter. */
const FEW = 8;

export interface ConnectionList {
  nodes: Node[];
  /** List only the closes of this story; null: all. */
  only: (story: string | null) => void;
}

/** What goes into the list's section. `choose` is called with a row's id. */
export const connectionList = (
  list: List,
  words: CaptureWords,
  reader: ReaderWords,
  choose: (id: number) => void,
): ConnectionList => {
  const t = words.list;
  const columns = Object.keys(t.columns) as Column[];
  const table = element('table');
  const count = element('p', { className: 'la-capture-note', role: 'status' });
  const sought: Sought = { words: '', closedFirst: '', ended: '', wait: '', story: null };
  let order: Order | null = null;
  let shown = ROWS_AT_ONCE;
  const cells = (row: ListedClose): Node[] => {
    const button = element('button', {
      type: 'button',
      textContent: row.client,
      ariaLabel: t.draw(row.client, row.server),
    });
    button.addEventListener('click', () => choose(row.id));
    const end = [
      words.endings[row.ended],
      ...(row.unknown > 0 ? [words.unknown(row.unknown)] : []),
      ...(row.twice ? [t.twice] : []),
    ];
    const texts: Record<Exclude<Column, 'client'>, string> = {
      server: row.server,
      packets: String(row.packets),
      bytes: size(row.bytes),
      lasted: duration(row.lasted / 1000),
      closedFirst: t.first[row.closedFirst ?? 'nobody'],
      ended: end.join(' · '),
      waits: row.waits.map((code) => t.waits[code]).join(' · '),
      resets: row.resets > 0 ? String(row.resets) : '',
    };
    return columns.map((name) =>
      name === 'client' ? element('td', {}, button) : element('td', { textContent: texts[name] }),
    );
  };
  const head = element('tr');
  const heads = columns.map((by) => {
    const press = element('button', { type: 'button', textContent: t.columns[by] });
    const cell = element('th', { scope: 'col' }, press);
    press.addEventListener('click', () => {
      order = { by, down: order?.by === by && !order.down };
      for (const [i, other] of heads.entries()) {
        if (columns[i] === by) other.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
        else other.removeAttribute('aria-sort');
      }
      fill();
    });
    return cell;
  });
  head.append(...heads);
  const body = element('tbody');
  table.append(element('thead', {}, head), body);
  const fill = (): void => {
    const rows = seek(list.rows, sought, order);
    count.textContent = rows.length === list.rows.length ? '' : t.shown(rows.length, list.rows.length);
    body.replaceChildren(
      ...rows.slice(0, shown).map((row) => {
        const line = element('tr', {}, ...cells(row));
        line.dataset.id = String(row.id);
        return line;
      }),
    );
    if (rows.length <= shown) return;
    const more = element('button', { type: 'button', textContent: t.showMore });
    more.addEventListener('click', () => {
      shown += ROWS_AT_ONCE;
      fill();
    });
    body.append(element('tr', {}, element('td', { colSpan: columns.length }, more)));
  };
  const change = (with_: Partial<Sought>): void => {
    Object.assign(sought, with_);
    shown = ROWS_AT_ONCE;
    fill();
  };
  fill();
  const nodes: Node[] = [element('h2', { textContent: t.title })];
  if (list.rows.length > FEW) nodes.push(filters(list.rows, words, change), count);
  const box = { className: 'la-capture-list', tabIndex: 0, role: 'region', ariaLabel: t.title };
  nodes.push(element('div', box, table));
  if (list.more > 0)
    nodes.push(element('p', { className: 'la-capture-note', textContent: t.more(list.more) }));
  const other = otherPackets(list, reader);
  if (other) nodes.push(element('p', { className: 'la-capture-note', textContent: other }));
  return { nodes, only: (story) => change({ story }) };
};

/** Fields that choose among what the rows have. */
const filters = (
  rows: readonly ListedClose[],
  words: CaptureWords,
  change: (sought: Partial<Sought>) => void,
): HTMLElement => {
  const t = words.list;
  const find = element('input', {
    type: 'search',
    className: 'la-capture-find',
    placeholder: t.find,
    ariaLabel: t.find,
  });
  find.addEventListener('input', () => change({ words: find.value }));
  const choice = (
    key: 'closedFirst' | 'ended' | 'wait',
    title: string,
    values: readonly string[],
    name: (value: string) => string,
  ): HTMLElement => {
    const options = [...new Set(values)]
      .sort()
      .map((value) => element('option', { value, textContent: name(value) }));
    const select = element('select', {}, element('option', { value: '', textContent: t.any }), ...options);
    select.addEventListener('change', () => change({ [key]: select.value }));
    return element('label', {}, `${title} `, select);
  };
  const { first } = t;
  return element(
    'div',
    { className: 'la-capture-filters' },
    find,
    choice(
      'closedFirst',
      t.columns.closedFirst,
      rows.map((row) => row.closedFirst ?? 'nobody'),
      (value) => first[value as keyof typeof first],
    ),
    choice(
      'ended',
      t.columns.ended,
      rows.map((row) => row.ended),
      (value) => words.endings[value as ListedClose['ended']],
    ),
    choice(
      'wait',
      t.columns.waits,
      rows.flatMap((row) => row.waits),
      (value) => t.waits[value as ListedClose['waits'][number]],
    ),
  );
};

/** What else is in the capture: `3 × not IP · 1 × damaged`. */
export const otherPackets = (list: List, t: ReaderWords): string =>
  list.other.map(({ kind, count }) => t.other(count, t.kinds[kind] ?? kind)).join(' · ');
