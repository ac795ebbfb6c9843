/** What the network may do to one segment: a small menu at the finger, the pointer or the cursor. */
import { type Language, type ReaderFault, sameSegment, segmentName } from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { CellWords } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import css from '../../styles/segment-menu.css?inline';
import { segmentInWords } from '../live/moment.ts';

export interface SegmentMenuPlace {
  trace: Trace;
  index: number;
  faults: readonly ReaderFault[];
  lang: Language;
  words: CellWords;
  at: DOMRect;
  /** Gets the focus back. */
  back: HTMLElement;
}

let open: HTMLDialogElement | undefined;

/** `done` gets the fault, or null when the reader takes theirs back. */
export const openSegmentMenu = (place: SegmentMenuPlace, done: (fault: ReaderFault | null) => void): void => {
  open?.remove();
  adoptStyles(css);
  const { trace, index, lang } = place;
  const name = segmentName(trace, index);
  const t = place.words.segmentMenu;
  const dialog = document.createElement('dialog');
  dialog.className = 'la-segment-menu';
  const title = `${segmentInWords(trace, index, lang)} ${name.nth}`;
  dialog.setAttribute('aria-label', title);
  const finish = (fault: ReaderFault | null | undefined) => {
    dialog.close();
    if (fault !== undefined) done(fault);
  };
  const heading = document.createElement('p');
  heading.textContent = title;
  dialog.append(heading);
  const button = (label: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  const lost = trace.segments[index]?.arrives === null;
  dialog.append(button(lost ? t.keep : t.lose, () => finish({ ...name, action: lost ? 'keep' : 'lose' })));
  const usual = Math.max(10, Math.round(trace.scenario.rttMs * 2));
  for (const action of ['delay', 'duplicate'] as const) {
    const row = document.createElement('form');
    const input = document.createElement('input');
    Object.assign(input, {
      type: 'number',
      min: '0',
      max: '600000',
      step: '1',
      value: String(usual),
      required: true,
    });
    input.setAttribute('aria-label', `${t[action]}, ms`);
    const act = button(t[action], () => {});
    act.type = 'submit';
    const unit = document.createElement('span');
    unit.textContent = 'ms';
    row.append(act, input, unit);
    row.addEventListener('submit', (event) => {
      event.preventDefault();
      finish({ ...name, action, ms: Number(input.value) });
    });
    dialog.append(row);
  }
  if (place.faults.some((fault) => sameSegment(fault, name)))
    dialog.append(button(t.undo, () => finish(null)));
  dialog.append(button(t.close, () => finish(undefined)));
  dialog.addEventListener('close', () => {
    dialog.remove();
    place.back.focus({ preventScroll: true });
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  open = dialog;
  dialog.showModal();
  const box = dialog.getBoundingClientRect();
  const x = Math.min(place.at.x, document.documentElement.clientWidth - box.width - 8);
  const y = Math.min(place.at.y + 8, innerHeight - box.height - 8);
  dialog.style.cssText = `left:${Math.max(8, x)}px;top:${Math.max(8, y)}px`;
};
