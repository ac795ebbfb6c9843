/** Run all and the wide resets; each reset can be undone until the page is left. */
import { type Language, loadEditing, type Removed } from '../../../notebook/index.ts';
import { editText } from './edit-text.ts';
import { cellsOnPage, editedOf } from './page-cells.ts';

const words = {
  en: {
    ran: (n: number, failed: number) => (failed ? `${n} cells run, ${failed} failed.` : `${n} cells run.`),
    reset: (n: number) => (n === 1 ? '1 edit taken back.' : `${n} edits taken back.`),
  },
  zh: {
    ran: (n: number, failed: number) =>
      failed ? `运行了 ${n} 个单元，${failed} 个出错。` : `运行了 ${n} 个单元。`,
    reset: (n: number) => `还原了 ${n} 处修改。`,
  },
};

const runAll = async (chapter: string): Promise<[ran: number, failed: number]> => {
  const all = cellsOnPage(chapter);
  for (const el of all) (await editedOf(el)).live.status('stale');
  // One after another, in the order of the page: later cells may import earlier ones.
  for (const el of all) await (await editedOf(el)).run(false);
  return [all.length, all.filter((el) => el.dataset.status === 'failed').length];
};

/** Shows in every cell of the page what storage and lesson now say. */
const showAgain = async (removed: Removed, undone: boolean): Promise<void> => {
  for (const el of document.querySelectorAll<HTMLElement>('la-cell')) {
    const { chapter = '', cell = '' } = el.dataset;
    const entry = removed.find(([key]) => key.includes(`.${chapter}/${cell}@`));
    const edited = await editedOf(el as Parameters<typeof editedOf>[0]);
    if (!undone) {
      edited.live.reset();
      if (entry || edited.code !== edited.original) edited.setCode(edited.original);
    } else if (entry) edited.setCode((JSON.parse(entry[1]) as { code: string }).code);
    if (entry) await edited.run(false);
  }
};

export const useTool = async (el: HTMLElement, tool: string): Promise<void> => {
  const lang = el.dataset.lang as Language;
  const t = words[lang];
  const box = el.querySelector('[role=status]')!;
  if (tool === 'run') {
    box.textContent = t.ran(...(await runAll(el.dataset.chapter ?? '')));
    return;
  }
  const { resetEdits, undoReset } = await loadEditing();
  // What is being typed is put away first, so that Undo brings it back too.
  for (const cell of document.querySelectorAll<HTMLElement>('la-cell[data-edited]'))
    (await editedOf(cell as Parameters<typeof editedOf>[0])).keep();
  const removed = resetEdits(localStorage, tool === 'all' ? '' : `${el.dataset.chapter}/`);
  await showAgain(removed, false);
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.textContent = editText[lang].undo;
  undo.addEventListener('click', async () => {
    undoReset(localStorage, removed);
    box.textContent = '';
    await showAgain(removed, true);
  });
  box.replaceChildren(`${t.reset(removed.length)} `, undo);
};
