/** A cell that answers: controls, clicks on segments, profile, before and after. Editing is loaded when asked for. */
import {
  type AnyCell,
  defaultValues,
  inLanguage,
  type Language,
  loadLinks,
  type Parameters,
  type ParameterValues,
  type Picture,
  type ProfileChoice,
  profileOf,
  type ReaderFault,
  readValue,
  runCell,
  type ShownOutput,
  segmentName,
  setFault,
  toggleLoss,
  tracesOf,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import type { CellElement, LiveCellLike } from './cell-element.ts';
import { codeLine, markLine } from './code-line.ts';
import type { Comparison } from './comparison.ts';
import { controlsHtml, fieldValue, showValues } from './controls.ts';
import type { EditedCell } from './edited-cell.ts';
import { showFaults } from './fault-chips.ts';
import { FigureView } from './figure-view.ts';
import { loadCell, loadRecording } from './live-modules.ts';
import { liveText } from './live-text.ts';
import { passFocus } from './pass-focus.ts';

export type CellStatus = 'fresh' | 'stale' | 'running' | 'failed';

/** What an edited cell offers in place of our own code. */
export interface Program {
  turn(values: ParameterValues): Promise<ShownOutput[] | null>;
}

export class LiveCell implements LiveCellLike {
  readonly el: HTMLElement;
  readonly id: string;
  readonly chapter: string;
  readonly lang: Language;
  /** Of the site, with a slash at its end. */
  readonly base: string;
  parameters: Parameters = {};
  values: ParameterValues = {};
  faults: ReaderFault[] = [];
  profile: ProfileChoice | undefined;
  /** Set while Before | after is on. */
  #comparison: Comparison | null = null;
  #own: AnyCell | null = null;
  #program: Program | null = null;
  #outputs: ShownOutput[] = [];
  #figures: (FigureView | null)[] = [];
  #edited: Promise<EditedCell> | undefined;
  #frame = 0;
  /** Which drawing is the last: one that waits for something is given up for a later one. */
  #drawing = 0;
  /** Edit was pressed and its editor is on its way: an impatient second press is not one to leave it. */
  #opening = false;
  /** What stands under the code was said by `fail`. */
  #failed = false;
  #asking = false;
  #again = false;
  /** The slider that room was made for last. */
  #roomFor: string | undefined;
  #sayLater: ReturnType<typeof setTimeout> | undefined;
  /** Faults put on by a click are spoken once the result is there. */
  readonly ready: Promise<void>;

  constructor(el: HTMLElement) {
    this.el = el;
    this.id = el.dataset.cell!;
    this.chapter = el.dataset.chapter!;
    this.lang = el.dataset.lang as Language;
    this.base = el.dataset.base!;
    this.#adopt();
    el.addEventListener('input', this.#turned);
    el.addEventListener('change', this.#turned);
    el.addEventListener('pointerdown', this.#aboutToTurn);
    el.addEventListener('keydown', this.#aboutToTurn);
    el.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
      if (what === 'edit') (this.el as CellElement).takeKeys();
      if (what) this.press(what);
    });
    this.ready = this.#start();
  }

  get part(): (selector: string) => HTMLElement {
    return (selector) => this.el.querySelector<HTMLElement>(selector)!;
  }
  get outputs(): readonly ShownOutput[] {
    return this.#outputs;
  }
  /** By output: what is drawn; null for a table. */
  get pictures(): (Picture | null)[] {
    return this.#figures.map((figure) => figure?.picture ?? null);
  }

  async #start(): Promise<void> {
    this.#own = await loadCell(this.chapter, this.id);
    this.parameters = this.#own.parameters;
    this.values = { ...defaultValues(this.parameters) };
    const linked = (this.el as CellElement).linked;
    const wanted = !location.hash || location.hash === `#${this.el.id}` || linked;
    const first = document.querySelector('la-cell') === this.el;
    if (location.search && wanted && (first || location.hash)) {
      const { readQuery } = await loadLinks();
      const asked = readQuery(location.search, this.parameters);
      this.values = { ...this.values, ...asked.values };
      this.faults = asked.faults;
      this.profile = asked.profile;
      if (asked.any) this.#showState();
    }
    // What was turned while this was loading counts as well.
    for (const field of this.el.querySelectorAll<HTMLInputElement>('.la-controls input'))
      if (
        field.type === 'checkbox'
          ? field.checked !== field.defaultChecked
          : field.value !== field.defaultValue
      )
        this.#take(field);
    if (this.el.querySelector<HTMLInputElement>('[data-compare]')?.checked) void this.#compare(true);
    const chosen = this.el.querySelector<HTMLInputElement>('[data-profile]:checked')?.value;
    if (chosen !== undefined && chosen !== this.el.dataset.profile) this.profile ??= chosen as ProfileChoice;
    this.#showState();
    this.#paint();
    if (linked || (this.el as CellElement).kept) await this.edited();
  }

  /** The part that edits and runs, loaded once. */
  edited(): Promise<EditedCell> {
    this.#edited ??= import('./edited-cell.ts').then(({ openEditing }) => openEditing(this));
    return this.#edited;
  }

  /** Live, and what has been typed so far taken in: what a link or a file is made of. */
  async settled(): Promise<void> {
    await this.ready;
    if ((this.el as CellElement).area) (await this.edited()).takeTyped();
  }

  press(what: string): void {
    if (what === 'link') void import('./share.ts').then(({ shareCell }) => shareCell(this));
    else if (what === 'take') void import('./take-cell.ts').then(({ takeCell }) => takeCell(this));
    else if (what === 'reset' && !this.#edited) this.reset();
    else {
      if (what === 'edit') {
        if (this.#opening) return;
        this.#opening = true;
      }
      void this.ready
        .then(() => this.edited())
        .then((edited) => {
          if (what === 'edit') this.#opening = false;
          edited.press(what);
        });
    }
  }

  /** Back to the cell as the page has it, apart from its code. */
  reset(): void {
    this.values = { ...defaultValues(this.parameters) };
    this.faults = [];
    this.profile = undefined;
    if (this.#comparison) void this.#compare(true);
    this.#release();
    this.#showState();
    this.schedule();
  }

  /** Address query of what has been turned and lost. */
  async query(): Promise<string> {
    const { writeQuery } = await loadLinks();
    return writeQuery(
      { values: this.values, faults: this.faults, ...(this.profile ? { profile: this.profile } : {}) },
      this.parameters,
    );
  }

  status(status: CellStatus): void {
    this.#failed = false;
    this.el.dataset.status = status;
    this.part('.la-status').textContent = liveText[this.lang][status];
  }

  /**
   * From now on an edited program stands in for the published cell; null: ours again.
   * @param asked the values that `outputs` are of; what was turned since is asked for again
   */
  use(
    program: Program | null,
    outputs?: ShownOutput[],
    parameters?: Parameters,
    asked: ParameterValues = this.values,
  ): void {
    this.#program = program;
    const declared = parameters ?? this.#own?.parameters ?? {};
    const turned = Object.keys(declared).some((name) => name in asked && asked[name] !== this.values[name]);
    if (JSON.stringify(declared) !== JSON.stringify(this.parameters)) {
      // Against the old declaration: a value nobody turned gives way to the new default.
      this.values = { ...defaultValues(declared), ...this.#fitting(declared) };
      this.parameters = declared;
      const controls = this.part('.la-controls');
      controls.innerHTML = controlsHtml(declared, this.values, this.el.id, this.lang);
      controls.hidden = Object.keys(declared).length === 0;
    }
    if (outputs) void this.#draw(outputs);
    if (!outputs || turned) this.schedule();
  }

  /** What was turned before, as far as the new parameters still allow it. */
  #fitting(declared: Parameters): ParameterValues {
    const kept: ParameterValues = {};
    for (const [name, parameter] of Object.entries(declared)) {
      const value = this.#turnedFrom(name) ? readValue(parameter, String(this.values[name])) : undefined;
      if (value !== undefined) kept[name] = value;
    }
    return kept;
  }

  #turnedFrom(name: string): boolean {
    const parameter = this.parameters[name];
    return parameter !== undefined && this.values[name] !== parameter.value;
  }

  /** @param typing a number box may hold what is not yet a value */
  #showState(typing = true): void {
    showValues(this.el, this.parameters, this.values, this.lang, typing);
    for (const radio of this.el.querySelectorAll<HTMLInputElement>('[data-profile]'))
      radio.checked = radio.value === (this.profile ?? this.el.dataset.profile);
    showFaults(this.part('.la-chips'), this.faults, this.lang, (faults) => this.setFaults(faults));
    this.offer('reset', this.changed());
  }

  /** A button that can be pressed or not; one that has the focus hands it on. */
  offer(what: 'reset' | 'stop', yes: boolean): void {
    const button = this.part(`[data-do=${what}]`) as HTMLButtonElement;
    if (!yes) passFocus(this.el, button);
    button.disabled = !yes;
  }

  changed(): boolean {
    return (
      this.faults.length > 0 ||
      this.profile !== undefined ||
      this.el.dataset.edited !== undefined ||
      Object.keys(this.parameters).some((name) => this.#turnedFrom(name))
    );
  }

  setFaults(faults: ReaderFault[]): void {
    this.faults = faults;
    this.#showState();
    this.schedule();
  }

  #take(field: HTMLInputElement | HTMLSelectElement): boolean {
    const parameter = this.parameters[field.name];
    if (!parameter) return false;
    const value = fieldValue(field, parameter);
    if (value === null) return false;
    this.values[field.name] = value;
    return true;
  }

  /** Before a slider moves, its figures take the room that five places along it need. */
  #aboutToTurn = ({ target }: Event): void => {
    const { name, type } = target as HTMLInputElement;
    const parameter = this.parameters[name];
    if (type !== 'range' || parameter?.kind !== 'slider' || this.#roomFor === name) return;
    this.#roomFor = name;
    const { min, max, step = 1 } = parameter;
    const runs = [0, 0.25, 0.5, 0.75, 1].map((share) => {
      try {
        const value = min + step * Math.round(((max - min) * share) / step);
        return this.#program || !this.#own
          ? []
          : runCell(this.#own, { ...this.values, [name]: value }).outputs;
      } catch {
        return [];
      }
    });
    for (const [i, figure] of this.#figures.entries())
      void figure?.makeRoom(
        runs.flatMap((outputs) => {
          const output = outputs[i];
          return (output?.kind === 'figure' && this.#picture(output, i)) || [];
        }),
      );
  };

  #release(): void {
    this.#roomFor = undefined;
    for (const figure of this.#figures) figure?.release();
  }

  #turned = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.dataset.profile !== undefined) this.profile = field.value as ProfileChoice;
    else if (field.dataset.compare !== undefined) void this.#compare(field.checked);
    else if (!field.closest('.la-controls')) return;
    else if (!this.#take(field) && event.type === 'input') return;
    if (!['range', 'number'].includes(field.type)) this.#release();
    this.#showState(event.type === 'input');
    this.schedule();
  };

  /** Draws at the next frame, once, however much has changed. */
  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    if (this.#program) {
      void this.#turnProgram();
      return;
    }
    if (!this.#own) return;
    try {
      void this.#draw(runCell(this.#own, this.values).outputs);
    } catch (error) {
      this.fail((error as Error).message);
    }
  }

  /** One question at a time; what was turned meanwhile is asked afterwards. */
  async #turnProgram(): Promise<void> {
    this.#again = this.#asking;
    const program = this.#program;
    if (this.#asking || !program) return;
    this.#asking = true;
    const outputs = await program.turn(this.values);
    this.#asking = false;
    if (this.#again) void this.#turnProgram();
    // Another program, or ours, may have taken its place meanwhile.
    else if (outputs && program === this.#program) await this.#draw(outputs);
  }

  /** A run of our own code that cannot be drawn: said, and the last picture stays. */
  fail(message: string): void {
    this.status('failed');
    this.#failed = true;
    const box = this.part('.la-problems');
    box.hidden = false;
    box.textContent = message;
  }

  #picture(output: ShownOutput, i: number, recording?: Trace): Picture | null {
    if (output.kind === 'table') return null;
    const choices = { profile: this.profile, faults: this.faults, recording };
    if (this.#comparison && output.kind === 'figure') {
      const profile = this.profile === 'both' ? 'linux' : this.profile;
      const compared = this.#comparison.picture(i, tracesOf(output, { ...choices, profile }).traces[0]);
      if (compared) return compared;
    }
    return tracesOf(output, choices);
  }

  /** Before | after, on or off. */
  async #compare(on: boolean): Promise<void> {
    const wanted = on ? import('./comparison.ts') : null;
    this.#comparison?.end();
    this.#comparison = null;
    const found = await wanted;
    // It may have been turned off again while it was on its way.
    const still = this.el.querySelector<HTMLInputElement>('[data-compare]')?.checked;
    if (found && still && this.#own && !this.#comparison)
      this.#comparison = new found.Comparison(this, this.#own);
    this.schedule();
  }

  async #draw(outputs: ShownOutput[]): Promise<void> {
    this.#drawing += 1;
    const drawing = this.#drawing;
    const same =
      outputs.length === this.#outputs.length &&
      outputs.every((output, i) => output.kind !== 'table' && output.kind === this.#outputs[i]?.kind);
    if (!same && (this.#outputs.length > 0 || this.#program)) {
      const { outputHtml } = await import('./figure-html.ts');
      if (drawing !== this.#drawing) return;
      this.#outputs = outputs;
      this.part('.la-outputs').innerHTML = outputs
        .map((output, i) => outputHtml(output, null, `${this.el.id}-${i}`, this.lang))
        .join('');
      this.#adopt();
    }
    this.#outputs = outputs;
    this.#followProfile();
    try {
      for (const [i, output] of outputs.entries()) {
        const figure = this.#figures[i];
        if (!figure || output.kind === 'table') continue;
        // Only a recording is waited for: the picture of a slider is there before the next frame.
        const held =
          output.kind === 'recording' ? await loadRecording(this.base, output.recording) : undefined;
        if (drawing !== this.#drawing) return;
        const picture = this.#picture(output, i, held);
        if (!picture) continue;
        figure.show(picture);
        const caption = figure.root.querySelector('.la-caption');
        if (caption && output.caption !== undefined)
          caption.textContent = inLanguage(output.caption, this.lang);
        if (output.kind === 'figure') this.#comparison?.list(figure.root, picture);
      }
    } catch (error) {
      this.fail((error as Error).message);
      return;
    }
    if (this.#failed) {
      this.part('.la-problems').hidden = true;
      this.status('fresh');
    }
    clearTimeout(this.#sayLater);
    this.#sayLater = setTimeout(() => this.say(this.el.querySelector('.la-summary')?.textContent ?? ''), 400);
  }

  /** The switch stands at the profile that the cell shows by itself, as long as the reader has chosen none. */
  #followProfile(): void {
    const figure = this.#outputs.find((output) => output.kind === 'figure');
    const shown = figure && profileOf(figure);
    if (!shown || shown === this.el.dataset.profile) return;
    this.el.dataset.profile = shown;
    this.#showState();
  }

  /** Spoken politely, once things have come to rest. */
  say(words: string): void {
    const box = this.part('.la-say');
    if (box.textContent !== words) box.textContent = words;
  }

  #adopt(): void {
    this.#figures = [...this.el.querySelectorAll<HTMLElement>('.la-output')].map((root) =>
      root.querySelector('.la-stage')
        ? new FigureView(root, {
            lang: this.lang,
            moved: (view, event) => this.#mark(view, event),
            fixed: () => this.#fixed(),
            toggle: (view, segment) => this.#toggle(view, segment),
            menu: (view, segment, at) => this.#menu(view, segment, at),
          })
        : null,
    );
  }

  #fixed(): boolean {
    return this.#outputs.some(({ kind }) => kind === 'recording');
  }

  #toggle(view: FigureView, index: number): void {
    const { trace } = view;
    const segment = trace?.segments[index];
    if (!trace || !segment || this.#fixed()) return;
    this.setFaults(toggleLoss(this.faults, segmentName(trace, index), segment.arrives === null));
  }

  #menu(view: FigureView, index: number, at: DOMRect): void {
    const { trace } = view;
    if (!trace || this.#fixed()) return;
    void import('./segment-menu.ts').then(({ openSegmentMenu }) =>
      openSegmentMenu(
        {
          trace,
          index,
          faults: this.faults,
          lang: this.lang,
          at,
          back: view.root.querySelector<HTMLElement>('.la-panel')!,
        },
        (fault) =>
          this.setFaults(
            fault ? setFault(this.faults, fault) : toggleLoss(this.faults, segmentName(trace, index), false),
          ),
      ),
    );
  }

  #mark(view: FigureView, event: TraceEvent | null): void {
    const code = this.part('.la-code code');
    const source = code.textContent;
    const line =
      event && view.trace && this.el.dataset.edited === undefined
        ? codeLine(source, view.trace, event, this.faults.length)
        : null;
    markLine(code, line);
  }
}

export const startLiveCell = (el: HTMLElement): LiveCell => {
  const live = new LiveCell(el);
  (el as HTMLElement & { cell?: LiveCell }).cell = live;
  return live;
};
