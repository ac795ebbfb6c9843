/**
 * The address of the page follows the cursor that a reader puts somewhere, so that what is copied from the address bar opens
 * there. One entry of the history stays one, and browsers allow some hundred changes in half a minute: not each step is written.
 */
import { isEdited } from '../live/cell-state.ts';
import type { LiveCell } from '../live/live-cell.ts';

const everyMs = 400;

let last: LiveCell | undefined;
let isWaiting = false;

const tellsMoment = (): boolean => /[?&]at=/.test(location.search);

const write = async (): Promise<void> => {
  const live = last;
  // An address that carries code, or should, is made by Link: it takes time, and is long.
  if (!live || isEdited(live.state) || location.hash.startsWith('#code=')) return;
  const hash = `#${live.el.id}`;
  // Taken back: only what stands there of this cell.
  if (live.moment === undefined && !(tellsMoment() && location.hash === hash)) return;
  const address = `${location.pathname}${await live.query()}${hash}`;
  if (address !== location.pathname + location.search + location.hash)
    history.replaceState(history.state, '', address);
};

/** The same page in the other language, at the same moment, while its cell is in sight. */
const followToOtherLanguage = (): void => {
  const link = document.querySelector<HTMLAnchorElement>('[data-la-language]');
  // After `keep-place.ts`, which has the heading.
  link?.addEventListener('click', () => {
    const cell = tellsMoment() ? document.querySelector(location.hash || 'main') : null;
    const box = cell?.getBoundingClientRect();
    const inSight = box !== undefined && box.bottom > 0 && box.top < innerHeight;
    link.search = inSight ? location.search : '';
    if (inSight) link.hash = location.hash;
  });
};

/** The cursor of this cell has been put somewhere, or what stands in the address of it has changed. */
export const noteMoment = (live: LiveCell): void => {
  if (!last) followToOtherLanguage();
  last = live;
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    void write();
  }, everyMs);
};
