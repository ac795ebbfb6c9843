/**
 * What a reader turns in an embedded figure. Only cells that the site published run here: an address carries values and lost
 * segments, and what it says of code is not read.
 */
import {
  type AnyCell,
  type CalledOutput,
  callCell,
  defaultValues,
  type Language,
  loadLinks,
  type Parameter,
  type ParameterValues,
  type ProfileChoice,
  type ReaderFault,
} from '../../notebook/index.ts';
import { escapeText } from '../../render/index.ts';
import type { EmbedWords } from '../../words/index.ts';
import { fieldValue, showValues } from '../cell/live/controls.ts';
import { wholeNames } from '../typeset.ts';
import { Later } from './later.ts';

/** HTML writes the names of attributes in small letters; a cell's parameters have their own. */
const withOwnNames = (search: string, cell: AnyCell): string => {
  const asked = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(search)) {
    if (key === 'theme' || key === 'lang') continue;
    const small = key.toLowerCase();
    const own = Object.keys(cell.parameters).find((name) =>
      [name, name.replace(/(Ms|Sec|Seconds)$/, '')].some((one) => one.toLowerCase() === small),
    );
    asked.append(own ?? key, value);
  }
  return asked.toString();
};

export class LiveEmbed {
  readonly cell: AnyCell;
  readonly lang: Language;
  /** Of the site, with a slash at its end. */
  readonly base: string;
  values: ParameterValues;
  faults: readonly ReaderFault[] = [];
  profile: ProfileChoice | undefined;
  readonly #box = document.querySelector<HTMLElement>('.la-embed')!;
  readonly #words: EmbedWords;
  readonly #draw: (output: CalledOutput, isLast: () => boolean) => Promise<void>;
  #drawing = 0;
  #frame = 0;
  #sayLater: ReturnType<typeof setTimeout> | undefined;

  /** @param draw shows the first output of a run; what is no longer the last may be given up */
  constructor(
    cell: AnyCell,
    words: EmbedWords,
    draw: (embed: LiveEmbed, output: CalledOutput, isLast: () => boolean) => Promise<void>,
  ) {
    this.cell = cell;
    this.#words = words;
    this.#draw = (output, isLast) => draw(this, output, isLast);
    this.lang = this.#box.dataset.lang as Language;
    this.base = this.#box.dataset.base!;
    this.values = defaultValues(cell.parameters);
    this.#box.addEventListener('input', this.#turned);
    this.#box.addEventListener('change', this.#turned);
    this.part('[data-do=reset]')?.addEventListener('click', () => {
      this.values = defaultValues(cell.parameters);
      this.faults = [];
      this.profile = undefined;
      this.#show();
      this.#schedule();
    });
    void this.#start();
  }

  /** It stands otherwise than it was published. */
  get isTurned(): boolean {
    const declared = Object.entries<Parameter>(this.cell.parameters);
    return (
      this.profile !== undefined ||
      this.faults.length > 0 ||
      declared.some(([name, { value }]) => this.values[name] !== value)
    );
  }

  part(selector: string): HTMLElement | null {
    return this.#box.querySelector<HTMLElement>(selector);
  }

  /** The sentence over the figure, and a quieter one below it. */
  title(title: string, also: string): void {
    for (const [selector, words] of [
      ['.la-title', title],
      ['.la-also', also],
    ] as const) {
      const part = this.part(selector);
      if (!part) continue;
      part.hidden = words === '';
      if (part.textContent !== words) part.innerHTML = wholeNames(escapeText(words));
    }
  }

  note(words: string): void {
    this.part('.la-embed-note')!.textContent = words;
  }

  /** Spoken once nothing is being turned. */
  say(words: string): void {
    clearTimeout(this.#sayLater);
    this.#sayLater = setTimeout(() => {
      this.part('.la-say')!.textContent = words;
    }, 400);
  }

  async #start(): Promise<void> {
    const asked = withOwnNames(location.search, this.cell);
    let ignored: readonly string[] = [];
    if (asked !== '') {
      const { readQuery } = await loadLinks();
      const address = readQuery(asked, this.cell.parameters);
      Object.assign(this.values, address.values);
      this.faults = address.faults;
      this.profile = address.profile;
      ignored = address.ignored;
    }
    // What was turned while this was loading counts as well.
    for (const field of this.#box.querySelectorAll<HTMLInputElement>('.la-controls [name]'))
      if (
        field.type === 'checkbox'
          ? field.checked !== field.defaultChecked
          : field.defaultValue !== undefined && field.value !== field.defaultValue
      )
        this.#take(field);
    this.#show();
    await this.#paint();
    if (ignored.length > 0) this.note(this.#words.ignored(ignored.slice(0, 4).join(', ').slice(0, 160)));
  }

  #turned = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.dataset.profile !== undefined) this.profile = field.value as ProfileChoice;
    else if (!field.closest('.la-controls') || !this.#take(field)) return;
    this.note('');
    this.#show(event.type === 'input');
    this.#schedule();
  };

  #take(field: HTMLInputElement): boolean {
    const parameter = this.cell.parameters[field.name];
    const value = parameter ? fieldValue(field, parameter) : null;
    if (value === null) return false;
    this.values[field.name] = value;
    return true;
  }

  #show(typing = false): void {
    showValues(this.#box, this.cell.parameters, this.values, this.lang, typing);
    const profile = this.profile ?? this.#box.dataset.profile;
    for (const radio of this.#box.querySelectorAll<HTMLInputElement>('[data-profile]'))
      if (radio !== this.#box) radio.checked = radio.value === profile;
    const reset = this.part('[data-do=reset]');
    if (reset) reset.hidden = !this.isTurned;
  }

  /** Draws at the next frame, once, however much has changed. */
  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      void this.#paint();
    });
  }

  /** @returns whether what a run needs has come */
  async #come({ coming }: Later): Promise<boolean> {
    try {
      await coming;
      return true;
    } catch {
      this.note(this.#box.dataset.failed ?? '');
      return false;
    }
  }

  async #paint(): Promise<void> {
    this.#drawing += 1;
    const drawing = this.#drawing;
    try {
      const [output] = callCell(this.cell, this.values);
      await this.#draw(output!, () => drawing === this.#drawing);
    } catch (error) {
      if (!(error instanceof Later)) this.note(this.#words.notDrawn + (error as Error).message);
      else if (await this.#come(error)) return this.#paint();
    }
  }
}
