/** What the address of the page and the controls in it say a cell should open with. */
import { loadLinks, type ProfileChoice } from '../../../notebook/index.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import { fieldValue } from './controls.ts';
import type { ShownCell } from './show-cell.ts';

interface OpenedCell extends ShownCell {
  readonly el: CellElement;
}

/** Some of what a link asked for and this cell does not have, as it stood there. */
export const inShort = (dropped: readonly string[]): string =>
  dropped
    .slice(0, 4)
    .map((part) => (part.length > 40 ? `${part.slice(0, 39)}…` : part))
    .join(', ') + (dropped.length > 4 ? ` … (${dropped.length})` : '');

/** The address may be of this cell. @returns what it asks for that the cell does not have */
export const openAddress = async ({ el, state, dispatch }: OpenedCell): Promise<readonly string[]> => {
  const wanted = !location.hash || location.hash === `#${el.id}` || el.linked;
  const first = document.querySelector('la-cell') === el;
  if (!location.search || !wanted || (!first && !location.hash)) return [];
  const { readQuery } = await loadLinks();
  const { values, faults, profile, at, any, ignored } = readQuery(location.search, state.parameters);
  dispatch({ kind: 'link', values, faults, profile, at, turned: any });
  return ignored;
};

/** What was turned while the cell was loading counts as well. */
export const takeTurned = ({ el, state, dispatch }: OpenedCell): void => {
  const fields = [...el.querySelectorAll<HTMLInputElement>('.la-controls input')];
  const turned = fields
    .filter(({ type, checked, defaultChecked, value, defaultValue }) =>
      type === 'checkbox' ? checked !== defaultChecked : value !== defaultValue,
    )
    .flatMap((field) => {
      const parameter = state.parameters[field.name];
      return parameter ? [{ name: field.name, value: fieldValue(field, parameter) }] : [];
    });
  // All of them are read before the first is shown, which sets the others right.
  for (const one of turned) dispatch({ kind: 'turn', ...one, typing: true });
  if (el.querySelector<HTMLInputElement>('[data-compare]')?.checked) dispatch({ kind: 'compare', on: true });
  const chosen = el.querySelector<HTMLInputElement>('[data-profile]:checked')?.value;
  if (chosen !== undefined && chosen !== state.shown && state.profile === undefined)
    dispatch({ kind: 'profile', profile: chosen as ProfileChoice });
};
