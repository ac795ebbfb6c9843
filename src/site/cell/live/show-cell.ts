/** What is seen of a cell's state around its figures: controls, chips, buttons, the words under the code. */
import type { Language } from '../../../notebook/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import type { CellEvent } from './cell-events.ts';
import { type CellState, isChanged, isEdited, isStoppable } from './cell-state.ts';
import type { Executors } from './cell-store.ts';
import { controlsHtml, showValues } from './controls.ts';
import { showFaults } from './fault-chips.ts';
import { passFocus } from './pass-focus.ts';

export interface ShownCell {
  readonly el: HTMLElement;
  readonly lang: Language;
  readonly state: CellState;
  dispatch(event: CellEvent): void;
  part(selector: string): HTMLElement;
}

/** A button that is there or not; one that has the focus hands it on. */
const offer = ({ el, part }: ShownCell, what: 'reset' | 'stop', yes: boolean): void => {
  const button = part(`[data-do=${what}]`) as HTMLButtonElement;
  if (!yes) passFocus(el, button);
  button.hidden = !yes;
};

const offerButtons = (cell: ShownCell): void => {
  const { el, state } = cell;
  el.toggleAttribute('data-edited', isEdited(state));
  if (state.text?.sources) el.dataset.sources = state.text.sources;
  else if (state.text) delete el.dataset.sources;
  offer(cell, 'reset', isChanged(state));
  offer(cell, 'stop', isStoppable(state));
};

const showTurned = (cell: ShownCell, typing: boolean): void => {
  const { el, lang, state } = cell;
  const { parameters, values, faults, profile, shown } = state;
  if (shown) el.dataset.profile = shown;
  showValues(el, parameters, values, lang, typing);
  for (const radio of el.querySelectorAll<HTMLInputElement>('[data-profile]'))
    radio.checked = radio.value === (profile ?? shown);
  showFaults(cell.part('.la-chips'), faults, lang, (left) => cell.dispatch({ kind: 'lose', faults: left }));
  offerButtons(cell);
};

const showStatus = ({ el, lang, state: { status, counted }, part }: ShownCell): void => {
  const words = wordsAtHand(lang).live;
  el.dataset.status = status;
  part('.la-status').textContent =
    counted !== null ? words.counted(Math.floor(100 * counted)) : status === 'fresh' ? '' : words[status];
};

export const showing = (cell: ShownCell): Executors => ({
  controls: () => {
    const { parameters, values } = cell.state;
    const controls = cell.part('.la-controls');
    controls.innerHTML = controlsHtml(parameters, values, cell.el.id, cell.lang);
    controls.hidden = Object.keys(parameters).length === 0;
    // A row with nothing in it would be a line.
    controls.parentElement!.hidden = controls.hidden && !controls.nextElementSibling;
  },
  show: ({ typing }) => showTurned(cell, typing),
  offer: () => offerButtons(cell),
  status: () => showStatus(cell),
  problem: ({ message }) => {
    const box = cell.part('.la-problems');
    box.hidden = message === null;
    if (message !== null) box.textContent = wordsAtHand(cell.lang).live.notDrawn + message;
  },
});
