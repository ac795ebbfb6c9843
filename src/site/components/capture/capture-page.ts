/** `<la-capture>`: hands files to the worker, lists the connections it finds, draws the one that is chosen. */
import { captureFaultInWords, lineFaultInWords } from '../../../export/index.ts';
import { type Lang, langOf, loadWords, type ReaderWords } from '../../../words/index.ts';
import type { FromWorker, ToWorker } from './capture-messages.ts';
import { type ChapterLinks, closeView } from './close-view.ts';
import { connectionList, otherPackets } from './connection-list.ts';
import { fleetView } from './fleet-view.ts';
import { element } from './make-element.ts';
import { twinView } from './twin-view.ts';

type Result = Extract<FromWorker, { type: 'connection' }>;
type List = Extract<FromWorker, { type: 'list' }>;

/** What this page says: of the reading, of a connection, of a file that cannot be read. */
const wordsIn = async (lang: Lang) => {
  const [reader, capture, unread] = await Promise.all([
    loadWords(lang, 'reader'),
    loadWords(lang, 'capture'),
    loadWords(lang, 'unread'),
  ]);
  return { reader, capture, unread };
};
type PageWords = Awaited<ReturnType<typeof wordsIn>>;

class LaCapture extends HTMLElement {
  private language: Lang = 'en';
  private worker: Worker | null = null;
  /** Asked for with the first press; what is said one after the other waits for the same. */
  private coming: Promise<PageWords> | null = null;

  private get words(): Promise<PageWords> {
    this.coming ??= wordsIn(this.language);
    return this.coming;
  }
  private at<T extends HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-${name}]`)!;
  }

  connectedCallback(): void {
    this.language = langOf(this.dataset.lang);
    const drop = this.at('drop');
    const files = this.at<HTMLInputElement>('files');
    files.addEventListener('change', () => {
      this.open([...(files.files ?? [])]);
      files.value = ''; // the same file can be chosen again
    });
    // Chosen before this was loaded.
    if (files.files?.length) this.open([...files.files]);
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
    // Lines that the page of pastes handed over inside this tab.
    if (location.hash === '#handed') {
      const lines = sessionStorage.getItem('la-handed-lines') ?? '';
      sessionStorage.removeItem('la-handed-lines');
      this.at<HTMLTextAreaElement>('text').value = lines;
      if (lines) this.send({ type: 'text', text: lines });
    }
    this.at('example').addEventListener('click', async () => {
      const { exampleCapture } = await import('./example-capture.ts');
      this.open([exampleCapture()]);
    });
    this.at('stop').addEventListener('click', () => this.send({ type: 'stop' }));
    this.at('read').addEventListener('click', () => {
      const text = this.at<HTMLTextAreaElement>('text').value;
      this.clear();
      if (text.trim() === '') this.tell((t) => t.nothingPasted);
      else this.send({ type: 'text', text });
    });
  }

  disconnectedCallback(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private choose(id: number): void {
    this.send({ type: 'choose', id, lang: this.language });
  }

  private send(message: ToWorker): void {
    if (!this.worker) {
      this.worker = new Worker(new URL('./capture.worker.ts', import.meta.url), { type: 'module' });
      this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.receive(data));
      this.worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.receive({ type: 'failed', message: event.message });
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
    this.tell((t) => t.reading(0));
    this.send({ type: 'files', files });
    this.at('stop').hidden = false;
  }

  private clear(): void {
    this.at('faults').replaceChildren();
    this.at('stop').hidden = true;
    for (const name of ['fleet', 'list', 'result']) {
      this.at(name).replaceChildren();
      this.at(name).hidden = true;
    }
    this.status('');
  }

  private status(text: string): void {
    this.at('status').textContent = text;
  }

  private async tell(say: (words: ReaderWords) => string): Promise<void> {
    this.status(say((await this.words).reader));
  }

  private fault(text: string): void {
    this.at('faults').append(element('p', { className: 'la-capture-fault', textContent: text }));
  }

  private async receive(message: FromWorker): Promise<void> {
    const words = await this.words;
    if (message.type !== 'progress' && message.type !== 'telling') this.at('stop').hidden = true;
    switch (message.type) {
      case 'progress':
        this.status(words.reader.reading(Math.floor((100 * message.read) / Math.max(1, message.size))));
        break;
      case 'telling':
        this.status(words.capture.telling(Math.floor((100 * message.told) / message.of)));
        break;
      case 'refused':
        this.status('');
        this.fault(`${message.file}: ${captureFaultInWords(message.fault, words.unread)}`);
        break;
      case 'failed':
        this.status('');
        this.worker?.terminate();
        this.worker = null;
        this.fault(words.reader.failed(message.message || words.reader.readerStopped));
        break;
      case 'list':
        this.list(message, words);
        break;
      case 'connection':
        this.draw(message, words);
        break;
      case 'twin': {
        const twin = await loadWords(this.language, 'twin');
        const nodes = await twinView(message.twin, twin, this.dataset.playground!);
        // Another may have been chosen meanwhile.
        this.querySelector(`[data-twin="${message.id}"]`)?.replaceChildren(...nodes);
        break;
      }
    }
  }

  private list(list: List, words: PageWords): void {
    const { reader: t, capture, unread } = words;
    for (const { file, fault } of list.truncated)
      this.fault(`${file}: ${captureFaultInWords(fault, unread)}`);
    if (list.lines && list.lines.length > 0) {
      const items = list.lines
        .slice(0, 20)
        .map((line) =>
          element(
            'li',
            {},
            `${lineFaultInWords(line, unread)} `,
            element('code', { textContent: line.found }),
          ),
        );
      const box = element('div', { className: 'la-capture-fault' }, t.linesSkipped(list.lines.length));
      box.append(element('ul', {}, ...items));
      this.at('faults').append(box);
    }
    if (list.stopped) this.fault(capture.stopped);
    if (list.rows.length === 0) {
      this.status(list.frames === 0 ? t.empty : t.noTcp(list.frames));
      const other = otherPackets(list, t);
      if (other) this.at('faults').append(element('p', { className: 'la-capture-note', textContent: other }));
      return;
    }
    this.status(t.found(list.rows.length + list.more, list.packets, list.frames));
    const section = this.at('list');
    const { nodes, only } = connectionList(list, capture, t, (id) => this.choose(id));
    section.replaceChildren(...nodes);
    section.hidden = false;
    if (list.rows.length > 1) {
      const fleet = this.at('fleet');
      fleet.replaceChildren(...fleetView(list.fleet, capture, only));
      fleet.hidden = false;
    }
    // One connection leaves nothing to choose.
    if (list.rows.length === 1) this.choose(list.rows[0]!.id);
  }

  private draw(result: Result, words: PageWords): void {
    for (const line of this.at('list').querySelectorAll<HTMLElement>('tr[data-id]')) {
      if (line.dataset.id === String(result.id)) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
    }
    const section = this.at('result');
    section.replaceChildren(
      ...closeView(result, JSON.parse(this.dataset.links ?? '{}') as ChapterLinks, words, async (press) => {
        const { offerCapture } = await import('./offer-capture.ts');
        await offerCapture(result.result.trace, press, this.language);
      }),
    );
    section.hidden = false;
    section.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    section.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
  }
}

customElements.define('la-capture', LaCapture);
