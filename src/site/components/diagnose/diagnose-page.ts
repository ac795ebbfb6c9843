/** `<la-diagnose>`: hands a paste to the worker, shows the answer; keeps the paste in its field whatever happens. */
import { answerOfLink, MOST_CHARACTERS, type Report } from '../../../diagnose/index.ts';
import { type Lang, langOf, loadWords } from '../../../words/index.ts';
import { element } from '../capture/make-element.ts';
import type { AnswerWords, Around, Further } from './answer-view.ts';
import type { FromWorker, ToWorker } from './diagnose-messages.ts';
import { type ExampleName, examples } from './examples.ts';
import { resultView } from './result-view.ts';

class LaDiagnose extends HTMLElement {
  private language: Lang = 'en';
  private worker: Worker | null = null;
  private reading = false;
  private words: Promise<AnswerWords> | null = null;

  private at<T extends HTMLElement>(name: string): T {
    return this.querySelector<T>(`[data-${name}]`)!;
  }

  connectedCallback(): void {
    this.language = langOf(this.dataset.lang);
    // Whoever has come near will paste: by then the reader and its words are there.
    this.worker = this.begin();
    void this.said();
    const text = this.at<HTMLTextAreaElement>('text');
    this.at('read').addEventListener('click', () => void this.read(text.value));
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.read(text.value);
    });
    // What is pasted into the empty field is wanted to be read.
    text.addEventListener('paste', () => {
      if (text.value === '') setTimeout(() => void this.read(text.value));
    });
    this.at('clear').addEventListener('click', () => {
      text.value = '';
      this.stop();
      this.clear();
      text.focus();
    });
    this.at('stop').addEventListener('click', async () => {
      this.stop();
      this.status((await this.said()).diagnose.stopped);
    });
    const files = this.at<HTMLInputElement>('files');
    const opened = (): void => {
      const [file] = files.files ?? [];
      if (file) void this.open(file);
      files.value = '';
    };
    files.addEventListener('change', opened);
    if (files.files?.length) opened();
    addEventListener('dragover', (event) => {
      if ([...(event.dataTransfer?.types ?? [])].includes('Files')) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      void this.open(file);
    });
    for (const button of this.querySelectorAll<HTMLElement>('[data-example]'))
      button.addEventListener('click', () => {
        text.value = examples[button.dataset.example as ExampleName]();
        void this.read(text.value);
      });
    addEventListener('hashchange', () => void this.fromLink());
    void this.fromLink();
  }

  disconnectedCallback(): void {
    this.stop();
  }

  private async said(): Promise<AnswerWords> {
    const load = async (): Promise<AnswerWords> => {
      const [diagnose, symptoms, failures, limits] = await Promise.all([
        loadWords(this.language, 'diagnose'),
        loadWords(this.language, 'symptoms'),
        loadWords(this.language, 'failures'),
        loadWords(this.language, 'limits'),
      ]);
      return { diagnose, symptoms, failures, limits };
    };
    this.words ??= load();
    return this.words;
  }

  /** An answer that came by a link. */
  private async fromLink(): Promise<void> {
    if (!location.hash.startsWith('#is=')) return;
    const words = await this.said();
    const shared = answerOfLink(location.hash, words);
    if (!shared) return;
    const { diagnosis, settings } = shared;
    const nothing = { rows: [], rest: 0 };
    await this.show({
      diagnoses: [diagnosis],
      settings,
      states: [],
      process: nothing,
      peer: nothing,
      port: nothing,
      growth: [],
      unread: [],
      unreadCount: 0,
      fault: null,
      cut: 0,
      masked: true,
    });
    this.status(words.diagnose.sharedFrom);
  }

  private async open(file: File): Promise<void> {
    const { diagnose: t } = await this.said();
    this.clear();
    const whole = await file.slice(0, MOST_CHARACTERS).text();
    // A long text in a field makes typing slow; its beginning stands for it.
    this.at<HTMLTextAreaElement>('text').value = whole.slice(0, 200_000);
    await this.read(whole);
    if (file.size > MOST_CHARACTERS) this.fault(t.tooBig(Math.round(file.size / 1e6)));
  }

  private async read(text: string): Promise<void> {
    const { diagnose: t } = await this.said();
    if (this.reading) this.stop();
    this.clear();
    if (text.trim() === '') {
      this.status(t.nothing);
      this.at('text').focus();
      return;
    }
    this.status(t.reading(0));
    this.at('stop').hidden = false;
    this.worker ??= this.begin();
    this.reading = true;
    this.send({ type: 'text', text });
  }

  private begin(): Worker {
    const worker = new Worker(new URL('./diagnose.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => void this.receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      void this.receive({ type: 'failed', message: event.message });
    });
    return worker;
  }

  private send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.reading = false;
    this.at('stop').hidden = true;
  }

  private clear(): void {
    this.at('faults').replaceChildren();
    this.at('result').replaceChildren();
    this.at('result').hidden = true;
    this.status('');
    if (location.hash.startsWith('#is=')) history.replaceState(null, '', location.pathname);
  }

  private status(text: string): void {
    this.at('status').textContent = text;
  }

  private fault(...said: (Node | string)[]): void {
    this.at('faults').append(element('p', { className: 'la-capture-fault' }, ...said));
  }

  private async receive(message: FromWorker): Promise<void> {
    const { diagnose: t } = await this.said();
    if (message.type === 'progress') {
      if (this.reading && message.percent > 0) this.status(t.reading(message.percent));
      return;
    }
    this.reading = false;
    this.at('stop').hidden = true;
    this.status('');
    if (message.type === 'failed') {
      this.stop();
      this.fault(t.failed(message.message || t.readerStopped));
      return;
    }
    await this.show(message.report);
  }

  private async show(report: Report): Promise<void> {
    const words = await this.said();
    const t = words.diagnose;
    this.at('faults').replaceChildren();
    if (report.fault === 'capture-file')
      this.fault(
        t['capture-file'],
        ' ',
        element('a', { href: this.dataset.capture!, textContent: t.capture }),
      );
    else if (report.fault) this.fault(t[report.fault]);
    if (report.cut > 0) this.fault(t.cut(report.cut));
    const section = this.at('result');
    section.hidden = false;
    if (report.fault === 'binary' || report.fault === 'capture-file') {
      section.hidden = true;
      return;
    }
    const around: Around = {
      lang: this.language,
      words,
      further: JSON.parse(this.dataset.further ?? '{}') as Further,
      playground: this.dataset.playground!,
      capture: this.dataset.capture!,
    };
    section.replaceChildren(
      ...resultView(report, around, {
        text: () => this.at<HTMLTextAreaElement>('text').value,
        mask: this.worker && ((masked) => this.send({ type: 'mask', masked })),
      }),
    );
    section.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    section.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
  }
}

customElements.define('la-diagnose', LaDiagnose);
