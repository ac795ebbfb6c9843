/** The link to a cell as it stands, copied; with its code where that was changed. */
import { loadEditing } from '../../../notebook/index.ts';
import { loadWords } from '../../../words/index.ts';
import { saveFile } from '../../components/take/save-file.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { showNotice } from '../live/notices.ts';

/** The address of the cell with what was turned, lost and written in it. */
const linkTo = async (live: LiveCell): Promise<string> => {
  const page = `${location.origin}${location.pathname}${await live.query()}`;
  if (live.el.dataset.edited === undefined) return `${page}#${live.el.id}`;
  const { writeCode } = await loadEditing();
  const { code } = await live.edited();
  const { sources } = live.el.dataset;
  // The playground's text may import the cells of a chapter.
  const from = sources ? `${page.includes('?') ? '&' : '?'}sources=${sources}` : '';
  return page + from + (await writeCode(live.id, code));
};

/** Copies the link and puts it into the address bar; says when it is too long, or when it could not be copied. */
export const shareCell = async (live: LiveCell): Promise<void> => {
  await live.settled();
  const { share: t, copied } = await loadWords(live.lang, 'cell');
  const link = await linkTo(live);
  const { longestLink } = await loadEditing();
  if (link.length > longestLink) {
    const { code } = await live.edited();
    showNotice(live.el, {
      kind: 'warn',
      words: t.long(link.length),
      buttons: [{ label: t.file, act: () => saveFile(`${live.id}.ts`, new Blob([`${code}\n`])) }],
    });
  }
  history.replaceState(null, '', link.slice(location.origin.length));
  try {
    await navigator.clipboard.writeText(link);
    live.say(copied);
    if (link.length <= longestLink) showNotice(live.el, { words: copied });
  } catch {
    showNotice(live.el, { words: `${t.failed} ${link}` });
  }
};
