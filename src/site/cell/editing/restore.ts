/** What a cell opens with: code from the link, an edit kept from last time, or the lesson. */

import { hideNotice, showDifference, showNotice } from '../live/notices.ts';
import type { EditedText } from './edited-text.ts';

/** What is kept for the cell; nothing where storage is refused. */
const findKept = ({ tools, key, original, live }: EditedText): ReturnType<typeof tools.findEdit> => {
  try {
    // What is being typed now is this page's to keep.
    if (!live.el.area) tools.takeEarly(localStorage, key);
    return tools.findEdit(localStorage, key, original);
  } catch {
    return { state: 'none' };
  }
};

const fromLink = async (cell: EditedText): Promise<boolean> => {
  const { live, tools, t } = cell;
  if (!live.el.linked) return false;
  const shared = await tools.readCode(location.hash);
  if (!shared) return false;
  if (shared.problem) {
    showNotice(live.el, { kind: 'warn', words: t[shared.problem] });
    return false;
  }
  if (shared.cellId !== live.id) {
    showNotice(live.el, { kind: 'warn', words: t.unknown(shared.cellId) });
    return false;
  }
  const own = findKept(cell);
  // The reader's own link: what is kept is more, it knows how its last run ended.
  if (own.state === 'current' && own.edit.code === shared.code.trimEnd()) return false;
  if (own.state === 'current') {
    cell.found(own.edit);
    cell.setBehind(own.edit);
  }
  const sources = new URLSearchParams(location.search).get('sources') ?? undefined;
  cell.setText({ code: shared.code.trimEnd(), sources, strange: true });
  live.dispatch({ kind: 'status', status: 'stale' });
  live.el.scrollIntoView({ block: 'start' });
  showNotice(live.el, {
    kind: 'warn',
    words: t.shared,
    buttons: [
      {
        label: t.difference,
        act: () => showDifference(live.el, tools.lineDiff(cell.original, cell.code)),
      },
      {
        label: t.discard,
        act: () => {
          hideNotice(live.el);
          history.replaceState(null, '', location.pathname + location.search);
          const { mine } = cell;
          cell.setBehind(undefined);
          void cell.take(mine ?? { code: cell.original, endedByForce: false });
        },
      },
    ],
  });
  return true;
};

/** Puts into the cell what it should open with, and says so. A text whose last run was ended by force waits for Run. */
export const restore = async (cell: EditedText): Promise<void> => {
  const { live, tools, t } = cell;
  if (await fromLink(cell)) return;
  const found = findKept(cell);
  if (found.state === 'none') return;
  const { edit } = found;
  if (found.state === 'older') {
    const choose = (then: () => void) => () => {
      tools.forgetEdit(localStorage, cell.key, found.hash);
      hideNotice(live.el);
      then();
    };
    const useMine = () => {
      const { code, sources, endedByForce } = edit;
      cell.setText({ code, sources, endedByForce });
      cell.keep();
      live.dispatch({ kind: 'status', status: 'stale' });
    };
    showNotice(live.el, {
      kind: 'warn',
      words: t.older,
      buttons: [
        {
          label: t.difference,
          act: () => showDifference(live.el, tools.lineDiff(cell.original, edit.code)),
        },
        { label: t.useMine, act: choose(useMine) },
        { label: t.useNew, act: choose(() => {}) },
      ],
    });
    return;
  }
  cell.found(edit);
  // What the reader has typed while this was loading is newer than what is kept.
  const typed = live.el.area?.value.trimEnd();
  if (typed !== undefined && typed !== cell.original) {
    cell.setBehind(edit);
    cell.offerMine();
    return;
  }
  cell.setBehind(edit.before);
  // Not waited for: Stop is there for a run that takes long.
  void cell.take(edit).then((ran) => {
    if (ran && !cell.mine) showNotice(live.el, { words: t.kept });
  });
};
