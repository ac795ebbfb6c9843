/** Run all and the wide resets; a reset can be undone until the next one, or until the page is left. */
import { type Language, loadEditing } from '../../../notebook/index.ts';
import { loadWords } from '../../../words/index.ts';
import { passFocus } from '../live/pass-focus.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import { type EditedCell, editedOf } from './edited-cell.ts';
import { cellsOnPage } from './page-cells.ts';
import { takeOut } from './removed-edits.ts';

const runEach = async (chapter: string): Promise<[ran: number, failed: number]> => {
  const all = cellsOnPage(chapter);
  for (const el of all) (await editedOf(el)).live.dispatch({ kind: 'status', status: 'stale' });
  // One after another, in the order of the page: later cells may import earlier ones.
  for (const el of all) await (await editedOf(el)).run(false);
  return [all.length, all.filter((el) => el.dataset.status === 'failed').length];
};

let running: ReturnType<typeof runEach> | undefined;

/** A second press while the cells run adds nothing. */
const runAll = (chapter: string): ReturnType<typeof runEach> => {
  running ??= runEach(chapter).finally(() => {
    running = undefined;
  });
  return running;
};

const allEdited = async (): Promise<EditedCell[]> => {
  const found: EditedCell[] = [];
  for (const el of document.querySelectorAll<CellElement>('la-cell')) found.push(await editedOf(el));
  return found;
};

let last: Promise<unknown> = Promise.resolve();

/** What is pressed later acts later: a reset that is still under way takes nothing of what an Undo gives back. */
const inOrder = (act: () => Promise<void>): Promise<void> => {
  const next = last.then(act);
  last = next.catch(() => undefined);
  return next;
};

/** Gives back what the last reset took. */
let giveBack: (() => Promise<void>) | undefined;

/** @param tool `run`, `chapter` (reset it), `all` (reset everything) or `undo` (the last reset) */
export const useTool = async (el: HTMLElement, tool: string): Promise<void> => {
  if (tool === 'undo') await inOrder(async () => giveBack?.());
  else if (tool === 'run') {
    const words = await loadWords(el.dataset.lang as Language, 'editing');
    statusOf(el).textContent = words.tools.ran(...(await runAll(el.dataset.chapter ?? '')));
  } else await inOrder(() => reset(el, tool));
};

const statusOf = (el: HTMLElement): Element => el.querySelector('[role=status]')!;

async function reset(el: HTMLElement, tool: string): Promise<void> {
  const { tools: t, undo: undoWord } = await loadWords(el.dataset.lang as Language, 'editing');
  const box = statusOf(el);
  const tools = await loadEditing();
  const cells = await allEdited();
  // What is being typed is put away first, so that Undo brings it back too.
  for (const cell of cells) cell.keep();
  const changed = cells.filter((cell) => cell.live.changed());
  const taken = takeOut(tools, tool === 'all' ? '' : `${el.dataset.chapter}/`);
  const count = Math.max(taken.count, changed.length);
  // Nothing to take back; the Undo of a reset before this one stays.
  if (count === 0) {
    if (!box.querySelector('button')) box.textContent = t.reset(0);
    return;
  }
  const backs = changed.map((cell) => cell.toLesson());
  for (const cell of changed) await cell.run();
  const undo = document.createElement('button');
  undo.type = 'button';
  // The element hears it as it hears the others, so that it has its turn behind them.
  undo.dataset.tool = 'undo';
  undo.textContent = undoWord;
  giveBack = async () => {
    giveBack = undefined;
    passFocus(el, undo);
    box.textContent = '';
    taken.putBack();
    for (const back of backs) await back();
  };
  box.replaceChildren(`${t.reset(count)} `, undo);
}
