/** What a reader does to the controls of a cell, as its events. */
import type { ProfileChoice } from '../../../notebook/index.ts';
import { fieldValue } from './controls.ts';
import type { ShownCell } from './show-cell.ts';

/** The key moves a slider. */
const moves = /^(Arrow|Page|Home|End)/;

export const listenToControls = (cell: ShownCell): void => {
  const turned = ({ target, type }: Event): void => {
    const field = target as HTMLInputElement;
    if (field.dataset.profile !== undefined)
      cell.dispatch({ kind: 'profile', profile: field.value as ProfileChoice });
    else if (field.dataset.compare !== undefined) {
      if (type === 'change') cell.dispatch({ kind: 'compare', on: field.checked });
    } else if (field.closest('.la-controls')) {
      const parameter = cell.state.parameters[field.name];
      if (parameter)
        cell.dispatch({
          kind: 'turn',
          name: field.name,
          value: fieldValue(field, parameter),
          typing: type === 'input',
        });
    }
  };
  // Before a slider moves, its figures take the room that the places along it need.
  const reached = ({ target, type, key }: Event & { key?: string }): void => {
    if (type === 'keydown' && !moves.test(key ?? '')) return;
    const { name, type: kind } = target as HTMLInputElement;
    if (kind === 'range') cell.dispatch({ kind: 'reach', name });
  };
  for (const kind of ['input', 'change']) cell.el.addEventListener(kind, turned);
  for (const kind of ['pointerdown', 'keydown']) cell.el.addEventListener(kind, reached);
};
