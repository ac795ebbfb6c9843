/** What a reader has turned in a cell: values, segments lost, the profile; and the controls that show it. */
import {
  defaultValues,
  type Language,
  loadLinks,
  type Parameters,
  type ParameterValues,
  type ProfileChoice,
  type ReaderFault,
  readValue,
} from '../../../notebook/index.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import { controlsHtml, fieldValue, showValues } from './controls.ts';
import { showFaults } from './fault-chips.ts';
import { passFocus } from './pass-focus.ts';

export abstract class TurnedCell {
  readonly el: CellElement;
  readonly id: string;
  readonly lang: Language;
  parameters: Parameters = {};
  values: ParameterValues = {};
  faults: ReaderFault[] = [];
  profile: ProfileChoice | undefined;

  constructor(el: CellElement) {
    this.el = el;
    this.id = el.dataset.cell!;
    this.lang = el.dataset.lang as Language;
  }

  /** Shows and draws with these. */
  abstract setFaults(faults: ReaderFault[]): void;

  /** An element of the cell that is always there. */
  part(selector: string): HTMLElement {
    return this.el.querySelector<HTMLElement>(selector)!;
  }

  /** Where the reader has put the cursor, as an address has it. */
  abstract get moment(): string | undefined;

  /** Address query of what has been turned and lost, and of where the cursor was put. */
  async query(): Promise<string> {
    const { writeQuery } = await loadLinks();
    return writeQuery(
      {
        values: this.values,
        faults: this.faults,
        ...(this.profile && { profile: this.profile }),
        ...(this.moment && { at: this.moment }),
      },
      this.parameters,
    );
  }

  /** As the cell's code has it. */
  protected toDefaults(): void {
    this.values = { ...defaultValues(this.parameters) };
    this.faults = [];
    this.profile = undefined;
  }

  /** What is turned now. @returns what puts it back, with the controls for it */
  protected remember(): () => void {
    const { parameters, faults, profile } = this;
    const values = { ...this.values };
    return () => {
      this.declare(parameters);
      Object.assign(this, { values, profile });
      this.setFaults(faults);
    };
  }

  /** The code now declares these parameters: their controls, with what was turned before where it still fits. */
  protected declare(declared: Parameters): void {
    if (JSON.stringify(declared) === JSON.stringify(this.parameters)) return;
    // Against the old declaration: a value nobody turned gives way to the new default.
    this.values = { ...defaultValues(declared), ...this.#fitting(declared) };
    this.parameters = declared;
    const controls = this.part('.la-controls');
    controls.innerHTML = controlsHtml(declared, this.values, this.el.id, this.lang);
    controls.hidden = Object.keys(declared).length === 0;
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
  protected showState(typing = true): void {
    showValues(this.el, this.parameters, this.values, this.lang, typing);
    for (const radio of this.el.querySelectorAll<HTMLInputElement>('[data-profile]'))
      radio.checked = radio.value === (this.profile ?? this.el.dataset.profile);
    showFaults(this.part('.la-chips'), this.faults, this.lang, (faults) => this.setFaults(faults));
    this.offer('reset', this.changed());
  }

  /** A button that is there or not; one that has the focus hands it on. */
  offer(what: 'reset' | 'stop', yes: boolean): void {
    const button = this.part(`[data-do=${what}]`) as HTMLButtonElement;
    if (!yes) passFocus(this.el, button);
    button.hidden = !yes;
  }

  changed(): boolean {
    return (
      this.faults.length > 0 ||
      this.profile !== undefined ||
      this.el.dataset.edited !== undefined ||
      Object.keys(this.parameters).some((name) => this.#turnedFrom(name))
    );
  }

  /** Takes the value a field stands for. @returns false while it stands for none */
  protected take(field: HTMLInputElement | HTMLSelectElement): boolean {
    const parameter = this.parameters[field.name];
    if (!parameter) return false;
    const value = fieldValue(field, parameter);
    if (value === null) return false;
    this.values[field.name] = value;
    return true;
  }
}
