/** `<la-capture>`: hands files to the worker, lists the connections it finds, draws the one that is chosen. */
import { captureFaultInWords, lineFaultInWords, waitInWords } from '../../../export/index.ts';
import { renderEventTable, renderSvg, summarize } from '../../../render/index.ts';
import { layout } from '../../../timeline/index.ts';
import type { FromWorker, Row, ToWorker } from './capture-messages.ts';
import { captureText } from './capture-text.ts';

type Result = Extract<FromWorker, { type: 'connection' }>;
type List = Extract<FromWorker, { type: 'list' }>;

const ROWS_AT_ONCE = 200;

const element = <T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const duration = (ms: number): string =>
  ms >= 60_000
    ? `${(ms / 60_000).toFixed(1)} min`
    : ms >= 1000
      ? `${(ms / 1000).toFixed(2)} s`
      : `${Math.round(ms * 10) / 10} ms`;
const size = (bytes: number): string =>
  bytes >= 1e6
    ? `${(bytes / 1e6).toFixed(1)} MB`
    : bytes >= 1e4
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${bytes} B`;

class LaCapture extends HTMLElement {
  private lang: 'en' | 'zh' = 'en';
  private worker: Worker | null = null;
  private rows: Row[] = [];
  private shown = ROWS_AT_ONCE;

  private get t() {
    return captureText(this.lang);
  }
  private part<T extends HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-${name}]`)!;
  }

  connectedCallback(): void {
    this.lang = this.dataset.lang === 'zh' ? 'zh' : 'en';
    const drop = this.part('drop');
    const files = this.part<HTMLInputElement>('files');
    files.addEventListener('change', () => {
      this.open([...(files.files ?? [])]);
      files.value = ''; // the same file can be chosen again
    });
    // A file dropped beside the field would replace the page; so the whole page takes it.
    addEventListener('dragover', (event) => {
      if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
      event.preventDefault();
      drop.toggleAttribute('data-over', true);
    });
    addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) drop.removeAttribute('data-over');
    });
    addEventListener('drop', (event) => {
      drop.removeAttribute('data-over');
      const dropped = [...(event.dataTransfer?.files ?? [])];
      if (dropped.length === 0) return;
      event.preventDefault();
      this.open(dropped);
    });
    this.part('example').addEventListener('click', async () => {
      const { exampleCapture } = await import('./example-capture.ts');
      this.open([exampleCapture()]);
    });
    this.part('read').addEventListener('click', () => {
      const text = this.part<HTMLTextAreaElement>('text').value;
      this.clear();
      if (text.trim() === '') this.status(this.t.nothingPasted);
      else this.send({ type: 'text', text });
    });
  }

  disconnectedCallback(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private send(message: ToWorker): void {
    if (!this.worker) {
      this.worker = new Worker(new URL('./capture.worker.ts', import.meta.url), { type: 'module' });
      this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.receive(data));
      this.worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.receive({ type: 'failed', message: event.message || 'the reader stopped' });
      });
    }
    this.worker.postMessage(message);
  }

  private open(files: File[]): void {
    if (files.length === 0) return;
    // A file still being read is let go.
    this.worker?.terminate();
    this.worker = null;
    this.clear();
    this.status(this.t.reading(0));
    this.send({ type: 'files', files });
  }

  private clear(): void {
    this.part('faults').replaceChildren();
    for (const name of ['list', 'result']) {
      this.part(name).replaceChildren();
      this.part(name).hidden = true;
    }
    this.status('');
  }

  private status(text: string): void {
    this.part('status').textContent = text;
  }

  private fault(text: string): void {
    this.part('faults').append(element('p', { className: 'la-capture-fault', textContent: text }));
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case 'progress':
        return this.status(this.t.reading(Math.floor((100 * message.read) / Math.max(1, message.size))));
      case 'refused':
        this.status('');
        return this.fault(`${message.file}: ${captureFaultInWords(message.fault, this.lang)}`);
      case 'failed':
        this.status('');
        this.worker?.terminate();
        this.worker = null;
        return this.fault(this.t.failed(message.message));
      case 'list':
        return this.list(message);
      case 'connection':
        return this.draw(message);
    }
  }

  private list(list: List): void {
    const { t } = this;
    for (const { file, fault } of list.truncated)
      this.fault(`${file}: ${captureFaultInWords(fault, this.lang)}`);
    if (list.lines && list.lines.length > 0) {
      const box = element('div', { className: 'la-capture-fault' }, t.linesSkipped(list.lines.length));
      const items = list.lines
        .slice(0, 20)
        .map((line) =>
          element(
            'li',
            {},
            `${lineFaultInWords(line, this.lang)} `,
            element('code', { textContent: line.found }),
          ),
        );
      box.append(element('ul', {}, ...items));
      this.part('faults').append(box);
    }
    this.rows = list.rows;
    this.shown = ROWS_AT_ONCE;
    const other = list.other.map(({ kind, count }) => t.other(count, t.kinds[kind] ?? kind)).join(' · ');
    if (this.rows.length === 0) {
      this.status(list.frames === 0 ? t.empty : t.noTcp(list.frames));
      if (other)
        this.part('faults').append(element('p', { className: 'la-capture-note', textContent: other }));
      return;
    }
    this.status(t.found(this.rows.length + list.more, list.packets, list.frames));
    const section = this.part('list');
    const table = element('table');
    const find = element('input', {
      type: 'search',
      className: 'la-capture-find',
      placeholder: t.find,
      ariaLabel: t.find,
    });
    find.addEventListener('input', () => {
      this.shown = ROWS_AT_ONCE;
      this.fill(table, find.value);
    });
    const box = element(
      'div',
      { className: 'la-capture-list', tabIndex: 0, role: 'region', ariaLabel: t.list },
      table,
    );
    section.replaceChildren(element('h2', { textContent: t.list }));
    if (this.rows.length > 8) section.append(find);
    section.append(box);
    if (list.more > 0)
      section.append(element('p', { className: 'la-capture-note', textContent: t.more(list.more) }));
    if (other) section.append(element('p', { className: 'la-capture-note', textContent: other }));
    section.hidden = false;
    this.fill(table, '');
    // One connection leaves nothing to choose.
    if (this.rows.length === 1) this.send({ type: 'choose', id: this.rows[0]!.id });
  }

  private fill(table: HTMLTableElement, wanted: string): void {
    const { t } = this;
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.rows.filter((row) =>
      words.every((w) => `${row.client} ${row.server}`.toLowerCase().includes(w)),
    );
    const head = element(
      'tr',
      {},
      ...t.columns.map((name) => element('th', { scope: 'col', textContent: name })),
    );
    const body = element('tbody');
    for (const row of rows.slice(0, this.shown)) {
      const button = element('button', {
        type: 'button',
        textContent: row.client,
        ariaLabel: t.draw(row.client, row.server),
      });
      button.addEventListener('click', () => this.send({ type: 'choose', id: row.id }));
      const cells = [
        element('td', {}, button),
        element('td', { textContent: row.server }),
        element('td', { textContent: String(row.packets) }),
        element('td', { textContent: size(row.bytes) }),
        element('td', { textContent: duration(row.lasted / 1000) }),
        element('td', { textContent: `${t.ends[row.end]}${row.twice ? ` · ${t.twice}` : ''}` }),
      ];
      const line = element('tr', {}, ...cells);
      line.dataset.id = String(row.id);
      body.append(line);
    }
    table.replaceChildren(element('thead', {}, head), body);
    if (rows.length > this.shown) {
      const more = element('button', { type: 'button', textContent: t.showMore });
      more.addEventListener('click', () => {
        this.shown += ROWS_AT_ONCE;
        this.fill(table, wanted);
      });
      body.append(element('tr', {}, element('td', { colSpan: 6 }, more)));
    }
  }

  private draw({ id, result, waits, active, chapter }: Result): void {
    const { t, lang } = this;
    const { trace, place, rttMs, remarks, skipped } = result;
    for (const line of this.part('list').querySelectorAll<HTMLElement>('tr[data-id]')) {
      if (line.dataset.id === String(id)) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
    }
    const section = this.part('result');
    const take = element('button', { type: 'button', className: 'la-press', textContent: t.take });
    take.addEventListener('click', async () => {
      const { offerCapture } = await import('./offer-capture.ts');
      offerCapture(trace, take, lang);
    });
    const head = element(
      'div',
      { className: 'la-capture-head' },
      element('h2', { textContent: trace.scenario.about ?? '' }),
      take,
    );
    const said = [
      ...(rttMs === null ? [] : [t.place[place](duration(rttMs))]),
      ...remarks.map((r) => t.remarks[r]),
      ...(skipped > 0 ? [t.skipped(skipped)] : []),
    ];
    const figure = element('figure', { className: 'la-capture-result-box' });
    // Our own renderer's string: every text of the file in it is escaped there.
    figure.innerHTML = renderSvg(layout(trace, { lang }), { summary: summarize(trace, lang) });
    const links = JSON.parse(this.dataset.links ?? '{}') as Record<string, { href: string; title: string }>;
    const chapterLink = (slug: typeof chapter): Node => {
      const link = links[slug];
      return link
        ? element('a', { href: link.href, textContent: link.title })
        : document.createTextNode(t.chapters[slug]);
    };
    const items = waits.map((wait) => {
      const who = wait.side === 'client' ? t.client : t.server;
      return element(
        'li',
        {},
        element('time', { textContent: `${duration(wait.from)} – ${duration(wait.to)}, ${who}: ` }),
        `${waitInWords(wait, lang)} (`,
        chapterLink(wait.chapter),
        ')',
      );
    });
    const explained =
      active || trace.segments.some((s) => s.flags.includes('R'))
        ? element('p', {}, `${t.explains} `, chapterLink(chapter))
        : element('p', { textContent: t.notClosed });
    const table = element('div', {
      className: 'la-capture-scroll',
      tabIndex: 0,
      role: 'region',
      ariaLabel: t.table,
    });
    table.innerHTML = renderEventTable(trace, { lang });
    section.replaceChildren(
      head,
      element('p', { className: 'la-capture-note', textContent: said.join(' ') }),
      explained,
      figure,
      element('h3', { textContent: t.waits }),
      items.length > 0
        ? element('ol', { className: 'la-waits' }, ...items)
        : element('p', { textContent: t.noWaits }),
      element('details', {}, element('summary', { textContent: t.table }), table),
    );
    section.hidden = false;
    section.focus({ preventScroll: true });
    section.scrollIntoView({
      block: 'start',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    });
  }
}

customElements.define('la-capture', LaCapture);
