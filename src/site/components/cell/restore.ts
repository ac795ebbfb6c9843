/** What a cell opens with: code from the link, an edit kept from last time, or the lesson. */
import type { CellElement } from './cell-element.ts';
import type { EditedCell } from './edited-cell.ts';
import { hideNotice, showDifference, showNotice } from './notices.ts';

/** What is kept for the cell; nothing where storage is refused. */
const findKept = ({ tools, key, original }: EditedCell): ReturnType<typeof tools.findEdit> => {
  try {
    return tools.findEdit(localStorage, key, original);
  } catch {
    return { state: 'none' };
  }
};

const fromLink = async (cell: EditedCell): Promise<boolean> => {
  const { live, tools, t } = cell;
  if (!(live.el as CellElement).linked) return false;
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
    cell.setKept(own.edit);
    cell.mine = own.edit.code;
  }
  const back = cell.code;
  const sources = new URLSearchParams(location.search).get('sources');
  if (sources) live.el.dataset.sources = sources;
  cell.strange = true;
  cell.setCode(shared.code.trimEnd());
  live.status('stale');
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
          cell.strange = false;
          cell.setCode(back);
          cell.mine = undefined;
          void cell.run();
        },
      },
    ],
  });
  return true;
};

/** Puts into the cell what it should open with, and says so. A text whose last run was ended by force waits for Run. */
export const restore = async (cell: EditedCell): Promise<void> => {
  const { live, tools, t } = cell;
  try {
    if (await fromLink(cell)) return;
    const found = findKept(cell);
    if (found.state === 'none') return;
    const { edit } = found;
    if (found.state === 'older') {
      showNotice(live.el, {
        kind: 'warn',
        words: t.older,
        buttons: [
          {
            label: t.difference,
            act: () => showDifference(live.el, tools.lineDiff(cell.original, edit.code)),
          },
          {
            label: t.useMine,
            act: () => {
              tools.forgetEdit(localStorage, cell.key, found.hash);
              hideNotice(live.el);
              cell.setCode(edit.code);
              cell.keep();
              live.status('stale');
            },
          },
          {
            label: t.useNew,
            act: () => {
              tools.forgetEdit(localStorage, cell.key, found.hash);
              hideNotice(live.el);
            },
          },
        ],
      });
      return;
    }
    // What the reader has typed while this was loading is newer than what is kept.
    const typed = (live.el as CellElement).area?.value.trimEnd();
    if (typed !== undefined && typed !== cell.original) return;
    cell.setKept(edit);
    if (edit.endedByForce) {
      live.status('stale');
      showNotice(live.el, { kind: 'warn', words: t.forced });
    } else {
      await cell.run(false);
      showNotice(live.el, { words: t.kept });
    }
  } catch {
    // Storage is refused: the cell opens as the lesson has it.
  }
};
